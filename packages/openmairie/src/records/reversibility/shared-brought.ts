// SPDX-License-Identifier: EUPL-1.2
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { Reference } from '../../model/entity.js'
import { equals } from '../reading/columns.js'
import type { Writing } from '../writing/writing.js'
import type { RowValues, SharedValues } from './changing.js'
import { columnName, named, targetOf } from './columns.js'
import { type ArchiveTable, type ExactRow, NotBrought } from './contract.js'
import { insertExactly } from './inserting.js'
import { exactColumns, exactRow } from './taking.js'

export interface SharedBrought {
  readonly values: SharedValues
  readonly counts: ReadonlyMap<ArchiveTable, { readonly added: number; readonly matched: number }>
}

interface Pending {
  readonly table: ArchiveTable
  readonly row: ExactRow
}

/**
 * Finds the rows of shared tables in this base, by what names them: their typed key, a unique constraint, else their label; adds
 * those that are not there. What a row refers to goes before it. Raises NotBrought.
 */
export async function bringShared(writing: Writing, tables: readonly ArchiveTable[]): Promise<SharedBrought> {
  const byName = named(tables)
  const became = new Map<string, string>()
  const counts = new Map<ArchiveTable, { added: number; matched: number }>()
  const values = sharedValues(became)
  let pending: Pending[] = []
  for (const table of tables.filter(({ kind }) => kind === 'shared')) {
    counts.set(table, { added: 0, matched: 0 })
    for await (const rows of table.rows()) for (const row of rows) pending.push({ table, row })
  }
  while (pending.length > 0) {
    const left: Pending[] = []
    for (const each of pending) {
      const { table, row } = each
      const ready = referring(byName, values, table, row)
      if (ready === null) {
        left.push(each)
        continue
      }
      const found = await findRow(writing, table, ready)
      const written = found ?? (await addRow(writing, table, ready))
      const count = counts.get(table)
      if (count) found ? count.matched++ : count.added++
      remember(became, table, row, written)
    }
    if (left.length === pending.length) throw new NotBrought([stuck(left)])
    pending = left
  }
  return { values, counts }
}

/** What rows became is kept column by column, and for the columns that references lead to together. */
function sharedValues(became: ReadonlyMap<string, string>): SharedValues {
  return {
    one: (column, value) => became.get(JSON.stringify([column, value])),
    several: ({ ctx, entity }, fields, values) => {
      const found = became.get(JSON.stringify([columnName({ ctx, entity }, JSON.stringify(fields)), ...values]))
      const list: unknown = found === undefined ? undefined : JSON.parse(found)
      return Array.isArray(list) ? list.map(String) : undefined
    },
  }
}

function remember(became: Map<string, string>, table: ArchiveTable, row: ExactRow, written: ExactRow): void {
  const { entity, fields } = table
  const names = Object.keys(entity.fields)
  const before = (name: string) => row[fields.indexOf(name)] ?? null
  const after = (name: string) => written[names.indexOf(name)] ?? null
  const lists = [entity.key, ...entity.uniques.map((unique) => unique.fields)]
  for (const name of new Set(lists.flat())) {
    const [one, other] = [before(name), after(name)]
    if (one !== null && other !== null) became.set(JSON.stringify([columnName(table, name), one]), other)
  }
  for (const list of lists) {
    const place = JSON.stringify([columnName(table, JSON.stringify(list)), ...list.map(before)])
    became.set(place, JSON.stringify(list.map(after)))
  }
}

