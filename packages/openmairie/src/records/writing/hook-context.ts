// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { HookContext } from '../../model/hook-context.js'
import type { Key, Values } from '../../model/value.js'
import { coversAccount } from '../../rights/accounts.js'
import type { Ctx } from '../context.js'
import { column, equals, keyCondition } from '../reading/columns.js'
import { project } from '../reading/projection.js'
import { rowsWith } from '../reading/rows.js'
import { permitted } from '../reading/scope.js'
import { timeOfDay, today } from '../today.js'

/** Writes records within the running transaction; given by the caller, as the writer itself calls hooks. */
export interface InnerWriter {
  update(entity: AnyEntity, key: Key, values: Readonly<Record<string, unknown>>): Promise<void>
  create(entity: AnyEntity, values: Readonly<Record<string, unknown>>): Promise<Key>
}

/** What hooks and actions may use. `own`: the record being written, which `exists` leaves out. */
export function hookContext(
  ctx: Ctx,
  connection: Connection,
  own: { readonly entity: AnyEntity; readonly key: Key } | null,
  writer: InnerWriter,
): HookContext {
  const entityOf = (name: string): AnyEntity => {
    const entity = ctx.app.localised[ctx.locale].get(name)
    if (!entity) throw new OpenMairieError('OM_NOT_FOUND')
    return entity
  }
  const first = async (name: string, values: object, amongOthers: boolean): Promise<Values | null> => {
    const entity = entityOf(name)
    const projection = project(ctx, entity, null, 't')
    const equal = Object.entries(values).map(([field, value]) =>
      value === null
        ? sql`${column('t', field)} IS NULL`
        : equals(connection.dialect, entity, 't', field, String(value)),
    )
    const other =
      amongOthers && own?.entity.name === name && own.key.length > 0
        ? [sql`NOT ${keyCondition(connection.dialect, entity, own.key, 't')}`]
        : []
    const where = all([...equal, ...other, permitted(ctx, entity, 'read', 't')])
    const found = await connection.query(
      sql`SELECT ${sql.join(projection.columns)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} ${projection.joins} WHERE ${where} LIMIT 1`,
    )
    const raw = found.rows[0]
    return raw ? projection.row(raw).values : null
  }
  const context: HookContext<Record<string, Readonly<Record<string, unknown>>>> = {
    locale: ctx.locale,
    parametre: ctx.parametre,
    declared: ctx.declared,
    collectivites: ctx.collectivites,
    rights: {
      holds: ctx.grants.covers,
      coversProfil: ctx.grants.coversProfil,
      // What is being written may be the accounts themselves.
      coversAccount: (account) =>
        coversAccount(ctx.database === ctx.instance ? connection : ctx.instance, ctx, account),
    },
    user: { id: ctx.actor.id, login: ctx.actor.login, name: ctx.actor.name },
    creating: own !== null && own.key.length === 0,
    today: today(ctx),
    time: timeOfDay(ctx),
    now: new Date(ctx.clock.now()).toISOString(),
    exists: async (name, values) => (await first(name, values, true)) !== null,
    find: async (name, values) => first(name, values, false),
    rows: (name, values, most) => rowsWith(ctx, connection, name, values, most),
    update: (name, key, values) => writer.update(entityOf(name), key, values),
    create: (name, values) => writer.create(entityOf(name), values),
  }
  // The application's own tables type its hooks; generic code knows no table.
  return context as unknown as HookContext
}
