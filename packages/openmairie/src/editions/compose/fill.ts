// SPDX-License-Identifier: EUPL-1.2

import type { Block, Inline, TableRow, Words } from '../../documents/contract.js'
import { fittedTo, summed } from '../table/widths.js'
import type { BlockNode, Merge, Node, Part, TableNode, When } from '../template/contract.js'
import { spaced } from '../template/parts.js'
import { barcode } from './barcode.js'
import { holds } from './condition.js'
import { factsOf } from './facts.js'
import type { Filling } from './filling.js'
import { written } from './forms.js'
import { inLines, linesOf, wordsOf } from './lines.js'
import { signatureHeight } from './usual.js'
import { type Merged, mergedAt } from './values.js'

/** A text with the values of a record, as what is drawn. */
export function fill(nodes: readonly Node[], filling: Filling): readonly Block[] {
  const blocks: Block[] = []
  let words: Inline[] = []
  const flush = (): void => {
    if (!isBlank(words)) blocks.push({ kind: 'paragraph', content: trimmed(words) })
    words = []
  }
  for (const node of nodes) {
    const inline = inlineOf(node, filling, kept)
    if (inline) words.push(...inline)
    else {
      flush()
      blocks.push(...blocksOf(node, filling))
    }
  }
  flush()
  return blocks
}

type Case = (text: string) => string
const kept: Case = (text) => text

/** The words of a node; null for one that is no part of a line. */
function inlineOf(node: Node, filling: Filling, cased: Case): Words | null {
  switch (node.kind) {
    case 'text':
      return node.parts.flatMap((part) =>
        typeof part === 'string' ? spaced(cased(part)) : mergeWords(part, filling, cased),
      )
    case 'line-break':
      return [{ kind: 'line-break' }]
    case 'link': {
      const address = textOf(node.address, filling)
      const content = inlines(node.children, filling, cased)
      return content.length > 0 && /^(https?:|mailto:|tel:)/i.test(address)
        ? [{ kind: 'link', address, content }]
        : content
    }
    case 'mark': {
      if (!shows(node.when, filling)) return []
      const { locale } = filling.ctx
      if (node.mark === 'upper') return inlines(node.children, filling, (text) => text.toLocaleUpperCase(locale))
      if (node.mark === 'lower') return inlines(node.children, filling, (text) => text.toLocaleLowerCase(locale))
      const content = inlines(node.children, filling, cased)
      // Around nothing it is nothing: it would be drawn as a line.
      return node.mark === 'plain' || content.length === 0 ? content : [{ kind: node.mark, content }]
    }
    default:
      return null
  }
}

function inlines(nodes: readonly Node[], filling: Filling, cased: Case): Words {
  return nodes.flatMap((node) => inlineOf(node, filling, cased) ?? wordsOf(blocksOf(node, filling)))
}

function blocksOf(node: Node, filling: Filling): readonly Block[] {
  switch (node.kind) {
    case 'block':
      return repeated(node.each, filling).flatMap((each) => blockOf(node, each))
    case 'list':
      return [
        {
          kind: 'list',
          ordered: node.ordered,
          items: node.items.flatMap((item) =>
            repeated(item.each, filling)
              .filter((each) => shows(item.when, each))
              .map((each) => fill(item.children, each)),
          ),
        },
      ]
    case 'table':
      return tableOf(node, filling)
    case 'rule':
    case 'page-break':
      return [{ kind: node.kind }]
    case 'barcode': {
      const value = textOf(node.value, filling)
      const code = value === '' ? null : barcode(node.code, value)
      if (!code) return value === '' ? [] : [{ kind: 'paragraph', content: [value] }]
      const image = filling.pictures.keep(code.picture)
      return [{ kind: 'image', image, width: code.width, height: code.height, alternative: value }]
    }
    case 'sous-etat': {
      const found = filling.sousEtat(node.code)
      if (!found) filling.unknown.add(node.code)
      return found ?? []
    }
    case 'query': {
      const found = filling.query(node)
      if (!found) filling.unknown.add(node.code)
      return found ?? []
    }
    case 'logo':
      return filling.logo ? [filling.logo] : []
    case 'signature':
      return [filling.signature ?? { kind: 'space', height: signatureHeight }]
    case 'facts':
      return factsOf(node.fields, filling)
    default:
      return []
  }
}

function blockOf(node: BlockNode, filling: Filling): readonly Block[] {
  if (!shows(node.when, filling)) return []
  const align = node.align ? { align: node.align } : {}
  const inner = fill(node.children, filling)
  switch (node.block) {
    case 'paragraph':
      return inner.map((block) => (block.kind === 'paragraph' ? { ...block, ...align } : block))
    case 'heading-1':
    case 'heading-2':
    case 'heading-3': {
      const level = node.block === 'heading-1' ? 1 : node.block === 'heading-2' ? 2 : 3
      const content = inlines(node.children, filling, kept)
      return isBlank(content) ? [] : [{ kind: 'heading', level, content: trimmed(content), ...align }]
    }
    case 'together':
      return [{ kind: 'together', content: inner }]
    case 'group':
      return inner.map((block) => (block.kind === 'paragraph' && !block.align ? { ...block, ...align } : block))
  }
}

