// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { isScoped, visible } from './belonging.js'
import { keyCondition } from './columns.js'
import { userIn } from './limits.js'

/** Who may see records, and which. */
export type Account = Pick<Ctx, 'actor' | 'grants' | 'collectivites'>

/** Conditions that one statement asks at most. */
const askedAtOnce = 50

/**
 * Of some accounts, the identifiers of those who may read a record that the user sees: each by its own rights, its own
 * collectivités and the limits of rows that hold for it. Accounts of which the same is asked are asked for once.
 */
export async function whoSees(
  ctx: Ctx,
  entity: AnyEntity,
  key: Key,
  accounts: readonly Account[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  const asked = new Map<string, { readonly condition: Sql; readonly ids: string[] }>()
  for (const account of accounts) {
    const theirs = { ...ctx, ...account }
    if (!theirs.grants.can(ctx.app.definition.name, entity, 'read')) continue
    const { id } = account.actor
    if (!isScoped(theirs, entity)) {
      found.add(id)
      continue
    }
    const name = JSON.stringify([theirs.grants.profil, theirs.collectivites, userIn(theirs)])
    const same = asked.get(name)
    if (same) same.ids.push(id)
    else asked.set(name, { condition: visible(theirs, entity, 't'), ids: [id] })
  }
  const groups = [...asked.values()]
  for (let start = 0; start < groups.length; start += askedAtOnce) {
    const some = groups.slice(start, start + askedAtOnce)
    const told = some.map(
      ({ condition }, index) => sql`CASE WHEN ${condition} THEN 1 ELSE 0 END AS ${sql.id(`s${index}`)}`,
    )
    const { rows } = await accessOf(ctx).query(
      sql`SELECT ${sql.join(told)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${keyCondition(ctx.database.dialect, entity, key, 't')}`,
    )
    for (const [index, { ids }] of some.entries())
      if (Number(rows[0]?.[`s${index}`] ?? 0) === 1) for (const id of ids) found.add(id)
  }
  return found
}
