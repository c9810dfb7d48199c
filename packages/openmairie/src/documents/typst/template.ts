// SPDX-License-Identifier: EUPL-1.2
/** Draws the document that lies beside it as data: no word of a document is ever read as markup. */
export const template = `
#let doc = json("document.json")
// A function is known by all that it holds: one that held the document would cost its length at each call.
#let single = doc.single
#let accent = rgb("#1d3a5f")
#let faint = rgb("#5b6573")
#let line-colour = rgb("#b8c0ca")

#set document(title: doc.title, author: ())
#set text(font: ("Source Sans 3", "DejaVu Sans"), lang: doc.locale, hyphenate: false)
#set par(leading: 0.6em, spacing: 1em)
#show heading: set block(above: 1.2em, below: 0.7em)
#show heading.where(level: 1): set text(size: 1.5em, weight: "semibold")
#show heading.where(level: 2): set text(size: 1.2em, weight: "semibold")
#show heading.where(level: 3): set text(size: 1.05em, weight: "semibold")

#let sides = (left: left, center: center, right: right)

#let mark(side, section) = label(side + "-" + str(section.number))
// Where each section is known to be one page, nothing has to be counted: places cost a third of the time.
// A header is drawn before what its page holds: pages are counted by their places, not by a counter that the page sets.
#let first-page(section) = locate(mark("start", section)).page()

#let image-of(block) = image(
  block.image,
  alt: block.alternative,
  width: if block.width == none { auto } else { block.width * 1mm },
  height: if block.height == none { auto } else { block.height * 1mm },
)

#let words(of, section) = if of.len() == 1 and type(of.first()) == str and not of.first().contains("\\u{200b}") { of.first() } else { of.map(part => {
  if type(part) == str { if part.contains("\\u{200b}") { part.split("\\u{200b}").join(linebreak()) } else { part } }
  else if part.kind == "strong" { strong(words(part.content, section)) }
  else if part.kind == "emphasis" { emph(words(part.content, section)) }
  else if part.kind == "underline" { underline(words(part.content, section)) }
  else if part.kind == "strike" { strike(words(part.content, section)) }
  else if part.kind == "above" { super(words(part.content, section)) }
  else if part.kind == "below" { sub(words(part.content, section)) }
  else if part.kind == "link" { link(part.address, words(part.content, section)) }
  else if part.kind == "line-break" { linebreak() }
  else if part.kind == "picture" { box(image-of(part)) }
  else if single { "1" }
  else if part.kind == "page" { context str(here().page() - first-page(section) + 1) }
  else if part.kind == "pages" { context str(locate(mark("end", section)).page() - first-page(section) + 1) }
}).join() }

#let aligned(block, content) = {
  let side = block.at("align", default: none)
  if side == none { content }
  else if side == "justify" { set par(justify: true); content }
  else { align(sides.at(side), content) }
}

#let table-of(block, section) = {
  set text(size: block.at("size", default: 9) * 1pt)
  let sides-of = block.columns.map(column => sides.at(column.align))
  let count = block.columns.len()
  let heads = if block.head.len() == 0 { () } else {
    (table.header(repeat: true, ..block.head.enumerate().map(((at, cell)) =>
      table.cell(align: sides-of.at(at) + bottom, stroke: (bottom: 0.8pt + accent), strong(words(cell, section))))),)
  }
  let rows = block.rows.map(row => {
    if row.kind == "group" {
      (table.cell(colspan: count, align: left, inset: (top: 8pt, bottom: 3pt), strong(words(row.cells.first(), section))),)
    } else if row.kind == "total" {
      row.cells.enumerate().map(((at, cell)) => table.cell(stroke: (top: 0.6pt + accent), strong(words(cell, section))))
    } else { row.cells.map(cell => words(cell, section)) }
  })
  table(
    columns: if "width" in block {
      let whole = block.columns.map(column => column.share).sum()
      block.columns.map(column => column.share / whole * block.width * 1mm)
    } else { block.columns.map(column => column.share * 1fr) },
    align: sides-of,
    inset: (x: 3pt, y: 3pt),
    stroke: (x, y) => (bottom: 0.3pt + line-colour),
    ..heads,
    ..rows.flatten(),
  )
}

#let blocks(of, section) = {
  for it in of {
    if it.kind == "heading" { aligned(it, heading(level: it.level, words(it.content, section))) }
    else if it.kind == "paragraph" {
      let content = par(words(it.content, section))
      aligned(it, if "size" in it { text(size: it.size * 1pt, content) } else { content })
    }
    else if it.kind == "list" {
      let items = it.items.map(item => blocks(item, section))
      if it.ordered { enum(..items) } else { list(..items) }
    }
    else if it.kind == "table" { table-of(it, section) }
    else if it.kind == "facts" {
      block(above: 1.1em, below: 1.3em, grid(
        columns: (1fr, 2.4fr),
        column-gutter: 4mm,
        row-gutter: 2mm,
        ..it.rows.map(row => (text(fill: faint, words((row.label,), section)), words(row.content, section))).flatten(),
      ))
    }
    else if it.kind == "image" { aligned(it, image-of(it)) }
    else if it.kind == "together" { block(breakable: false, width: 100%, blocks(it.content, section)) }
    else if it.kind == "page-break" { pagebreak(weak: true) }
    else if it.kind == "rule" { line(length: 100%, stroke: 0.5pt + line-colour) }
    else if it.kind == "space" { v(it.height * 1mm, weak: false) }
    else if it.kind == "placed" {
      let content = block(
        width: it.width * 1mm,
        height: if it.height == none { auto } else { it.height * 1mm },
        stroke: if it.border { 0.5pt + line-colour } else { none },
        inset: if it.border { 2mm } else { 0mm },
        clip: false,
        blocks(it.content, section),
      )
      place(top + left, dx: (it.x - section.left) * 1mm, dy: (it.y - section.top) * 1mm, content)
    }
  }
}

#for (number, section) in doc.sections.enumerate() {
  let margins = section.paper.margins
  let place-of = (number: number, left: margins.left, top: margins.top)
  set text(size: section.paper.size * 1pt)
  page(
    paper: section.paper.format,
    flipped: section.paper.landscape,
    margin: (top: margins.top * 1mm, right: margins.right * 1mm, bottom: margins.bottom * 1mm, left: margins.left * 1mm),
    header: if section.header.len() == 0 { none } else { blocks(section.header, place-of) },
    footer: if section.footer.len() == 0 { none } else { set text(size: 8pt, fill: faint); blocks(section.footer, place-of) },
    background: if section.watermark == none { none } else {
      rotate(-55deg, text(size: 52pt, fill: rgb("#e6e9ed"), section.watermark))
    },
    {
      if not single [#metadata(none)#mark("start", place-of)]
      blocks(section.body, place-of)
      if not single [#metadata(none)#mark("end", place-of)]
    },
  )
}
`
