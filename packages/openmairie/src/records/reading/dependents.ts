// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import type { ResolvedApplication } from '../../model/application.js'
import type { AnyEntity, Reference } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Dependents, RecordView } from '../contract.js'
import { isScoped, visible } from './belonging.js'
import { equals, keyCondition, textOf } from './columns.js'
import { countLimit } from './count.js'
import { readWith } from './read.js'
import { demand } from './scope.js'

const follow: ReadonlySet<string> = new Set(['cascade', 'set null', 'set default'])

/** What refers to a record, from every entity of the application, whether its tab is shown or not. */
export async function dependents(ctx: Ctx, entity: AnyEntity, key: Key): Promise<readonly Dependents[]> {
  demand(ctx, entity, 'read')
  const record = await readWith(ctx, accessOf(ctx), entity, key)
  return record ? dependentsOf(ctx, accessOf(ctx), entity, record) : []
}

/** The same within a transaction. */
export async function dependentsOf(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  record: RecordView,
): Promise<readonly Dependents[]> {
  const found: Dependents[] = []
  for (const { child, reference } of referencesTo(ctx, entity)) {
    const refers = refersTo(connection, child, reference, record)
    if (refers === null) continue
    const itself =
      child.name === entity.name ? sql`AND NOT ${keyCondition(connection.dialect, entity, record.key, 't')}` : sql``
    const isSeen = sql`CASE WHEN ${visible(ctx, child, 't')} THEN 1 ELSE 0 END`
    const numberOf = async (seen: Sql, most: number): Promise<number> => {
      const counted = await connection.query(
        sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${ownRowsOf(child.table)} AS ${sql.id('t')} WHERE ${refers} ${itself} ${seen} LIMIT ${sql.lit(most)}) AS counted`,
      )
      return Number(counted.rows[0]?.['n'] ?? 0)
    }
    const withheld = isWithheld(child, reference)
    const scoped = isScoped(ctx, child)
    const n = withheld ? 0 : await numberOf(scoped ? sql`AND ${isSeen} = 1` : sql``, countLimit + 1)
    const unseen = withheld ? (await numberOf(sql``, 1)) > 0 : scoped && (await numberOf(sql`AND ${isSeen} = 0`, 1)) > 0
    if (n > 0 || unseen)
      found.push({
        entity: child.name,
        reference: reference.name,
        count: { count: Math.min(n, countLimit), capped: n > countLimit },
        unseen,
        follows: follow.has(reference.onDelete),
      })
  }
  return found
}

/** Whether the user is not told what a reference holds: nor, then, how many rows hold the same. */
export function isWithheld(child: AnyEntity, { fields }: Pick<Reference, 'fields'>): boolean {
  return fields.some((name) => child.fields[name]?.withheld)
}

export interface Referring {
  readonly child: AnyEntity
  readonly reference: Reference
}

/**
 * The references to an entity, from every table of the application. A table comes before those it refers to: deleted in
 * this order, a row is referred to by none that is left.
 */
export function referencesTo(ctx: Ctx, entity: AnyEntity): readonly Referring[] {
  const entities = ctx.app.localised[ctx.locale]
  const known = referring.get(entities) ?? referringOf([...entities.values()])
  referring.set(entities, known)
  return known.get(entity.name) ?? []
}

type Entities = ResolvedApplication['localised'][Ctx['locale']]
const referring = new WeakMap<Entities, ReadonlyMap<string, readonly Referring[]>>()

function referringOf(entities: readonly AnyEntity[]): ReadonlyMap<string, readonly Referring[]> {
  const references = entities
    .filter((child) => child.kind === 'table')
    .flatMap((child) => child.references.map((reference) => ({ child, reference })))
  const found = new Map<string, Referring[]>()
  for (const one of references) found.set(one.reference.entity, [...(found.get(one.reference.entity) ?? []), one])
  const ranks = new Map<string, number>()
  let next = 0
  const visit = (name: string): void => {
    if (ranks.has(name)) return
    ranks.set(name, 0)
    for (const { child } of found.get(name) ?? []) visit(child.name)
    ranks.set(name, next++)
  }
  for (const { name } of entities) visit(name)
  const rank = (name: string): number => ranks.get(name) ?? 0
  return new Map(
    [...found].map(([name, list]) => [name, list.toSorted((a, b) => rank(a.child.name) - rank(b.child.name))]),
  )
}

/** Whether a row of the child, `t`, refers to a record; null where nothing can. */
export function refersTo(
  connection: Connection,
  child: AnyEntity,
  reference: Reference,
  record: RecordView,
): Sql | null {
  const values = reference.targetFields.map((name) => textOf(record.values[name]))
  if (values.includes(null)) return null
  return all(reference.fields.map((name, index) => equals(connection.dialect, child, 't', name, values[index] ?? null)))
}
