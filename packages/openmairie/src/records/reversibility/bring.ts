// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { codeOfState, DatabaseError } from '../../database/errors.js'
import { sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Reference } from '../../model/entity.js'
import { write } from '../writing/write.js'
import type { Writing } from '../writing/writing.js'
import { settled } from './astray.js'
import { bringBeside } from './beside-brought.js'
import { type Changing, changingOf, emptiable, isTree, type Place, type RowValues } from './changing.js'
import { homeField, named, targetOf } from './columns.js'
import { type ArchiveTable, type BesideKind, besideKinds, type ExactRow, NotBrought } from './contract.js'
import { completeRows, insertExactly } from './inserting.js'
import { type Turn, turnsOf } from './order.js'
import { followSequences } from './renumber.js'
import { bringShared } from './shared-brought.js'
import { aloneIn, rowsHolding } from './taking.js'

/** An archive that was found fit, and how it is brought in. */
export interface Bringing {
  readonly tables: readonly ArchiveTable[]
  readonly place: Place
  /** Whether accounts of the same login are the same people: what they wrote is theirs then. */
  readonly accounts: boolean
  /** What is kept beside records, batch after batch. */
  beside(kind: BesideKind): AsyncIterable<readonly ExactRow[]>
  /** Whether it is undone at once: only what would become of it is told. */
  readonly rehearsed: boolean
  /** Written with the rest. */
  keep(connection: Connection, counts: Brought): Promise<void>
}

export interface BroughtTable {
  readonly application: string
  readonly entity: string
  readonly kind: ArchiveTable['kind']
  readonly added: number
  /** Rows that were here. */
  readonly matched: number
  /** References that led out of the archive, and were emptied. */
  readonly emptied: number
  readonly renumbered: boolean
}

export interface Brought {
  readonly tables: readonly BroughtTable[]
  readonly beside: Readonly<Record<BesideKind, number>>
}

class Rehearsed extends Error {
  readonly brought: Brought
  constructor(brought: Brought) {
    super('It was a rehearsal')
    this.brought = brought
  }
}

/** Rows that must go by one statement are held: so many at most. */
const mostTogether = 50_000

