// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import type { Settings } from '../../packages/openmairie/src/imports/contract.js'
import { formerSettings, keepFormer } from '../../packages/openmairie/src/imports/former.js'
import { propose } from '../../packages/openmairie/src/imports/propose.js'
import { readLines } from '../../packages/openmairie/src/imports/read-lines.js'
import {
  type Corrections,
  causesOf,
  correctAlike,
  correctionsOf,
  keepRefused,
} from '../../packages/openmairie/src/imports/refused-store.js'
import { rejectsOf } from '../../packages/openmairie/src/imports/rejects.js'
import { addImport, findImport, forgetImports } from '../../packages/openmairie/src/imports/store.js'
import type { Cell, Source } from '../../packages/openmairie/src/spreadsheets/contract.js'
import { writeOds } from '../../packages/openmairie/src/spreadsheets/write/ods.js'
import { writeXlsx } from '../../packages/openmairie/src/spreadsheets/write/xlsx.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const folder = mkdtempSync(join(tmpdir(), 'openmairie-rejects-'))
let base: Scratch
let app: TestApplication
let where: { readonly application: string; readonly entity: string; readonly user: string }
beforeAll(async () => {
  base = await scratchDatabase(
    `CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(20) NOT NULL, ne date, taille numeric(8,3), vu timestamp, actif boolean)`,
  )
  app = await applicationOver(base.url)
  const { rows } = await base.raw.query(
    `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne', 'administrateur') RETURNING om_utilisateur::text AS id`,
  )
  where = { application: 'essai', entity: 'agent', user: rows[0].id }
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
  rmSync(folder, { recursive: true })
})

async function fileOf(name: string, content: AsyncIterable<string | Uint8Array>): Promise<Source> {
  const path = join(folder, name)
  writeFileSync(path, await buffer(Readable.from(content)))
  return { path, name }
}

/** What an import makes of a file: how it proposes to read it, what its lines hold, and the file of those that it refuses, all of them. */
async function sent(source: Source, byHand: Partial<Settings>, corrections: Corrections = new Map()) {
  const former = (headings: readonly string[]) => formerSettings(app.database, where, headings)
  const { settings, preview } = await propose(app.ctx, app.entity('agent'), source, { former, choices: null })
  const chosen = { ...settings, ...byHand }
  const id = randomUUID()
  await addImport(app.database, { ...where, id, file: randomUUID(), name: source.name, settings: chosen, preview })
  await keepFormer(app.database, where, preview.columns, chosen)
  const read = []
  for await (const { lines, cells } of readLines(app.ctx, app.entity('agent'), source, chosen, corrections)) {
    read.push(...lines)
    const faults = [{ column: 1, message: 'Ce nom est trop long.' }]
    await keepRefused(
      app.database,
      id,
      [...cells].map(([line, held]) => ({ line, cells: held, faults })),
    )
  }
  const held = await findImport(app.database, { ...where, id })
  if (!held) throw new Error('No import')
  const rejects = await fileOf(`rejets-${source.name}`, rejectsOf(app.database, held, 'fr'))
  return { id, settings, columns: preview.columns, read, rejects }
}

const longName = 'Un nom bien trop long pour la base'
const heading = ['N°', 'Qui', 'Arrivée', 'Valeur', '', 'Présent']
const byHand = {
  columns: ['agent', 'nom', 'ne', 'taille', 'vu', 'actif'],
  mode: 'both',
  identity: ['agent'],
  adding: [],
  totals: false,
} as const satisfies Partial<Settings>
const typed: readonly Cell[] = [
  { kind: 'number', text: '7' },
  longName,
  { kind: 'datetime', text: '2026-01-31T00:00:00' },
  { kind: 'number', text: '2.352' },
  { kind: 'datetime', text: '2026-02-03T08:30:00' },
  { kind: 'boolean', text: 'true' },
]
const read = { agent: '7', ne: '2026-01-31', taille: '2.352', vu: '2026-02-03 08:30:00', actif: 'true' }
async function* only<T>(row: T): AsyncIterable<T> {
  yield row
}
const table = { name: 'Agents', heading, widths: heading.map(() => 10) }
const files: Readonly<Record<string, () => AsyncIterable<string | Uint8Array>>> = {
  xlsx: () => writeXlsx({ ...table, rows: only(typed) }),
  ods: () => writeOds({ ...table, rows: only(typed) }),
  // Which of the day and the month comes first, and what the point is, nothing tells but what was chosen.
  csv: () => only(`${heading.join(';')}\n7;${longName};01/31/2026;2.352;02/03/2026 08:30;Oui\n`),
}

