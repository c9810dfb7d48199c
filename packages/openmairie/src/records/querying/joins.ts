// SPDX-License-Identifier: EUPL-1.2
import type { Sql } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity, Reference } from '../../model/entity.js'
import type { Reached, Step } from '../../model/query.js'
import type { QueryPlan } from '../../model/query-plan.js'
import type { Verb } from '../../rights/contract.js'
import type { Ctx } from '../context.js'
import { column } from '../reading/columns.js'
import { inForce, permitted } from '../reading/scope.js'

/** Alias of the records that a query is about, and of the rows of its tab. */
export const rootAlias = 't'
const tabAlias = 'd'

/** What a query joins, each chain once. */
export interface Joins {
  /** Alias of the row that a path ends at. */
  aliasOf(at: Reached): string
  /** Something where there is a row to count: of the tab, else of the records. */
  readonly row: Sql
  /** What follows FROM, once all paths were asked for. */
  from(): Sql
}

/**
 * Opens the joins of a query. What its reader may not see is not joined: of its record everything is blank, as of one that refers to
 * nothing.
 */
export function openJoins(ctx: Ctx, { root, tab, definition }: QueryPlan): Joins {
  const known = new Map<string, { readonly alias: string; readonly join: Sql }>()
  const isOpen = (entity: AnyEntity, alias: string): readonly Sql[] =>
    entity.validity && definition.expired !== true ? [inForce(ctx, entity, alias)] : []
  const below =
    tab &&
    joined(
      ctx,
      tab.entity,
      tabAlias,
      'list',
      refersTo(tab.reference, tabAlias, rootAlias),
      isOpen(tab.entity, tabAlias),
    )
  const follow = (from: string, side: string, steps: readonly Step[]): string => {
    let alias = from
    let path = side
    for (const { reference, target } of steps) {
      path += `|${reference.name}`
      const next = known.get(path) ?? { alias: `j${known.size}`, join: sql`` }
      if (!known.has(path))
        known.set(path, {
          ...next,
          join: joined(ctx, target, next.alias, 'read', refersTo(reference, alias, next.alias), []),
        })
      alias = next.alias
    }
    return alias
  }
  const [referring = ''] = tab?.reference.fields ?? []
  return {
    row: tab ? sql`CASE WHEN ${column(tabAlias, referring)} IS NOT NULL THEN 1 END` : sql`1`,
    aliasOf: ({ below: isBelow, steps }) =>
      isBelow ? follow(tabAlias, 'tab', steps) : follow(rootAlias, 'root', steps),
    from: () =>
      sql.join(
        [
          sql`${ownRowsOf(root.table)} AS ${sql.id(rootAlias)}`,
          ...(below ? [below] : []),
          ...[...known.values()].map(({ join }) => join),
        ],
        sql` `,
      ),
  }
}

/** Aliases of a query whose rows have keys, that an order may end by them. */
export function keysOf({ root, tab }: QueryPlan): readonly { readonly entity: AnyEntity; readonly alias: string }[] {
  return [{ entity: root, alias: rootAlias }, ...(tab ? [{ entity: tab.entity, alias: tabAlias }] : [])]
}

function joined(ctx: Ctx, target: AnyEntity, alias: string, verb: Verb, on: Sql, more: readonly Sql[]): Sql {
  return sql`LEFT JOIN ${ownRowsOf(target.table)} AS ${sql.id(alias)} ON ${all([on, permitted(ctx, target, verb, alias), ...more])}`
}

/** That the row of one alias refers to that of another. */
function refersTo({ fields, targetFields }: Reference, from: string, to: string): Sql {
  return all(fields.map((field, index) => sql`${column(from, field)} = ${column(to, targetFields[index] ?? '')}`))
}
