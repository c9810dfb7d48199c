// SPDX-License-Identifier: EUPL-1.2

import { jsonOf } from '../../database/dialect/rows-of-json.js'
import { TransactionLost } from '../../database/savepoint.js'
import { all, ownRowsOf, sql, tableOf } from '../../database/sql.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { insertRows, KeptOut } from '../importing/insert.js'
import { column } from '../reading/columns.js'
import { entryOf, journalColumns, journalledRow } from '../writing/journal.js'
import { refusalOf } from '../writing/save.js'
import type { Writing } from '../writing/writing.js'
import { computedIn } from './catalogue.js'
import type { RowValues } from './changing.js'
import { NotBrought, type Reason } from './contract.js'

/**
 * Inserts rows as they were: every blank, every number. Nobody typed them: the engine judges them, and no hook. `silent`: they are not
 * whole yet, and are journalled when they are. Returns their keys. Raises NotBrought.
 */
export async function insertExactly(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  rows: readonly RowValues[],
  how: 'told' | 'silent',
): Promise<readonly Key[]> {
  if (rows.length === 0) return []
  const computed = await computedIn(writing, entity)
  const given = rows.map((row) => typedInput(entity, row, computed))
  try {
    const inserted = await insertRows(writing, entity, given, true)
    const keys = inserted.map(({ key }) => key)
    if (entity.key.length > 0) {
      await writing.followAll(entity, 'created', keys)
      if (how === 'told')
        await writing.journalAll(
          inserted.map(({ key, row }) => entryOf(ctx, entity, 'create', key, { before: null, after: row })),
        )
    }
    return keys
  } catch (error) {
    throw notBrought(ctx, entity, error)
  }
}

/** Gives rows that were inserted what had to wait, and journals them as they are then. Raises NotBrought. */
export async function completeRows(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  fields: readonly string[],
  rows: readonly RowValues[],
): Promise<void> {
  const from = writing.dialect.rowsOfJson
  if (rows.length === 0 || !from) return
  const names = [...new Set([...entity.key, ...fields])]
  const given = rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])))
  const asked = from.all(tableOf(entity.table), sql`CAST(${jsonOf(Object.values(entity.fields), given)} AS json)`)
  const sets = fields.map((name) => sql`${sql.id(name)} = ${column('g', name)}`)
  const same = entity.key.map((name) => sql`${column('t', name)} = ${column('g', name)}`)
  try {
    const { rows: written } = await writing.query(sql`
      UPDATE ${ownRowsOf(entity.table)} AS ${sql.id('t')} SET ${sql.join(sets)} FROM ${asked} AS ${sql.id('g')}
      WHERE ${all(same)} RETURNING ${sql.join(journalColumns(writing, entity))}`)
    await writing.journalAll(
      written.map((raw) => {
        const row = journalledRow(writing, entity, raw)
        const key = entity.key.map((name) => row[name] ?? '')
        return entryOf(ctx, entity, 'create', key, { before: null, after: row })
      }),
    )
    if (written.length < rows.length) throw new KeptOut()
  } catch (error) {
    throw notBrought(ctx, entity, error)
  }
}

/** A row as the engine reads it out of JSON: lists as lists; what the base computes is left to it. */
function typedInput(entity: AnyEntity, row: RowValues, computed: ReadonlySet<string>): Input {
  const fields: readonly Field[] = Object.values(entity.fields)
  const entries = fields.flatMap(({ name, type }): readonly (readonly [string, Input[string]])[] => {
    const value = row[name]
    if (value === undefined || computed.has(name)) return []
    return [[name, type === 'array' && value !== null ? listOf(value) : value]]
  })
  return Object.fromEntries(entries)
}

function listOf(text: string): readonly (string | null)[] {
  const list: unknown = JSON.parse(text)
  return Array.isArray(list) ? list.map((item) => (item === null ? null : String(item))) : []
}

/** What the base objected to, as a reason; rethrows what the rows are not guilty of. */
function notBrought(ctx: Ctx, entity: AnyEntity, error: unknown): unknown {
  if (error instanceof NotBrought || error instanceof TransactionLost) return error
  if (error instanceof SyntaxError) return new NotBrought([of(entity, error.message, error.message)])
  if (error instanceof KeptOut)
    return new NotBrought([
      of(entity, 'un déclencheur de la base écarte des lignes', 'a trigger of the base keeps lines out'),
    ])
  const said = (locale: 'fr' | 'en'): string =>
    refusalOf({ ...ctx, locale }, entity, error)
      .map(({ message }) => message)
      .join(' ')
  return new NotBrought([of(entity, said('fr'), said('en'))])
}

const of = ({ name }: AnyEntity, fr: string, en: string): Reason => ({
  fr: `«\u00a0${name}\u00a0»\u00a0: ${fr}`,
  en: `“${name}”: ${en}`,
})
