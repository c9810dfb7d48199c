// SPDX-License-Identifier: EUPL-1.2

import type { Connection } from '../../database/contract.js'
import { DatabaseError } from '../../database/errors.js'
import { TransactionLost } from '../../database/savepoint.js'
import { ownRowsOf, sql, tableOf } from '../../database/sql.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import { own } from '../../model/own.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { writingMessages } from '../writing/messages.js'
import type { Writing } from '../writing/writing.js'

/** Values of a file that are remembered for each constraint, so that the line of the first one is told. */
const remembered = 2_000_000

/** Fields that no two records may share the values of, and where a file already gave some. */
export interface Constraint {
  readonly fields: readonly string[]
  readonly seen: Map<string, number>
  /** A row that breaks it is refused at its insertion, with the values that it was given: none is put off, none is changed on the way. */
  readonly sure: boolean
}

/**
 * The constraints of a table that lines may break among themselves, for the length of a file: those of the base that hold for all its
 * rows and are of columns alone. What another one refuses is left to the insertion, which tells it line by line.
 */
export async function constraintsOf(connection: Connection, entity: AnyEntity): Promise<readonly Constraint[]> {
  const isPostgres = connection.dialect.engine === 'postgresql'
  // There neither is a constraint put off.
  const sure = !isPostgres && !(await changesRows(connection, entity))
  const known = entity.uniques.map(({ fields }) => ({ fields, sure })).filter(({ fields }) => fields.length > 0)
  const all = isPostgres ? await wholeUniques(connection, entity) : known
  // Of the same fields, that of the base says more.
  const key = entity.keyKind === 'typed' ? [{ fields: entity.key, sure }] : []
  const found = [...all, ...key].filter(({ fields }) => fields.every((name) => Object.hasOwn(entity.fields, name)))
  const nameOf = ({ fields }: Unique): string => fields.join('\n')
  const once = found.filter((each, index) => found.findIndex((other) => nameOf(other) === nameOf(each)) === index)
  const isKey = ({ fields }: Unique): boolean => key.some((each) => each.fields.join('\n') === fields.join('\n'))
  // The key first: it is what one looks for.
  return [...once.filter(isKey), ...once.filter((each) => !isKey(each))].map((each) => ({ ...each, seen: new Map() }))
}

type Unique = Pick<Constraint, 'fields' | 'sure'>

async function wholeUniques(connection: Connection, { table }: AnyEntity): Promise<readonly Unique[]> {
  const { rows } = await connection.query(sql`
    SELECT (SELECT json_agg(a.attname ORDER BY k.place)::text FROM unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum WHERE k.place <= i.indnkeyatts) AS fields,
      i.indimmediate AND NOT c.relhasrules AND NOT EXISTS (
        SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND (g.tgtype & ${sql.lit(beforeRowInserted)}) = ${sql.lit(beforeRowInserted)}) AS sure
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
      AND c.relname = ${table.name} AND n.nspname = coalesce(${table.schema}, current_schema())`)
  return rows.flatMap(({ fields, sure }) =>
    // A list of names, made by the statement.
    typeof fields === 'string' ? [{ fields: JSON.parse(fields) as readonly string[], sure: sure === true }] : [],
  )
}

/** Whether a trigger may change rows before they go in: SQLite has none that can. */
async function changesRows({ dialect, query }: Connection, { table }: AnyEntity): Promise<boolean> {
  if (dialect.engine !== 'mariadb') return false
  const { rows } = await query(sql`
    SELECT 1 FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_TABLE = ${table.name} AND EVENT_MANIPULATION = 'INSERT' AND ACTION_TIMING = 'BEFORE'
      AND EVENT_OBJECT_SCHEMA = COALESCE(${table.schema}, DATABASE()) LIMIT 1`)
  return rows.length > 0
}

/** Bits of pg_trigger.tgtype: for each row, before, an insertion. */
const beforeRowInserted = 1 + 2 + 4

/** What a row has for a constraint, as one text; null where a blank lets it be shared. */
function valuesOf({ fields }: Constraint, input: Input): string | null {
  const values = fields.map((name) => own(input, name) ?? null)
  return values.includes(null) ? null : JSON.stringify(values)
}

/**
 * Problems of new rows with those that are there, and with earlier lines of their file: by the row's place in the list. What
 * is kept from the user is not named.
 */
