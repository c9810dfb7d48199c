// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import pg from 'pg'
import { drawLongTable } from '../packages/openmairie/src/documents/drawn/table.js'
import { fontFile, fontFiles } from '../packages/openmairie/src/documents/fonts.js'
import { openCompiler } from '../packages/openmairie/src/documents/typst/compiler.js'
import { openWriter } from '../packages/openmairie/src/editions/compose/etat.js'
import { columnsAsked } from '../packages/openmairie/src/editions/compose/load.js'
import { stream } from '../packages/openmairie/src/records/index.js'
import { withColumns } from '../packages/openmairie/src/ui/list-state.js'
import { applicationOver, query } from '../test/support/application.js'
import { cell } from './measure.js'

interface Asked {
  readonly urlOf: (database: string) => string
  /** Letters; a table has 24 times as many rows. */
  readonly total: number
  readonly say: (line: string) => void
}

const heading = ['N°', 'Nom', 'Prénom', 'Adresse', 'Ville', 'Montant']
const widths = [18, 36, 32, 60, 30, 10]
const rowOf = (at: number): readonly string[] => [
  String(at),
  `DURAND-${at % 997}`,
  'Élodie',
  `${at % 200} rue de l’Église`,
  'Bourg-en-Bresse',
  `${at},50`,
]

/** Letters of one document, as files, and a long table: each beside its engine drawing the same content with nothing around it. */
export async function tellEditions({ urlOf, total, say }: Asked): Promise<void> {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  await admin.query('CREATE DATABASE editions')
  await admin.end()
  const base = new pg.Client({ connectionString: urlOf('editions') })
  await base.connect()
  await base.query(`CREATE TABLE agent (agent serial PRIMARY KEY, civilite varchar(5), nom varchar(40) NOT NULL, prenom varchar(40), adresse varchar(60),
      code_postal varchar(5), ville varchar(40), naissance date, telephone varchar(20));
    INSERT INTO agent (civilite, nom, prenom, adresse, code_postal, ville, naissance, telephone)
      SELECT 'Mme', 'DURAND-' || i, 'Élodie', i % 200 || ' rue de l’Église', '01000', 'Bourg-en-Bresse', date '1950-01-01' + i % 20000, '06 12 34 56 78'
      FROM generate_series(1, ${total}) i`)
  await base.end()
  const { ctx, entity, database } = await applicationOver(urlOf('editions'))
  const agent = entity('agent')
  const letter = ctx.app.editions.etats.find(({ kind }) => kind === 'lettre')
  if (!letter) throw new Error('No letter is generated')
  const compiler = openCompiler()
  const written = async (each: number): Promise<{ readonly pages: number; readonly megabytes: number }> => {
    const writer = openWriter(ctx, letter, agent, { name: 'Ville d’Aubry', logo: null })
    let [pages, megabytes] = [0, 0]
    let short = true
    const draw = (): void => {
      const { document } = writer.take()
      const drawn = compiler.draw(document, short)
      short = drawn.pages === document.sections.length
      pages += drawn.pages
      megabytes = Math.max(megabytes, process.memoryUsage().rss / 1e6)
    }
    for await (const row of stream(ctx, withColumns(agent, columnsAsked(agent, writer.uses)), query(), 'bench')) {
      await writer.row(row)
      if (writer.length >= each) draw()
    }
    if (writer.length > 0) draw()
    return { pages, megabytes }
  }
  await written(1000)
  say(`${total} letters of one page, with their reads, beside the engine given the same pages as its own markup:`)
  const [one, oneFloor] = [await timed(() => written(1000)), await timed(() => floorLetters(total, 1000))]
  say(line('in one document', total, one, oneFloor, 'pages'))
  const [files, filesFloor] = [await timed(() => written(1)), await timed(() => floorLetters(total, 1))]
  say(line('a file each', total, files, filesFloor, 'files'))
  await database.close()
  const rows = total * 24
  say(`A table of ${rows} rows and ${heading.length} columns, beside pdfkit placing the same words:`)
  const table = await timed(() => drawnTable(rows))
  say(line('a long table', rows, table, await timed(() => floorTable(rows)), 'rows'))
}

interface Timed {
  readonly seconds: number
  readonly made: { readonly pages: number; readonly megabytes: number }
}

async function timed(work: () => Promise<Timed['made']> | Timed['made']): Promise<Timed> {
  const start = performance.now()
  const made = await work()
  return { made, seconds: (performance.now() - start) / 1000 }
}

