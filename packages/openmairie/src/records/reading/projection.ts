// SPDX-License-Identifier: EUPL-1.2
import type { Row, Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { AnyEntity, Field, Reference } from '../../model/entity.js'
import type { Key, Value } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { ListRow } from '../contract.js'
import { today } from '../today.js'
import { column, readableFields, textOf } from './columns.js'
import type { Place } from './cursor.js'
import { labelSource } from './labels.js'

/** What a query selects of an entity, and how its rows are read back. */
export interface Projection {
  readonly columns: readonly Sql[]
  /** What follows the table in FROM: one row at most for each of its rows, so that neither number nor order changes. */
  readonly joins: Sql
  row(raw: Row): ListRow
}

/** What does not change from one request of a profil to the next. */
interface Shape {
  readonly columns: readonly Sql[]
  readonly joins: Sql
  readonly fields: readonly Field[]
  readonly references: readonly { readonly reference: Reference; readonly target: AnyEntity }[]
}

/** Users choose columns, and collectivités are many: memory must not follow them. */
const mostShapes = 200

/** Shapes by what a profil may do, entity, fields and collectivités: made once, a listing's statement is half made. */
const shapes = new WeakMap<Ctx['grants'], WeakMap<AnyEntity, Map<string, Shape>>>()

/** The fields named (all readable ones where null), the key, the validity dates, and the labels of their references. */
export function project(ctx: Ctx, entity: AnyEntity, names: readonly string[] | null, alias: string): Projection {
  const ofGrants = shapes.get(ctx.grants) ?? new WeakMap<AnyEntity, Map<string, Shape>>()
  shapes.set(ctx.grants, ofGrants)
  const known = ofGrants.get(entity) ?? new Map<string, Shape>()
  ofGrants.set(entity, known)
  const name = JSON.stringify([alias, names, ctx.collectivites])
  const shape = known.get(name) ?? shapeOf(ctx, entity, names, alias)
  if (known.size > mostShapes) known.clear()
  known.set(name, shape)
  const { columns, joins, fields, references } = shape
  return { columns, joins, row: (raw) => readRow(ctx, entity, fields, references, raw) }
}

function shapeOf(ctx: Ctx, entity: AnyEntity, names: readonly string[] | null, alias: string): Shape {
  const needed = new Set([...(names ?? readableFields(entity).map((field) => field.name)), ...entity.key])
  const validity = entity.validity ? [entity.validity.start, entity.validity.end] : []
  for (const name of validity) needed.add(name)
  const fields = readableFields(entity).filter((field) => needed.has(field.name))
  const { dialect } = ctx.database
  const selected = (field: Field): Sql =>
    dialect.selected(column(alias, field.name), field, entity.key.includes(field.name))
  const references = labelled(ctx, entity, needed)
  const labels = references.map(({ reference, target }, index) =>
    labelSource(ctx, target, reference, alias, `r${index}`),
  )
  return {
    joins: sql.join(
      labels.map((label) => label.join),
      sql` `,
    ),
    // Names of our own: a column may be called anything.
    columns: [
      ...fields.map((field, index) => sql`${selected(field)} AS ${sql.id(`c${index}`)}`),
      ...labels.map((label, index) => sql`${label.value} AS ${sql.id(`l${index}`)}`),
    ],
    fields,
    references,
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

function readRow(
  ctx: Ctx,
  entity: AnyEntity,
  fields: readonly Field[],
  references: readonly { reference: Reference }[],
  raw: Row,
): ListRow {
  const values: Record<string, Value> = Object.fromEntries(
    fields.map((field, index) => [field.name, ctx.database.dialect.decoded(field, raw[`c${index}`] ?? null)]),
  )
  const labels = Object.fromEntries(
    references.map(({ reference }, index) => [reference.name, textOf(raw[`l${index}`])]),
  )
  return { key: keyOf(entity, values), values, labels, expired: isExpired(ctx, entity, values) }
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

/** The place of a row in the order. */
export function placeOf(raw: Row, terms: number): Place {
  return Array.from({ length: terms }, (_, index) => textOf(raw[`p${index}`]))
}