test.each(
  Object.entries(files),
)('what is refused of a %s comes back in once it is corrected, as it was read', async (format, content) => {
  const written = format === 'csv' ? ({ ...byHand, dates: 'mdy', decimal: '.' } as const) : byHand
  const first = await sent(await fileOf(`agents.${format}`, content()), {
    ...written,
    columns: [...byHand.columns],
    identity: ['agent'],
    adding: [],
  })
  expect(first.columns).toEqual(heading)
  expect(first.read).toMatchObject([{ problems: [], input: { ...read, nom: longName } }])

  const second = await sent(first.rejects, {}, new Map([[2, new Map([[1, 'Anne']])]]))
  expect(second.columns).toEqual(['N°', 'Qui', 'Arrivée', 'Valeur', 'Colonne 5', 'Présent', 'Motif du refus'])
  expect(second.settings).toMatchObject({ ...written, columns: [...byHand.columns, null] })
  expect(second.read).toMatchObject([{ line: 2, problems: [], input: { ...read, nom: 'Anne' } }])
  // Refused again, its reason takes the place of the former one.
  expect((await sent(second.rejects, {})).columns).toEqual(second.columns)
})

test('what is wrong in the lines that come back does not change how the others are read', async () => {
  const content = only('Agent;Qui;Arrivée\n1;Anne;02/01/2026\n2;Bruno;25/12/2025\n')
  const chosen = { columns: ['agent', 'nom', 'ne'], dates: 'mdy' } as const
  const first = await sent(await fileOf('ordre.csv', content), { ...chosen, columns: [...chosen.columns] })
  const read = [
    { input: { ne: '2026-02-01' }, problems: [] },
    { input: { nom: 'Bruno' }, problems: [{ field: 'ne' }] },
  ]
  expect(first.read).toMatchObject(read)
  expect((await sent(first.rejects, {})).read).toMatchObject(read)
})

test('values with a type are told and mended by cause as they are read', async () => {
  const { id } = await sent(await fileOf('causes.xlsx', writeXlsx({ ...table, rows: only(typed) })), {
    columns: [...byHand.columns],
  })
  const faults = [{ column: 3, message: 'C’est trop grand.' }]
  await keepRefused(app.database, id, [{ line: 2, cells: typed, faults }])
  expect(await causesOf(app.database, id)).toEqual([
    { column: 3, value: '2.352', message: 'C’est trop grand.', lines: 1, first: 2 },
  ])
  expect(await correctAlike(app.database, id, { column: 3, from: '2.352', to: '1,5' })).toBe(1)
  expect(await correctionsOf(app.database, id)).toEqual(new Map([[2, new Map([[3, '1,5']])]]))
})

test('how a file is read is known for the next one of the same make, long after its import is forgotten', async () => {
  const { id } = await sent(await fileOf('an.csv', only('Code;Qui\n1;Anne\n')), {
    columns: ['agent', 'nom'],
    mode: 'both',
  })
  await app.database.query(
    sql`UPDATE openmairie.om_import SET cree = now() - interval '31 days' WHERE om_import = ${id}`,
  )
  await forgetImports(app.database)
  expect(await findImport(app.database, { ...where, id })).toBeNull()
  const again = await sent(await fileOf('an suivant.csv', only('Code;Qui\n2;Bruno\n')), {})
  expect(again.settings).toMatchObject({ columns: ['agent', 'nom'], mode: 'both', identity: ['agent'] })
})