function line(name: string, count: number, { seconds, made }: Timed, floor: Timed, unit: string): string {
  const ratio = seconds / floor.seconds
  return `  ${name.padEnd(16)} ${cell(seconds.toFixed(1), 6)} s  ${cell((count / seconds).toFixed(0), 7)} ${unit}/s  ${made.pages} pages  peak ${made.megabytes.toFixed(0)} MB  floor ${floor.seconds.toFixed(1)} s  ×${ratio.toFixed(1)} (goal: 2)`
}

async function drawnTable(rows: number): Promise<Timed['made']> {
  async function* all(): AsyncIterable<readonly string[]> {
    for (let at = 1; at <= rows; at++) yield rowOf(at)
  }
  let pages = 0
  let megabytes = 0
  const pieces = drawLongTable({
    title: 'Essai',
    locale: 'fr',
    opening: [],
    owner: '',
    paper: { format: 'a4', landscape: false, margins: { top: 20, right: 12, bottom: 18, left: 12 }, size: 9 },
    size: 9,
    columns: heading.map((each) => ({ heading: each, align: 'left' })),
    bands: [widths.map((width, at) => ({ at, width }))],
    rows: all(),
    closing: () => null,
    footer: (page) => {
      pages = page
      return `page ${page}`
    },
    at: Date.now(),
  })
  for await (const _ of pieces) megabytes = Math.max(megabytes, process.memoryUsage().rss / 1e6)
  return { pages, megabytes }
}

/** The same words at the same places, with nothing measured. */
async function floorTable(rows: number): Promise<Timed['made']> {
  const document = new PDFDocument({ autoFirstPage: false, size: 'A4', margin: 0 })
  document.registerFont('regular', fontFile('regular'))
  const drained = (async () => {
    for await (const _ of document);
  })()
  const perPage = 46
  for (let at = 1; at <= rows; at++) {
    if (at % perPage === 1) {
      document.addPage().font('regular').fontSize(9)
      if (at > 1) await new Promise((resolve) => setImmediate(resolve))
    }
    let x = 34
    const y = 60 + (at % perPage) * 16
    rowOf(at).forEach((text, column) => {
      document.text(text, x, y, { lineBreak: false })
      x += (widths[column] ?? 0) * 2.83
    })
    document
      .moveTo(34, y + 14)
      .lineTo(560, y + 14)
      .stroke()
  }
  document.end()
  await drained
  return { pages: Math.ceil(rows / perPage), megabytes: 0 }
}

/** The same letters as markup of the engine. */
function floorLetters(total: number, each: number): Timed['made'] {
  const require = createRequire(import.meta.url)
  const { NodeCompiler } = require(`@myriaddreamin/typst-ts-node-compiler-${process.platform}-${process.arch}-gnu`)
  const engine = NodeCompiler.create({
    workspace: '/bench',
    fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }],
  })
  let pages = 0
  for (let from = 1; from <= total; from += each) {
    const letters = Array.from({ length: Math.min(each, total - from + 1) }, (_, at) => markupOf(from + at))
    engine.addSource('/bench/main.typ', `${opening}${letters.join('\n#pagebreak()\n')}`)
    const { result } = engine.compile({ mainFilePath: '/bench/main.typ' })
    engine.pdf(result, { pdfStandard: 'a-2a', pdfTags: true, creationTimestamp: 0 })
    pages += result.numOfPages
    engine.evictCache(0)
  }
  return { pages, megabytes: 0 }
}

const opening = `#set document(title: "Essai")
#set text(font: ("Source Sans 3", "DejaVu Sans"), lang: "fr", hyphenate: false, size: 10.5pt)
#set page(paper: "a4", margin: 20mm, footer: context align(right, text(size: 8pt)[page #counter(page).display("1") sur 1]))
`
const markupOf = (
  at: number,
): string => `#place(top + left, dx: 90mm, dy: 30mm)[Mme Élodie DURAND-${at} \\ ${at % 200} rue de l’Église \\ 01000 Bourg-en-Bresse]
#v(78mm)
#align(right)[Le 24 novembre 2026]

Nos réf. : ${at} \\ Affaire suivie par : anne

*Objet : vérification des renseignements qui vous concernent*

Madame, Monsieur,

#par(justify: true)[Voici les renseignements que nous conservons à votre sujet. Merci de nous signaler ce qui serait inexact ou aurait changé, en rappelant la référence ci-dessus.]

#grid(columns: (1fr, 2.4fr), row-gutter: 2mm, [Civilité], [Mme], [Nom], [DURAND-${at}], [Prénom], [Élodie], [Adresse], [${at % 200} rue de l’Église], [Code postal], [01000], [Ville], [Bourg-en-Bresse], [Naissance], [01/01/1950], [Téléphone], [06 12 34 56 78])

#par(justify: true)[Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.]
`
