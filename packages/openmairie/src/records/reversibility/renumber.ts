// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Connection } from '../../database/contract.js'
import { ownRowsOf, sql, tableOf } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { column } from '../reading/columns.js'
import { sequencesOf } from './catalogue.js'
import type { Change, KeyColumn } from './columns.js'
import { type ArchiveTable, NotBrought } from './contract.js'

/** How the values of drawn keys change: all by the same number, or each for one that follows from it; not at all where they are free. */
export type Renumbering = { readonly kind: 'shift'; readonly by: bigint } | { readonly kind: 'renew' } | null

const most = { smallint: 32_767n, integer: 2_147_483_647n, bigint: 9_223_372_036_854_775_807n } as const

/**
 * Decides how drawn keys change: where one of them is taken in this base, all that are linked with it move together beyond those
 * that are there, so that no list of them is needed. Raises NotBrought where the type has no room.
 */
export async function renumberingOf(
  connection: Connection,
  { kind, keys }: Extract<Change, { kind: 'number' | 'uuid' }>,
  rehearsed: boolean,
): Promise<Renumbering> {
  let [isTaken, least, last]: [boolean, bigint | null, bigint | null] = [false, null, null]
  for (const { table, field } of keys)
    for await (const values of valuesOf(table, field)) {
      isTaken ||= await someTaken(connection, table, field, values)
      for (const value of kind === 'number' ? values.map(BigInt) : []) {
        if (least === null || value < least) least = value
        if (last === null || value > last) last = value
      }
    }
  if (kind === 'uuid') return isTaken ? { kind: 'renew' } : null
  if (least === null || last === null) return null
  const highest = await highestOf(connection, keys)
  const by = isTaken ? (highest > 0n ? highest : 0n) + 1n - least : 0n
  for (const { table, field } of keys) {
    const bound = most[nativeOf(table.entity, field)]
    if (last + by > bound) throw new NotBrought([noRoom(table, String(last + by))])
  }
  // No transaction takes a sequence back.
  if (!rehearsed) await moveSequences(connection, keys, last + by)
  return isTaken ? { kind: 'shift', by } : null
}

/** An identifier that follows from another one for one import: no list of them is needed. */
export function renewed(value: string, lot: string): string {
  const hex = createHash('sha256').update(`${lot} ${value}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function* valuesOf(table: ArchiveTable, field: string): AsyncIterable<readonly string[]> {
  const place = table.fields.indexOf(field)
  for await (const rows of table.rows())
    yield rows.flatMap((row) => {
      const value = row[place] ?? null
      if (value !== null && table.entity.fields[field]?.type !== 'uuid' && !/^-?\d{1,19}$/.test(value))
        throw new NotBrought([noNumber(table, field, value)])
      return value === null ? [] : [value]
    })
}

async function someTaken(
  { dialect, query }: Connection,
  { entity }: ArchiveTable,
  field: string,
  values: readonly string[],
): Promise<boolean> {
  const from = dialect.rowsOfJson
  if (!from || values.length === 0) return false
  const given = JSON.stringify(values.map((value) => ({ [field]: value })))
  const asked = from.all(tableOf(entity.table), sql`CAST(${given} AS json)`)
  const { rows } = await query(sql`
    SELECT 1 FROM ${asked} AS ${sql.id('g')} JOIN ${ownRowsOf(entity.table)} AS ${sql.id('t')}
    ON ${column('t', field)} = ${column('g', field)} LIMIT 1`)
  return rows.length > 0
}

/** The highest number of some keys, drawn or about to be. */
async function highestOf(connection: Connection, keys: readonly KeyColumn[]): Promise<bigint> {
  let highest = 0n
  for (const { table, field } of keys) {
    const { rows } = await connection.query(
      sql`SELECT max(${column('t', field)})::text AS most FROM ${ownRowsOf(table.entity.table)} AS ${sql.id('t')}`,
    )
    for (const { last } of await sequencesOf(connection, table.entity, field)) if (last > highest) highest = last
    const found = BigInt(String(rows[0]?.['most'] ?? '0'))
    if (found > highest) highest = found
  }
  return highest
}

/** Puts the sequences beyond a number before it is used: whoever adds a row meanwhile draws none of ours. */
async function moveSequences(connection: Connection, keys: readonly KeyColumn[], last: bigint): Promise<void> {
  for (const { table, field } of keys)
    for (const { name, last: drawn } of await sequencesOf(connection, table.entity, field))
      if (drawn < last) await moveSequence(connection, name, drawn, last)
}

/** Numbers drawn one by one at most, by who may draw from a sequence and not set it. */
const mostDrawn = 5_000_000n

async function moveSequence(connection: Connection, name: string, from: bigint, to: bigint): Promise<void> {
  const { rows } = await connection.query(sql`SELECT has_sequence_privilege(${name}, 'UPDATE') AS may`)
  if (rows[0]?.['may'] === true)
    await connection.query(sql`SELECT setval(CAST(${name} AS regclass), ${String(to)}::bigint)`)
  else if (to - from > mostDrawn) throw new NotBrought([notSet(name)])
  else
    await connection.query(
      sql`SELECT max(n) FROM (SELECT nextval(CAST(${name} AS regclass)) AS n FROM generate_series(1, ${String(to - from)}::bigint)) AS drawn`,
    )
}

/** Puts the sequences of a table's other columns beyond what came: what a default draws next is free. */
export async function followSequences(connection: Connection, { entity }: ArchiveTable): Promise<void> {
  const drawn = Object.values(entity.fields).filter(({ default: given }) => given?.startsWith('nextval(') === true)
  for (const { name } of drawn) {
    const { rows } = await connection.query(
      sql`SELECT max(${column('t', name)})::text AS most FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')}`,
    )
    const most = BigInt(String(rows[0]?.['most'] ?? '0'))
    for (const { name: sequence, last } of await sequencesOf(connection, entity, name))
      if (last < most) await moveSequence(connection, sequence, last, most)
  }
}

function nativeOf(entity: AnyEntity, field: string): keyof typeof most {
  const found = entity.fields[field]
  if (found?.native === 'smallint') return 'smallint'
  return found?.type === 'bigint' ? 'bigint' : 'integer'
}

const noRoom = ({ entity }: ArchiveTable, number: string) => ({
  fr: `«\u00a0${entity.name}\u00a0»\u00a0: ses numéros sont pris ici, et il ne reste pas de place au-delà (${number}).`,
  en: `“${entity.name}”: its numbers are taken here, and there is no room beyond them (${number}).`,
})
const notSet = (name: string) => ({
  fr: `Le compte qui reprend n’a pas le droit de régler la séquence ${name}\u00a0: employez celui qui la possède.`,
  en: `The account that brings it in may not set the sequence ${name}: use the one that owns it.`,
})
const noNumber = ({ entity }: ArchiveTable, field: string, value: string) => ({
  fr: `«\u00a0${entity.name}.${field}\u00a0»\u00a0: «\u00a0${value}\u00a0» n’est pas un nombre.`,
  en: `“${entity.name}.${field}”: “${value}” is no number.`,
})
