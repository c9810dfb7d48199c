// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { searchCall } from '../../database/postgresql/barrier/search.js'
import { all, always, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'
import { column } from './columns.js'
import { conditions } from './scope.js'
import { searchedNames, wordsOf } from './search.js'

/** Keys that a search function is asked for at most: a word that more rows hold is soon met by walking the listing. */
const mostKeys = 1000

/**
 * Every condition of a listing but the place in it; where row-level security keeps an index from serving the search, the keys
 * of the rows that hold the words beside it.
 */
export async function soughtConditions(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  query: ListQuery,
  alias: string,
): Promise<Sql> {
  const found = conditions(ctx, entity, query, alias)
  return query.search && ctx.app.searched.has(entity.name)
    ? all([found, await keysHolding(connection, entity, query.search, alias)])
    : found
}

async function keysHolding(
  connection: Connection,
  entity: AnyEntity,
  search: NonNullable<ListQuery['search']>,
  alias: string,
): Promise<Sql> {
  const [key, ...others] = entity.key
  const words = wordsOf(search.text)
  if (key === undefined || others.length > 0 || words.length === 0) return always
  const call = searchCall(entity, searchedNames(entity, search), words, mostKeys + 1)
  const { rows } = await connection.query(sql`SELECT found[1] AS key FROM ${call} AS found`)
  if (rows.length > mostKeys) return always
  return sql`${column(alias, key)} = ANY(${rows.map((row) => row['key'])})`
}
