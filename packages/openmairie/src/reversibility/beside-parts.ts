// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { Files } from '../files/contract.js'
import { journalTaken } from '../journal/taken.js'
import type { AnyEntity } from '../model/entity.js'
import { keyText } from '../model/key-text.js'
import {
  accountsNamed,
  besideColumns,
  besideLogins,
  besideOf,
  type ExactRow,
  editionsOf,
  ownKeys,
  searchesOf,
} from '../records/index.js'
import type { Part } from '../spreadsheets/write/zipped.js'
import { accountColumns, describeBeside, describeJournal } from './describe.js'
import { parts, type ResourceDescription } from './package.js'
import type { OpenSource } from './sources.js'
import { newTally, type Tally } from './tally.js'

/** Says that a part is written. */
export type Written = (path: string, tally: Tally, resource: ResourceDescription | null) => Promise<void>

interface Besides {
  readonly sources: readonly OpenSource[]
  readonly instance: Connection
  readonly collectivite: string
  readonly files: Files
  readonly written: Written
}

type Hanging = 'notes' | 'taches' | 'fichiers' | 'courriels'

/** Those that bring contents. */
const contained = ['fichiers', 'courriels'] as const

/** What the instance keeps beside the rows of a collectivité, contents of files included. Returns the contents that it had lost. */
export async function* besideParts(of: Besides): AsyncGenerator<Part, readonly string[]> {
  const { sources, instance, collectivite, written } = of
  const logins = new Set<string>()
  const lost = yield* contentParts(of)
  const gone = new Set(lost)
  const tables = [
    ['notes', hangingRows(of, 'notes')],
    ['taches', hangingRows(of, 'taches')],
    ['fichiers', without(hangingRows(of, 'fichiers'), gone)],
    ['courriels', lessLost(hangingRows(of, 'courriels'), gone)],
    ['recherches', searches(sources, instance, collectivite)],
    ['editions', editions(sources, instance, collectivite)],
  ] as const
  for (const [kind, rows] of tables) {
    const path = `suivi/${kind}.csv`
    const tally = newTally()
    yield [path, tally.table(besideColumns[kind], noting(rows, besideLogins[kind], logins))]
    await written(path, tally, describeBeside(kind, path, tally))
  }
  const tally = newTally()
  const accounts = async function* () {
    yield await accountsNamed(instance, [...logins])
  }
  yield ['suivi/comptes.csv', tally.table(accountColumns, accounts())]
  await written('suivi/comptes.csv', tally, describeBeside('comptes', 'suivi/comptes.csv', tally))
  for (const source of sources) {
    const path = `journal/${source.ctx.app.definition.name}.jsonl`
    const counted = newTally()
    yield [path, counted.lines(journalLines(source, instance, collectivite))]
    await written(path, counted, describeJournal(source.ctx.app, path, counted))
  }
  return lost
}

/** The contents that files and mails have, each once, under its hash. */
async function* contentParts(of: Besides): AsyncGenerator<Part, readonly string[]> {
  const seen = new Set<string>()
  const lost: string[] = []
  for (const kind of contained) {
    const place = besideColumns[kind].indexOf('sha256')
    for await (const rows of hangingRows(of, kind))
      for (const row of rows) {
        const hash = row[place] ?? null
        if (hash === null || seen.has(hash)) continue
        seen.add(hash)
        if (!(yield* contentPart(of, hash))) lost.push(hash)
      }
  }
  return lost
}

/** One content; false where it is lost. */
async function* contentPart(of: Besides, hash: string): AsyncGenerator<Part, boolean> {
  const content = await of.files.open({ hash }).catch((error: unknown) => {
    if (error instanceof OpenMairieError && error.code === 'OM_FILE_LOST') return null
    throw error
  })
  if (content === null) return false
  const path = `${parts.files}${hash}`
  const tally = newTally()
  try {
    yield [path, tally.through(content), 'stored']
  } finally {
    // Whoever stops in between reads it not.
    content.destroy()
  }
  // What the disk changed by itself is not what was sent.
  if (tally.digest() !== hash) throw new OpenMairieError('OM_FILE_LOST')
  await of.written(path, tally, null)
  return true
}

const keeps: Readonly<Record<Hanging, (entity: AnyEntity) => boolean>> = {
  notes: (entity) => entity.notes,
  taches: (entity) => entity.tasks,
  fichiers: (entity) => entity.attachments || Object.values(entity.fields).some(({ widget }) => widget === 'file'),
  courriels: () => true,
}

async function* hangingRows({ sources, instance }: Besides, kind: Hanging): AsyncIterable<readonly ExactRow[]> {
  for (const source of sources)
    for (const entity of source.own.filter(keeps[kind]))
      for await (const records of recordsOf(source, entity))
        yield await besideOf(instance, kind, {
          application: source.ctx.app.definition.name,
          entity: entity.name,
          records,
        })
}

/** The texts of the keys of the rows of an entity. */
async function* recordsOf({ ctx, connection }: OpenSource, entity: AnyEntity): AsyncIterable<readonly string[]> {
  if (entity.key.length === 0) return
  for await (const keys of ownKeys(ctx, connection, entity)) if (keys.length > 0) yield keys.map(keyText)
}

async function* searches(
  sources: readonly OpenSource[],
  instance: Connection,
  collectivite: string,
): AsyncIterable<readonly ExactRow[]> {
  for (const { ctx, own } of sources)
    yield await searchesOf(
      instance,
      collectivite,
      ctx.app.definition.name,
      own.map(({ name }) => name),
    )
}

async function* editions(
  sources: readonly OpenSource[],
  instance: Connection,
  collectivite: string,
): AsyncIterable<readonly ExactRow[]> {
  for (const { ctx } of sources) yield await editionsOf(instance, collectivite, ctx.app.definition.name)
}

async function* journalLines(
  source: OpenSource,
  instance: Connection,
  collectivite: string,
): AsyncIterable<readonly string[]> {
  const { app } = source.ctx
  for (const entity of source.own)
    for await (const records of recordsOf(source, entity)) {
      const belonging = app.belongings.get(entity.name)
      const field = belonging?.kind === 'column' ? belonging.field : null
      const of = { application: app.definition.name, entity: entity.name, records, within: { field, collectivite } }
      yield await journalTaken(instance, of)
    }
}

/** Remembers the logins that rows name. */
async function* noting(
  batches: AsyncIterable<readonly ExactRow[]>,
  places: readonly number[],
  logins: Set<string>,
): AsyncIterable<readonly ExactRow[]> {
  for await (const rows of batches) {
    for (const row of rows) for (const place of places) if (row[place]) logins.add(row[place])
    yield rows
  }
}

/** Files less those whose content is lost. */
async function* without(
  batches: AsyncIterable<readonly ExactRow[]>,
  lost: ReadonlySet<string>,
): AsyncIterable<readonly ExactRow[]> {
  const place = besideColumns.fichiers.indexOf('sha256')
  for await (const rows of batches) yield rows.filter((row) => !lost.has(row[place] ?? ''))
}

/** Mails, without the PDF whose content is lost. */
async function* lessLost(
  batches: AsyncIterable<readonly ExactRow[]>,
  lost: ReadonlySet<string>,
): AsyncIterable<readonly ExactRow[]> {
  const columns = besideColumns.courriels
  const [first, place] = [columns.indexOf('nom'), columns.indexOf('sha256')]
  for await (const rows of batches)
    yield rows.map((row) => (lost.has(row[place] ?? '') ? row.map((cell, at) => (at < first ? cell : null)) : row))
}
