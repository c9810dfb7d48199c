// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row, Sql } from '../../database/contract.js'
import { all, any, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { visible } from '../reading/belonging.js'
import { column, equals, textOf } from '../reading/columns.js'
import type { Place } from '../reading/cursor.js'
import { alias } from '../reading/walk.js'
import { batchOf, walkAfter } from '../reading/whole.js'
import type { ExactRow } from './contract.js'

/** The tables of an application, by what a collectivité may take of them. */
export interface Takeable {
  readonly own: readonly AnyEntity[]
  readonly shared: readonly AnyEntity[]
  /** Tables that are said to be neither of a collectivité nor shared: nothing of them is taken. */
  readonly left: readonly AnyEntity[]
}

/**
 * What the rows of a collectivité may be taken from. An application that knows no collectivité is the only one's whole where
 * there is one alone, and nobody's else.
 */
export function takeable({ app }: Ctx, alone: boolean): Takeable {
  const tables = [...app.localised.fr.values()].filter(({ kind }) => kind === 'table')
  const kindOf = ({ name }: AnyEntity) => app.belongings.get(name)?.kind ?? (alone ? 'column' : 'undeclared')
  return {
    own: tables.filter((entity) => ['column', 'references'].includes(kindOf(entity))),
    shared: tables.filter((entity) => kindOf(entity) === 'shared'),
    left: tables.filter((entity) => kindOf(entity) === 'undeclared'),
  }
}

/** The context in which the rows of one collectivité are all that there is: both barriers hold to it. */
export function aloneIn(ctx: Ctx, collectivite: string): Ctx {
  return { ...ctx, collectivites: [collectivite] }
}

/** The rows of the collectivité of a context, hidden fields included, in the order of their keys. */
export async function* ownRows(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
): AsyncIterable<readonly ExactRow[]> {
  const asked = {
    columns: exactColumns(connection, entity),
    conditions: visible(ctx, entity, alias),
    limit: batchOf(entity),
  }
  let place: Place | null = null
  do {
    const found: Awaited<ReturnType<typeof walkAfter>> = await walkAfter(ctx, connection, entity, asked, place)
    yield found.rows.map((raw) => exactRow(connection, entity, raw))
    place = found.place
  } while (place !== null)
}

/** The keys of those rows. */
export async function* ownKeys(ctx: Ctx, connection: Connection, entity: AnyEntity): AsyncIterable<readonly Key[]> {
  const { dialect } = connection
  const columns = entity.key.map((name, index) => {
    const field = entity.fields[name]
    return field ? sql`${dialect.selected(column(alias, name), field, true)} AS ${sql.id(`c${index}`)}` : sql`NULL`
  })
  const asked = { columns, conditions: visible(ctx, entity, alias), limit: 1000 }
  let place: Place | null = null
  do {
    const found: Awaited<ReturnType<typeof walkAfter>> = await walkAfter(ctx, connection, entity, asked, place)
    yield found.rows.map((raw) =>
      entity.key.map((name, index) => {
        const field = entity.fields[name]
        return (field && textOf(dialect.decoded(field, raw[`c${index}`] ?? null))) ?? ''
      }),
    )
    place = found.place
  } while (place !== null)
}

/** The rows of a table that hold some values, each a list in the order of `names`. */
export async function rowsHolding(
  connection: Connection,
  entity: AnyEntity,
  names: readonly string[],
  values: readonly (readonly string[])[],
): Promise<readonly ExactRow[]> {
  const { dialect } = connection
  const those = values.map((each) =>
    all(names.map((name, index) => equals(dialect, entity, alias, name, each[index] ?? null))),
  )
  const { rows } = await connection.query(
    sql`SELECT ${sql.join(exactColumns(connection, entity))} FROM ${ownRowsOf(entity.table)} AS ${sql.id(alias)} WHERE ${any(those)}`,
  )
  return rows.map((raw) => exactRow(connection, entity, raw))
}

/** Each column of a row, under the alias `t`, to be read without loss. */
export function exactColumns({ dialect }: Connection, entity: AnyEntity): readonly Sql[] {
  return Object.values(entity.fields).map(
    (field, index) => sql`${dialect.selected(column(alias, field.name), field, true)} AS ${sql.id(`c${index}`)}`,
  )
}

/** A row from what those columns give. */
export function exactRow({ dialect }: Connection, entity: AnyEntity, raw: Row): ExactRow {
  return Object.values(entity.fields).map((field, index) => textOf(dialect.decoded(field, raw[`c${index}`] ?? null)))
}