/** A row with its references to shared rows as they became; null where one of these is not there yet. */
function referring(
  byName: ReadonlyMap<string, ArchiveTable>,
  shared: SharedValues,
  table: ArchiveTable,
  row: ExactRow,
): RowValues | null {
  const { entity, fields } = table
  const values: Record<string, string | null> = {}
  for (const [index, name] of fields.entries())
    if (Object.hasOwn(entity.fields, name)) values[name] = row[index] ?? null
  for (const reference of entity.references) {
    const before = reference.fields.map((name) => row[fields.indexOf(name)] ?? null)
    if (before.includes(null)) continue
    const target = targetOf(byName, table, reference)
    if (target?.kind !== 'shared') {
      empty(table, reference, values)
      continue
    }
    const isItself =
      target === table && reference.targetFields.every((name, at) => row[fields.indexOf(name)] === before[at])
    const after: readonly (string | undefined)[] | undefined =
      reference.fields.length === 1
        ? [shared.one(columnName(target, reference.targetFields[0] ?? ''), String(before[0]))]
        : shared.several(target, reference.targetFields, before.map(String))
    if (isItself) continue
    if (!after || after.includes(undefined)) return null
    for (const [index, name] of reference.fields.entries()) values[name] = after[index] ?? null
  }
  return values
}

/** A shared row is everybody's: it does not refer to what is a collectivité's alone. */
function empty({ entity }: ArchiveTable, { fields, name }: Reference, values: Record<string, string | null>): void {
  const blank = fields.filter((field) => entity.fields[field]?.nullable)
  if (blank.length === 0)
    throw new NotBrought([
      {
        fr: `«\u00a0${entity.name}\u00a0» est partagée, et «\u00a0${name}\u00a0» y renvoie à ce qui est à une seule collectivité.`,
        en: `“${entity.name}” is shared, and “${name}” refers there to what is of one collectivité alone.`,
      },
    ])
  for (const field of blank) values[field] = null
}

/** The row of this base that a shared row is: what names it must name one alone; of several with its label, the one with its key, else the first. */
async function findRow(writing: Writing, table: ArchiveTable, values: RowValues): Promise<ExactRow | null> {
  const { entity } = table
  const isGiven = (names: readonly string[]): boolean =>
    names.length > 0 && names.every((name) => (values[name] ?? null) !== null && !entity.fields[name]?.automatic)
  const names = [
    ...(entity.keyKind === 'typed' ? [entity.key] : []),
    ...entity.uniques.map(({ fields }) => fields),
    ...(entity.keyKind === 'typed' ? [] : [entity.recordLabel]),
  ].filter(isGiven)
  const { dialect } = writing
  const keys = sql.join(entity.key.map((name) => sql.id('t', name)))
  for (const fields of names) {
    const same = fields.map((name) => equals(dialect, entity, 't', name, values[name] ?? null))
    const { rows } = await writing.query(sql`
      SELECT ${sql.join(exactColumns(writing, entity))} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${all(same)}
      ${entity.key.length > 0 ? sql`ORDER BY ${keys}` : sql``} LIMIT 100`)
    const found = rows.map((raw) => exactRow(writing, entity, raw))
    const places = entity.key.map((name) => Object.keys(entity.fields).indexOf(name))
    const own = found.find((row) => entity.key.every((name, at) => row[places[at] ?? -1] === values[name]))
    if (found[0]) return own ?? found[0]
  }
  return null
}

async function addRow(writing: Writing, table: ArchiveTable, values: RowValues): Promise<ExactRow> {
  const { ctx, entity } = table
  const given = Object.fromEntries(Object.entries(values).filter(([name]) => !entity.fields[name]?.automatic))
  const [key] = await insertExactly(ctx, writing, entity, [given], 'told')
  const same = entity.key.map((name, at) => equals(writing.dialect, entity, 't', name, key?.[at] ?? null))
  const { rows } = await writing.query(sql`
    SELECT ${sql.join(exactColumns(writing, entity))} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${all(same)}`)
  return exactRow(writing, entity, rows[0] ?? {})
}

const stuck = (left: readonly Pending[]) => {
  const names = [...new Set(left.map(({ table }) => table.entity.name))].join(', ')
  return {
    fr: `Des lignes partagées renvoient à des lignes qui ne sont pas dans l’archive, ou en cercle\u00a0: ${names}.`,
    en: `Shared lines refer to lines that are not in the archive, or in a circle: ${names}.`,
  }
}
