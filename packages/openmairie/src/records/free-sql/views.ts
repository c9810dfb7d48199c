// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { visible } from '../reading/belonging.js'
import { column } from '../reading/columns.js'

/** The entities that a text may name: those that its user may list and open. */
export function openEntities(ctx: Ctx): readonly AnyEntity[] {
  const { app, grants } = ctx
  const may = (entity: AnyEntity): boolean =>
    grants.can(app.definition.name, entity, 'list') && grants.can(app.definition.name, entity, 'read')
  return [...app.localised[ctx.locale].values()].filter((entity) => may(entity) && openFields(entity).length > 0)
}

/** The fields that a text may name; a key that is hidden from everybody alike is one, as what refers to it is joined by it. */
export function openFields(entity: AnyEntity): readonly Field[] {
  return Object.values(entity.fields).filter(
    ({ name, hidden, withheld }) => !withheld && (!hidden || entity.key.includes(name)),
  )
}

/** What an entity is to a text: the fields that are open, of the rows that there are for its user. */
export function rowsOpen(ctx: Ctx, entity: AnyEntity): Sql {
  const alias = 't'
  const columns = sql.join(openFields(entity).map(({ name }) => column(alias, name)))
  return sql`SELECT ${columns} FROM ${placed(entity)} AS ${sql.id(alias)} WHERE ${visible(ctx, entity, alias)}`
}

/** No path leads to a table: what names no schema lies in the one that connections look into. */
function placed({ table }: AnyEntity): Sql {
  return ownRowsOf({ ...table, schema: table.schema ?? 'public' })
}
