// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database, Sql } from '../../database/contract.js'
import { searchCall } from '../../database/postgresql/barrier/search.js'
import { all, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'
import { column } from './columns.js'
import { conditions } from './scope.js'
import { searchedNames, wordsOf } from './search.js'

/** Keys that a search function is asked for at most: a word that more rows hold is soon met by walking the listing. */
const mostKeys = 1000
/** How long a word is believed to be in more rows than that, in milliseconds. */
const believed = 60_000
const common = new WeakMap<Database, Map<string, number>>()

/**
 * Every condition of a listing but the place in it; where row-level security keeps an index from serving the search, the keys
 * of the rows that hold the words are looked for first, and stand in the place of the words.
 */
export async function soughtConditions(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  query: ListQuery,
  alias: string,
): Promise<Sql> {
  return query.search && ctx.app.searched.has(entity.name)
    ? holding(ctx, entity, query, alias, await keysHolding(ctx, connection, entity, query.search))
    : conditions(ctx, entity, query, alias)
}

type Search = NonNullable<ListQuery['search']>

/** Keys of the rows that hold the words; null where they were not looked for, or are too many to be told. */
type Found = readonly unknown[] | null

/** The keys found for a context: the page and the count of one request ask once. */
const asked = new WeakMap<Ctx, Map<string, Promise<Found>>>()

/** As soughtConditions, for what is read together: the same words are looked for once in the life of a context. */
export async function soughtTogether(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  query: ListQuery,
  alias: string,
): Promise<Sql> {
  if (!query.search || !ctx.app.searched.has(entity.name)) return conditions(ctx, entity, query, alias)
  const known = asked.get(ctx) ?? new Map<string, Promise<Found>>()
  asked.set(ctx, known)
  const name = JSON.stringify([entity.name, query.search])
  const keys = known.get(name) ?? keysHolding(ctx, connection, entity, query.search)
  known.set(name, keys)
  return holding(ctx, entity, query, alias, await keys)
}

function holding(ctx: Ctx, entity: AnyEntity, query: ListQuery, alias: string, keys: Found): Sql {
  const [key] = entity.key
  if (keys === null || key === undefined) return conditions(ctx, entity, query, alias)
  const others = conditions(ctx, entity, { ...query, search: null }, alias)
  return all([others, sql`${column(alias, key)} = ANY(${keys})`])
}

async function keysHolding(ctx: Ctx, connection: Connection, entity: AnyEntity, search: Search): Promise<Found> {
  const words = wordsOf(search.text)
  if (entity.key.length !== 1 || words.length === 0) return null
  const known = common.get(ctx.database) ?? new Map<string, number>()
  common.set(ctx.database, known)
  const name = JSON.stringify([ctx.app.definition.name, entity.name, ctx.collectivites, search])
  if ((known.get(name) ?? 0) > ctx.clock.now()) return null
  const call = searchCall(entity, searchedNames(entity, search), words, mostKeys + 1)
  const { rows } = await connection.query(sql`SELECT found[1] AS key FROM ${call} AS found`)
  if (rows.length <= mostKeys) return rows.map((row) => row['key'])
  if (known.size > 1000) known.clear()
  known.set(name, ctx.clock.now() + believed)
  return null
}
