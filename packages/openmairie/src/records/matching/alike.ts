// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from '../../database/errors.js'
import { all, always, never, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key, Value } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { ListRow } from '../contract.js'
import { keyCondition, textOf } from '../reading/columns.js'
import { named } from '../reading/named.js'
import { keyOrder } from '../reading/order.js'
import { project } from '../reading/projection.js'
import { permitted } from '../reading/scope.js'
import { orderBy } from '../reading/terms.js'
import { likeCondition, nearness } from './condition.js'
import { agreeing, type Likeness } from './judge.js'

/** A record that is alike, as far as the user may read it. */
export interface Alike extends ListRow {
  readonly label: string
  /** Fields that agree. */
  readonly agreed: readonly string[]
}

/** Rows that are judged at most, the nearest first: what is heard of a name no base knows. */
const judged = 2000

type Given = Readonly<Record<string, Value | undefined>>

/**
 * Records that are likely to be the same as one with these values, by what the entity declares; `own` left out. Empty
 * where nothing is declared, and for whoever may not list and read the entity.
 */
export function likelyDuplicates(
  ctx: Ctx,
  entity: AnyEntity,
  given: Given,
  own: Key | null,
  most: number,
): Promise<readonly Alike[]> {
  return alike(ctx, entity, entity.duplicates, given, own, most)
}

/** The other records that bear the same names as one, accents and case ignored. Empty as above. */
export function namesakes(
  ctx: Ctx,
  entity: AnyEntity,
  given: Given,
  own: Key,
  most: number,
): Promise<readonly Alike[]> {
  const match = entity.duplicates.namesakes.map((field) => ({ field, by: 'text' as const, days: 0, needed: true }))
  return alike(ctx, entity, { match, least: match.length, differing: false }, given, own, most)
}

async function alike(
  ctx: Ctx,
  entity: AnyEntity,
  likeness: Likeness,
  given: Given,
  own: Key | null,
  most: number,
): Promise<readonly Alike[]> {
  const may = (verb: 'list' | 'read'): boolean => ctx.grants.can(ctx.app.definition.name, entity, verb)
  if (likeness.match.length === 0 || entity.key.length === 0 || !may('list') || !may('read')) return []
  const textIn = (name: string): string | null => textOf(given[name])
  const rows = await near(ctx, entity, likeness, textIn, own)
  const found = rows.flatMap((row) => {
    const agreed = agreeing(entity.fields, likeness, textIn, (name) => textOf(row.values[name]))
    return agreed ? [{ ...row, agreed }] : []
  })
  const nearest = found.sort((a, b) => b.agreed.length - a.agreed.length).slice(0, most)
  const labels = new Map(
    (
      await named(
        ctx,
        entity,
        nearest.map((row) => row.key),
      )
    ).map(({ key, label }) => [key.join('\n'), label]),
  )
  return nearest.flatMap((row) => {
    const label = labels.get(row.key.join('\n'))
    return label === undefined ? [] : [{ ...row, label }]
  })
}

async function near(
  ctx: Ctx,
  entity: AnyEntity,
  likeness: Likeness,
  textIn: (name: string) => string | null,
  own: Key | null,
): Promise<readonly ListRow[]> {
  const { dialect } = ctx.database
  const fields = likeness.match.map(({ field }) => field)
  const projection = project(ctx, entity, fields, 't')
  const like = likeCondition(dialect, entity, likeness, textIn)
  if (like === never) return []
  try {
    // Those that are as near follow their keys: any other order would hang on what else the table holds.
    const byKey = orderBy(dialect, keyOrder(ctx, entity, 't').terms, false)
    const other = own ? sql`NOT ${keyCondition(dialect, entity, own, 't')}` : always
    const { rows } = await accessOf(ctx).query(
      sql`SELECT ${sql.join(projection.columns)} FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} ${projection.joins}
      WHERE ${all([like, other, permitted(ctx, entity, 'read', 't')])}
      ORDER BY ${nearness(dialect, entity, likeness, textIn)} DESC, ${byKey} LIMIT ${sql.lit(judged)}`,
    )
    return rows.map(projection.row)
  } catch (error) {
    // What the type of a column cannot hold, no row holds.
    if (error instanceof DatabaseError && error.violation === 'value') return []
    throw error
  }
}