function tableOf({ rows, together }: TableNode, filling: Filling): readonly Block[] {
  const filled = rows.flatMap((row) =>
    repeated(row.each, filling)
      .filter((each) => shows(row.when, each))
      .map((each) => ({ row, cells: row.cells.map((cell) => wordsOf(fill(cell.children, each))) })),
  )
  const count = Math.max(0, ...filled.map(({ cells }) => cells.length))
  if (count === 0) return []
  const padded = (cells: readonly Words[]): readonly Words[] => [...cells, ...Array(count - cells.length).fill([])]
  const widest = filled.find(({ cells }) => cells.length === count)?.row.cells ?? []
  // A width is that of its column wherever it is said; columns without one share what those with one leave.
  const shares = Array.from(
    { length: count },
    (_, at) => filled.map(({ row }) => row.cells[at]?.share ?? null).find((share) => share !== null) ?? null,
  )
  const said = shares.filter((share) => share !== null)
  const rest = Math.max(10, 100 - said.reduce((sum, share) => sum + share, 0))
  const left = said.length === 0 ? 1 : rest / Math.max(1, count - said.length)
  const heads = filled.filter(({ row }, at) => row.head && filled.slice(0, at).every((above) => above.row.head))
  const fitted =
    said.length === 0 && filling.columnsIn !== null
      ? fittedTo(
          Array.from({ length: count }, (_, at) => sampleOf(filled.map(({ cells }) => cells[at] ?? []))),
          filling.columnsIn,
        )
      : null
  const table: Block = {
    kind: 'table',
    ...(fitted ? { size: fitted.size, width: summed(fitted.widths) } : {}),
    columns: Array.from({ length: count }, (_, at) => {
      const align = widest[at]?.align
      return {
        share: shares[at] ?? fitted?.widths[at] ?? left,
        align: align === 'center' || align === 'right' ? align : 'left',
      }
    }),
    head: padded(heads[0]?.cells ?? []).length > 0 && heads[0] ? padded(heads[0].cells) : [],
    rows: filled
      .filter((each) => each !== heads[0])
      .map(({ cells }): TableRow => ({ kind: 'row', cells: padded(cells) })),
  }
  return together ? [{ kind: 'together', content: [table] }] : [table]
}

/** What a column holds, as what gives it its width. */
function sampleOf(cells: readonly Words[]) {
  const texts = cells.slice(0, 500).map((cell) => linesOf([{ kind: 'paragraph', content: cell }]).join('\n'))
  return { heading: '', cells: texts }
}

function repeated(tab: string | null, filling: Filling): readonly Filling[] {
  if (tab === null) return [filling]
  const rows = filling.known?.tabs.get(tab)
  if (!rows) filling.unknown.add(tab)
  return (rows ?? []).map((known) => ({ ...filling, known }))
}

/** Whether what a condition is on is shown; without one, it is. */
export function shows(when: Pick<When, 'condition'> | null, filling: Filling): boolean {
  return !when || holds(when.condition, (merge) => mergedOf(merge, filling))
}

function mergedOf({ kind, path }: Merge, { ctx, known, variable }: Filling): Merged | null {
  if (kind === 'field') return known && mergedAt(ctx, known, path)
  return variable(path[0] ?? '')
}

function mergeWords(merge: Merge, filling: Filling, cased: Case): Words {
  if (merge.kind === 'variable' && merge.path[0] === 'numpage') return [{ kind: 'page' }]
  if (merge.kind === 'variable' && merge.path[0] === 'nbpages') return [{ kind: 'pages' }]
  const merged = mergedOf(merge, filling)
  const text = merged && (merge.form === null ? merged.text : written(merged, merge.form, filling.ctx.locale))
  if (text === null) {
    filling.unknown.add(merge.written)
    return [merge.written]
  }
  return inLines(cased(text))
}

/** The words of parts, on one line. */
export function textOf(parts: readonly Part[], filling: Filling): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : mergeWords(part, filling, kept).map(plain).join('')))
    .join('')
    .trim()
}

function plain(inline: Inline): string {
  if (typeof inline === 'string') return inline
  return inline.kind === 'line-break' ? ' ' : ''
}

function isBlank(words: Words): boolean {
  return words.every((word) => typeof word === 'string' && word.trim() === '')
}

/** White space is one space, and none at either end or beside the end of a line: what has no value leaves no hole. */
function trimmed(words: Words): Words {
  const kept: Inline[] = []
  for (const word of words) {
    const before = kept.at(-1)
    if (typeof word !== 'string') {
      if (word.kind === 'line-break' && typeof before === 'string') kept[kept.length - 1] = before.replace(/ +$/, '')
      kept.push(word)
    } else if (typeof before === 'string') kept[kept.length - 1] = (before + word).replace(/ {2,}/g, ' ')
    else if (before === undefined || before.kind === 'line-break') kept.push(word.replace(/^ +/, ''))
    else kept.push(word)
    const last = kept.at(-1)
    const isFirst = kept.length === 1 || (typeof kept.at(-2) === 'object' && isBreak(kept.at(-2)))
    if (typeof last === 'string' && isFirst) kept[kept.length - 1] = last.replace(/^ +/, '')
  }
  const last = kept.at(-1)
  if (typeof last === 'string') kept[kept.length - 1] = last.replace(/ +$/, '')
  return kept.filter((word) => word !== '')
}

function isBreak(word: Inline | undefined): boolean {
  return typeof word === 'object' && word.kind === 'line-break'
}