/** Brings a collectivité in, in one transaction with its lines of journal: all of it or nothing. Raises NotBrought. */
export async function bring(bringing: Bringing): Promise<Brought> {
  const { tables } = bringing
  const [first] = tables
  if (!first) throw new NotBrought([{ fr: 'L’archive est vide.', en: 'The archive is empty.' }])
  // Said for all collectivités by an application that knows some: another one says nothing to the base.
  const speaking = tables.find(({ ctx }) => ctx.app.belongings.size > 0) ?? first
  try {
    return await write(speaking.ctx, null, async (writing) => {
      // One at a time: numbers are looked at before they are taken.
      await writing.query(sql`SELECT pg_advisory_xact_lock(7307192141)`)
      await writing.query(sql`SET CONSTRAINTS ALL DEFERRED`)
      const brought = await bringWithin(bringing, writing)
      await writing.keep((connection) => bringing.keep(connection, brought))
      await writing.query(sql`SET CONSTRAINTS ALL IMMEDIATE`)
      if (bringing.rehearsed) throw new Rehearsed(brought)
      return brought
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.brought
    if (error instanceof DatabaseError) throw new NotBrought([objection(error)])
    throw error
  }
}

async function bringWithin(bringing: Bringing, writing: Writing): Promise<Brought> {
  const { tables, place } = bringing
  const shared = await bringShared(writing, tables)
  const changing = await changingOf(writing, tables, place, shared.values, bringing.rehearsed)
  const turns = await turnsOf(writing, tables)
  const counts = new Map<ArchiveTable, { added: number; matched: number; emptied: number }>()
  for (const [table, count] of shared.counts) counts.set(table, { ...count, emptied: 0 })
  for (const turn of turns) counts.set(turn.table, await bringTable(bringing, writing, changing, turn))
  const trees = tables.filter(isTree)
  if (trees.length !== 1 || trees.some((table) => counts.get(table)?.added !== 1)) throw new NotBrought([nameless])
  for (const turn of turns) {
    const count = counts.get(turn.table)
    if (count) count.emptied += await completeTable(bringing, writing, changing, turn)
  }
  if (!bringing.rehearsed) for (const { table } of turns) await followSequences(writing, table)
  const accounts = bringing.accounts ? await accountsHere(writing) : new Map<string, string>()
  const beside: Record<BesideKind, number> = {
    notes: 0,
    taches: 0,
    fichiers: 0,
    courriels: 0,
    recherches: 0,
    editions: 0,
  }
  for (const kind of besideKinds)
    for await (const rows of bringing.beside(kind))
      beside[kind] += await bringBeside(
        { writing, tables, changing, place, accounts, rehearsed: bringing.rehearsed },
        kind,
        rows,
      )
  return {
    beside,
    tables: tables.map((table) => ({
      application: table.ctx.app.definition.name,
      entity: table.entity.name,
      kind: table.kind,
      ...(counts.get(table) ?? { added: 0, matched: 0, emptied: 0 }),
      renumbered: changing.renumbered.includes(table),
    })),
  }
}

async function bringTable(
  { tables, place }: Bringing,
  writing: Writing,
  changing: Changing,
  { table, later, verified, together }: Turn,
): Promise<{ added: number; matched: number; emptied: number }> {
  const { ctx, entity } = table
  const byName = named(tables)
  const alone = aloneIn(ctx, place.to)
  const waiting = waitingIn(table, later)
  const now = entity.references.filter(
    (reference) =>
      !isTree(table) &&
      !later.includes(reference) &&
      !verified.includes(reference) &&
      !(reference.fields.length === 1 && reference.fields[0] === homeField(table)) &&
      targetOf(byName, table, reference)?.kind === 'own',
  )
  const count = { added: 0, matched: 0, emptied: 0 }
  const isHere = await here(writing, table, place)
  let held: RowValues[] = []
  for await (const rows of table.rows()) {
    const changed = rows.map((row) => changing.row(table, row))
    count.emptied += changed.reduce((sum, { astray }) => sum + astray.length, 0)
    const found = await settled(
      alone,
      writing,
      entity,
      now,
      changed.map(({ values }) => values),
    )
    count.emptied += found.emptied
    const fresh = found.rows.filter((row) => !isHere(row))
    count.matched += found.rows.length - fresh.length
    count.added += fresh.length
    held.push(...fresh)
    if (together && held.length <= mostTogether) continue
    if (together) throw new NotBrought([tooMany(table)])
    await insertInTurn(ctx, writing, table, held, waiting)
    held = []
  }
  await insertInTurn(ctx, writing, table, held, waiting)
  return count
}

/** The fields that wait for the rows that they lead to. */
function waitingIn({ entity }: ArchiveTable, later: readonly Reference[]): readonly string[] {
  return [...new Set(later.flatMap((reference) => emptiable(entity, reference)))]
}

/** Inserts rows: those of which something waits are journalled when it is there. */
async function insertInTurn(
  ctx: ArchiveTable['ctx'],
  writing: Writing,
  { entity }: ArchiveTable,
  rows: readonly RowValues[],
  waiting: readonly string[],
): Promise<void> {
  const waits = (row: RowValues): boolean => waiting.some((name) => (row[name] ?? null) !== null)
  const blank = Object.fromEntries(waiting.map((name) => [name, null]))
  await insertExactly(
    ctx,
    writing,
    entity,
    rows.filter((row) => !waits(row)),
    'told',
  )
  await insertExactly(
    ctx,
    writing,
    entity,
    rows.filter(waits).map((row) => ({ ...row, ...blank })),
    'silent',
  )
}

/** Fills what had to wait until all rows were there. Returns how many references had to be emptied. */
async function completeTable(
  { place }: Bringing,
  writing: Writing,
  changing: Changing,
  { table, later, verified }: Turn,
): Promise<number> {
  if (later.length + verified.length === 0) return 0
  const { ctx, entity } = table
  const alone = aloneIn(ctx, place.to)
  const waiting = waitingIn(table, later)
  const waits = (row: RowValues): boolean => waiting.some((name) => (row[name] ?? null) !== null)
  let emptied = 0
  for await (const rows of table.rows()) {
    const changed = rows.map((row) => changing.row(table, row).values)
    await settled(alone, writing, entity, verified, changed)
    const found = await settled(alone, writing, entity, later, changed.filter(waits))
    emptied += found.emptied
    await completeRows(ctx, writing, entity, waiting, found.rows)
  }
  return emptied
}

/** Tells the rows that are here already: those of an application's own list of collectivités, which someone may have filled before. */
async function here(writing: Writing, table: ArchiveTable, { to }: Place): Promise<(row: RowValues) => boolean> {
  const home = homeField(table)
  const isList = home !== null && table.entity.key.length === 1 && table.entity.key[0] === home
  const found = isList ? await rowsHolding(writing, table.entity, [home], [[to]]) : []
  return () => found.length > 0
}

async function accountsHere(connection: Connection): Promise<ReadonlyMap<string, string>> {
  const { rows } = await connection.query(
    sql`SELECT login, om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE actif`,
  )
  return new Map(rows.map((row) => [String(row['login']), String(row['id'])]))
}

const objection = (error: DatabaseError) => {
  const state = codeOfState(error)
  if (state !== undefined) {
    const said = new OpenMairieError(state)
    return { fr: said.publicMessage('fr'), en: said.publicMessage('en') }
  }
  const { violation, constraint, code } = error
  const about = [violation, constraint ?? code].join(', ')
  return { fr: `La base refuse ce qui est repris (${about}).`, en: `The base refuses what is brought in (${about}).` }
}
const nameless = {
  fr: 'L’archive ne dit pas, en une ligne et une seule, de quelle collectivité elle est.',
  en: 'The archive does not say, in one line and one alone, whose it is.',
}
const tooMany = ({ entity }: ArchiveTable) => ({
  fr: `«\u00a0${entity.name}\u00a0»\u00a0: ses lignes renvoient les unes aux autres et doivent toujours le faire, et elles sont plus de ${mostTogether}.`,
  en: `“${entity.name}”: its lines refer to each other and always must, and there are more than ${mostTogether} of them.`,
})