export async function takenValues(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  constraints: readonly Constraint[],
  rows: readonly { readonly line: number; readonly input: Input }[],
): Promise<ReadonlyMap<number, Problem>> {
  const found = new Map<number, Problem>()
  for (const constraint of constraints) {
    const given = rows.map(({ input }) => valuesOf(constraint, input))
    // A value that its type refuses is told by the insertion.
    const taken = await writing
      .attempt(() => takenInBase(writing, entity, constraint, rows, given))
      .catch((error: unknown): ReadonlySet<number> => {
        if (error instanceof TransactionLost || !(error instanceof DatabaseError)) throw error
        return new Set()
      })
    for (const [index, values] of given.entries()) {
      if (values === null || found.has(index)) continue
      const earlier = constraint.seen.get(values)
      const line = rows[index]?.line ?? 0
      if (earlier !== undefined || taken.has(index)) found.set(index, problemOf(ctx, entity, constraint, earlier))
      else if (constraint.seen.size < remembered) constraint.seen.set(values, line)
    }
  }
  return found
}

async function takenInBase(
  { dialect, query }: Writing,
  entity: AnyEntity,
  { fields: names }: Constraint,
  rows: readonly { readonly input: Input }[],
  given: readonly (string | null)[],
): Promise<ReadonlySet<number>> {
  const asked = rows.flatMap(({ input }, place) =>
    given[place] === null
      ? []
      : [{ place, row: Object.fromEntries(names.map((name) => [name, own(input, name) ?? null])) }],
  )
  const all: readonly Field[] = Object.values(entity.fields)
  const fields = all.filter(({ name }) => names.includes(name))
  const places = new Set<number>()
  for (const some of asked.length === 0 ? [] : dialect.manyRows.parts(fields.length, asked)) {
    const found = await query(
      dialect.manyRows.taken(
        tableOf(entity.table),
        ownRowsOf(entity.table),
        fields,
        some.map(({ row }) => row),
      ),
    )
    for (const { n } of found.rows) {
      const place = some[Number(n) - 1]?.place
      if (place !== undefined) places.add(place)
    }
  }
  return places
}

function problemOf(ctx: Ctx, entity: AnyEntity, { fields }: Constraint, earlier: number | undefined): Problem {
  const messages = writingMessages(ctx.locale)
  if (fields.some((name) => entity.fields[name]?.withheld)) return { field: null, message: messages.refused }
  const labels = fields.map((name) => entity.fields[name]?.label ?? name).join(', ')
  const message = earlier === undefined ? messages.taken(labels) : messages.takenAbove(labels, earlier)
  return { field: fields[0] ?? null, message }
}

/** What one new row shares with an earlier line of its file. */
export function givenAbove(
  ctx: Ctx,
  entity: AnyEntity,
  constraints: readonly Constraint[],
  input: Input,
): Problem | null {
  for (const constraint of constraints) {
    const values = valuesOf(constraint, input)
    const earlier = values === null ? undefined : constraint.seen.get(values)
    if (earlier !== undefined) return problemOf(ctx, entity, constraint, earlier)
  }
  return null
}

/** Problems of one new row with earlier lines of its file, as above; what it gives is remembered where it has none. */
export function takenAbove(
  ctx: Ctx,
  entity: AnyEntity,
  constraints: readonly Constraint[],
  { line, input }: { readonly line: number; readonly input: Input },
): Problem | null {
  const above = givenAbove(ctx, entity, constraints, input)
  if (above) return above
  for (const constraint of constraints) {
    const values = valuesOf(constraint, input)
    if (values !== null && constraint.seen.size < remembered) constraint.seen.set(values, line)
  }
  return null
}

/**
 * Remembers what new rows give, as if all of them were to stand; returns what forgets it. Null where one gives what was given
 * before: nothing is then remembered.
 */
export function rememberAll(
  constraints: readonly Constraint[],
  rows: readonly { readonly line: number; readonly input: Input }[],
): (() => void) | null {
  const given: { readonly seen: Constraint['seen']; readonly values: string }[] = []
  const forget = (): void => {
    for (const { seen, values } of given) seen.delete(values)
  }
  for (const constraint of constraints)
    for (const { line, input } of rows) {
      const values = valuesOf(constraint, input)
      if (values === null) continue
      const { seen } = constraint
      if (seen.has(values)) {
        forget()
        return null
      }
      if (seen.size >= remembered) continue
      seen.set(values, line)
      given.push({ seen, values })
    }
  return forget
}
