// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import { ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Count, ListQuery, Page } from '../contract.js'
import { today } from '../today.js'
import { demand } from './scope.js'
import { soughtTogether } from './sought.js'

/** Beyond this a count says «more than». */
export const countLimit = 1000

/** How long «more than» is believed, in milliseconds: a listing that large does not fall below it while one pages. */
const believed = 60_000
const large = new WeakMap<Database, Map<string, number>>()

/** How many rows the filter leaves, counted no further than the limit. */
export async function count(ctx: Ctx, entity: AnyEntity, query: ListQuery): Promise<Count> {
  demand(ctx, entity, 'list')
  const filter = filterOf(ctx, entity, query)
  const known = large.get(ctx.database) ?? new Map<string, number>()
  large.set(ctx.database, known)
  if (isLarge(ctx, entity, query)) return { count: countLimit, capped: true }
  const found = await accessOf(ctx).query(
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${await soughtTogether(ctx, accessOf(ctx), entity, query, 't')} LIMIT ${sql.lit(countLimit + 1)}) AS counted`,
  )
  const n = Number(found.rows[0]?.['n'] ?? 0)
  if (known.size > 1000) known.clear()
  if (n > countLimit) known.set(filter, ctx.clock.now() + believed)
  return { count: Math.min(n, countLimit), capped: n > countLimit }
}

/** Whether there are more rows to export than some number. */
export async function isMoreThan(ctx: Ctx, entity: AnyEntity, query: ListQuery, most: number): Promise<boolean> {
  demand(ctx, entity, 'export')
  const found = await accessOf(ctx).query(
    sql`SELECT 1 AS more FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${await soughtTogether(ctx, accessOf(ctx), entity, query, 't')} LIMIT 1 OFFSET ${sql.lit(most)}`,
  )
  return found.rows.length > 0
}

/** Whether a filter is believed to leave more rows than are counted: `count` then asks nothing. */
export function isLarge(ctx: Ctx, entity: AnyEntity, query: ListQuery): boolean {
  return (large.get(ctx.database)?.get(filterOf(ctx, entity, query)) ?? 0) > ctx.clock.now()
}

/** What a count may still claim beside a page read with it: one that holds the whole result has the last word. */
export function agreed(counted: Count, query: ListQuery, page: Page): Count {
  return counted.capped && isWhole(query, page) ? { count: page.rows.length, capped: false } : counted
}

/** Gives up what is believed of a filter where a page holds all that it leaves. */
export function correct(ctx: Ctx, entity: AnyEntity, query: ListQuery, page: Page): void {
  if (isWhole(query, page)) large.get(ctx.database)?.delete(filterOf(ctx, entity, query))
}

/** Forgets what is believed of a base: it has been written. */
export function forgetCounts(ctx: Ctx): void {
  large.delete(ctx.database)
}

/** Whether a page holds all that its filter leaves. */
export function isWhole(query: ListQuery, page: Page): boolean {
  return query.from === null && page.next === null && page.previous === null
}

/** All that a count depends on: whoever sees other rows has another one. */
function filterOf(ctx: Ctx, entity: AnyEntity, { search, criteria, parent, expired, keys }: ListQuery): string {
  const seen = [ctx.app.definition.name, ctx.grants.profil, ctx.collectivites, ctx.actor.id, today(ctx)]
  return JSON.stringify([...seen, entity.name, search, criteria, parent, expired, keys])
}
