// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { all, any, never, ownRowsOf, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Count, RecordView } from '../contract.js'
import { isScoped, visible } from '../reading/belonging.js'
import { column, equals, keyCondition, textOf } from '../reading/columns.js'
import { countLimit } from '../reading/count.js'
import { dependentsOf, isWithheld, type Referring, referencesTo, refersTo } from '../reading/dependents.js'
import { keysWhere } from '../reading/keys.js'
import { readWith } from '../reading/read.js'
import type { Moving, Obstacle } from './contract.js'

/** The record that stays and the one that goes. */
export interface Pair {
  readonly entity: AnyEntity
  readonly kept: RecordView
  readonly gone: RecordView
}

const none: Count = { count: 0, capped: false }

/** What refers to the record that goes, by each reference; both records themselves apart. */
export async function movingOf(ctx: Ctx, connection: Connection, pair: Pair): Promise<readonly Moving[]> {
  const found: Moving[] = []
  for (const referring of referencesTo(ctx, pair.entity)) {
    const where = referringRows(connection, referring, pair)
    const { child, reference } = referring
    if (isWithheld(child, reference)) {
      if ((await counted(connection, child, where)).count > 0)
        found.push({ entity: child.name, reference: reference.name, count: none, clashes: none, obstacle: 'foreign' })
      continue
    }
    const own = isScoped(ctx, referring.child)
      ? sql`CASE WHEN ${visible(ctx, referring.child, 't')} THEN 1 ELSE 0 END`
      : null
    const counting = (rows: Sql, mine: number): Promise<Count> =>
      counted(connection, referring.child, own === null ? rows : all([rows, sql`${own} = ${sql.lit(mine)}`]))
    const count = await counting(where, 1)
    const isForeign = own !== null && (await counting(where, 0)).count > 0
    if (count.count === 0 && !isForeign) continue
    const clashes = await counting(clashingRows(connection, referring, pair), 1)
    const obstacle = isForeign ? 'foreign' : await obstacleOf(ctx, connection, referring, pair, clashes.count > 0)
    found.push({ entity: referring.child.name, reference: referring.reference.name, count, clashes, obstacle })
  }
  return found
}

/** The rows, `t`, that refer to the record that goes. */
export function referringRows(connection: Connection, { child, reference }: Referring, pair: Pair): Sql {
  const refers = refersTo(connection, child, reference, pair.gone)
  if (refers === null) return never
  if (child.name !== pair.entity.name) return refers
  const themselves = [pair.gone, pair.kept].map(({ key }) => keyCondition(connection.dialect, child, key, 't'))
  return all([refers, sql`NOT ${any(themselves)}`])
}

/** Of these, the rows that would take a place which a unique key gives once, and that another row has. */
export function clashingRows(connection: Connection, referring: Referring, pair: Pair): Sql {
  const { child } = referring
  const { dialect } = connection
  const values = movedValues(referring, pair)
  const former = new Map(referring.reference.fields.map((name, index) => [name, formerValue(referring, pair, index)]))
  const sets = [child.key, ...child.uniques.map(({ fields }) => fields)].filter((fields) =>
    fields.some((name) => values.has(name) && values.get(name) !== former.get(name)),
  )
  const taken = sets.map((fields) => {
    const same = fields.map((name) =>
      values.has(name)
        ? equals(dialect, child, 'k', name, values.get(name) ?? null)
        : sql`${column('k', name)} = ${column('t', name)}`,
    )
    const other = child.name === pair.entity.name ? [sql`NOT ${keyCondition(dialect, child, pair.gone.key, 'k')}`] : []
    return sql`EXISTS (SELECT 1 FROM ${ownRowsOf(child.table)} AS ${sql.id('k')} WHERE ${all([...same, ...other])})`
  })
  return taken.length === 0 ? never : all([referringRows(connection, referring, pair), any(taken)])
}

/** What the fields of a reference hold once moved. */
export function movedValues({ reference }: Referring, { kept }: Pair): ReadonlyMap<string, string | null> {
  return new Map(
    reference.fields.map((name, index) => [name, textOf(kept.values[reference.targetFields[index] ?? ''])]),
  )
}

function formerValue({ reference }: Referring, { gone }: Pair, index: number): string | null {
  return textOf(gone.values[reference.targetFields[index] ?? ''])
}

async function counted(connection: Connection, entity: AnyEntity, where: Sql): Promise<Count> {
  const { rows } = await connection.query(
    sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${where} LIMIT ${sql.lit(countLimit + 1)}) AS counted`,
  )
  const n = Number(rows[0]?.['n'] ?? 0)
  return { count: Math.min(n, countLimit), capped: n > countLimit }
}

async function obstacleOf(
  ctx: Ctx,
  connection: Connection,
  referring: Referring,
  pair: Pair,
  clashes: boolean,
): Promise<Obstacle | null> {
  const { child, reference } = referring
  const may = (verb: 'read' | 'update' | 'delete'): boolean => ctx.grants.can(ctx.app.definition.name, child, verb)
  if (!may('read') || !may('update') || child.readOnly || ctx.app.drifted.has(child.name)) return 'update'
  if (clashes && !may('delete')) return 'delete'
  if (child.key.length === 0) return 'no key'
  if ([...movedValues(referring, pair).values()].includes(null)) return 'no value'
  const changesKey = reference.fields.some((name) => child.key.includes(name))
  if (changesKey && referencesTo(ctx, child).length > 0 && (await isReferred(ctx, connection, referring, pair)))
    return 'referred'
  return null
}

async function isReferred(ctx: Ctx, connection: Connection, referring: Referring, pair: Pair): Promise<boolean> {
  const { child } = referring
  const keys: readonly Key[] = await keysWhere(ctx, connection, child, referringRows(connection, referring, pair))
  for (const key of keys) {
    const row = await readWith(ctx, connection, child, key)
    if (row && (await dependentsOf(ctx, connection, child, row)).length > 0) return true
  }
  return false
}
