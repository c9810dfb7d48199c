// SPDX-License-Identifier: EUPL-1.2
import type { Row, Sql } from '../../database/contract.js'
import { settled, sql } from '../../database/sql.js'
import type { AnyEntity, Field, Reference } from '../../model/entity.js'
import type { Key, Value, Values } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { ListRow } from '../contract.js'
import { today } from '../today.js'
import { column, readableFields, textOf } from './columns.js'
import type { Place } from './cursor.js'
import { labelSource } from './labels.js'
import type { Order } from './order.js'
import { keepingShapes } from './shapes.js'

/** What a query selects of an entity, and how its rows are read back. */
export interface Projection {
  readonly columns: readonly Sql[]
  /** What follows the table in FROM: one row at most for each of its rows, so that neither number nor order changes. */
  readonly joins: Sql
  row(raw: Row): ListRow
  /** The fields that conditions look at, hidden ones included: what they hold goes no further than this folder. */
  watched(raw: Row): Values
}

/** What does not change from one request of a profil to the next. */
interface Shape {
  readonly columns: readonly Sql[]
  readonly joins: Sql
  readonly fields: Fields
  readonly watched: Fields
  /** Names of references, each with the column that has its label. */
  readonly labels: readonly { readonly name: string; readonly at: string }[]
}

/** Fields, each with the column of the result that has its value. */
interface Fields {
  readonly placed: readonly { readonly field: Field; readonly at: string }[]
  /** A record of them without values: a copy is filled faster than a record is made name by name. */
  readonly blank: Readonly<Record<string, Value>>
}

const shaped = keepingShapes<Shape>()

export interface Beside {
  /** Fields that conditions look at. */
  readonly watched?: readonly string[]
  /** The order of the rows: a label that is a term of it is read from there, and not a second time. */
  readonly order?: Order
}

/**
 * The fields named (all readable ones where null), the key, the validity dates, and the labels of their references; beside
 * them, the fields that conditions look at.
 */
export function project(
  ctx: Ctx,
  entity: AnyEntity,
  names: readonly string[] | null,
  alias: string,
  { watched = [], order }: Beside = {},
): Projection {
  const known = order?.kind === 'label' && order.reference.constraint !== null ? order.reference.name : null
  const shape = shaped(ctx, entity, JSON.stringify([alias, names, watched, known]), () =>
    shapeOf(ctx, entity, names, alias, watched, known),
  )
  const { columns, joins } = shape
  return {
    columns,
    joins,
    row: (raw) => readRow(ctx, entity, shape, raw),
    watched: (raw) => decoded(ctx, shape.watched, raw),
  }
}

function shapeOf(
  ctx: Ctx,
  entity: AnyEntity,
  names: readonly string[] | null,
  alias: string,
  watching: readonly string[],
  known: string | null,
): Shape {
  const needed = new Set([...(names ?? readableFields(entity).map((field) => field.name)), ...entity.key])
  const validity = entity.validity ? [entity.validity.start, entity.validity.end] : []
  for (const name of validity) needed.add(name)
  const fields = placed(
    readableFields(entity).filter((field) => needed.has(field.name)),
    'c',
  )
  const watched = placed(
    watching.flatMap((name) => entity.fields[name] ?? []),
    'w',
  )
  const { dialect } = ctx.database
  const selected = ({ field, at }: Fields['placed'][number]): Sql =>
    sql`${dialect.selected(column(alias, field.name), field, entity.key.includes(field.name))} AS ${sql.id(at)}`
  const references = labelled(ctx, entity, needed)
  const sorted = references.filter(({ reference }) => reference.name === known)
  const labels = references
    .filter((each) => !sorted.includes(each))
    .map(({ reference, target }, index) => ({
      name: reference.name,
      at: `l${index}`,
      source: labelSource(ctx, target, reference, alias, `r${index}`),
    }))
  return {
    joins: sql.join(
      settled(
        dialect,
        labels.map(({ source }) => source.join),
        sql` `,
      ),
      sql` `,
    ),
    columns: settled(dialect, [
      ...fields.placed.map(selected),
      ...labels.map(({ source, at }) => sql`${source.value} AS ${sql.id(at)}`),
      ...watched.placed.map(selected),
    ]),
    fields,
    watched,
    labels: [...labels, ...sorted.map(({ reference }) => ({ name: reference.name, at: placeAt(0) }))],
  }
}

/** Names of our own: a column may be called anything. */
function placed(fields: readonly Field[], prefix: string): Fields {
  return {
    placed: fields.map((field, index) => ({ field, at: `${prefix}${index}` })),
    blank: Object.fromEntries(fields.map((field) => [field.name, null])),
  }
}

function labelled(
  ctx: Ctx,
  entity: AnyEntity,
  needed: ReadonlySet<string>,
): readonly { reference: Reference; target: AnyEntity }[] {
  return entity.references.flatMap((reference) => {
    const target = ctx.app.localised[ctx.locale].get(reference.entity)
    return target && reference.fields.every((name) => needed.has(name)) ? [{ reference, target }] : []
  })
}

function readRow(ctx: Ctx, entity: AnyEntity, shape: Shape, raw: Row): ListRow {
  const values = decoded(ctx, shape.fields, raw)
  const labels = Object.fromEntries(shape.labels.map(({ name, at }) => [name, textOf(raw[at])]))
  return { key: keyOf(entity, values), values, labels, expired: isExpired(ctx, entity, values) }
}

function decoded(ctx: Ctx, { placed, blank }: Fields, raw: Row): Readonly<Record<string, Value>> {
  const { dialect } = ctx.database
  const values = { ...blank }
  for (const { field, at } of placed) values[field.name] = dialect.decoded(field, raw[at] ?? null)
  return values
}

/** The parts of a record's key, as text. */
export function keyOf(entity: AnyEntity, values: Readonly<Record<string, Value>>): Key {
  return entity.key.map((name) => textOf(values[name]) ?? '')
}

function isExpired(ctx: Ctx, entity: AnyEntity, values: Readonly<Record<string, Value>>): boolean {
  if (!entity.validity) return false
  const day = today(ctx)
  const start = textOf(values[entity.validity.start])
  const end = textOf(values[entity.validity.end])
  return (start !== null && start > day) || (end !== null && end <= day)
}

/** The column of the result that has a term of the place of a row. */
export const placeAt = (index: number): string => `p${index}`

/** The place of a row in the order. */
export function placeOf(raw: Row, terms: number): Place {
  return Array.from({ length: terms }, (_, index) => textOf(raw[placeAt(index)]))
}
