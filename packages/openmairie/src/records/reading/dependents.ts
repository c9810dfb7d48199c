// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { all, sql, tableOf } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Dependents, RecordView } from '../contract.js'
import { equals, keyCondition, textOf } from './columns.js'
import { countLimit } from './count.js'
import { readWith } from './read.js'
import { demand } from './scope.js'

const follow: ReadonlySet<string> = new Set(['cascade', 'set null', 'set default'])

/** What refers to a record, from every entity of the application, whether its tab is shown or not. */
export async function dependents(ctx: Ctx, entity: AnyEntity, key: Key): Promise<readonly Dependents[]> {
  demand(ctx, entity, 'read')
  const record = await readWith(ctx, ctx.database, entity, key)
  return record ? dependentsOf(ctx, ctx.database, entity, record) : []
}

/** The same within a transaction. */
export async function dependentsOf(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  record: RecordView,
): Promise<readonly Dependents[]> {
  const found: Dependents[] = []
  for (const child of ctx.app.localised[ctx.locale].values()) {
    for (const reference of child.references.filter((each) => each.entity === entity.name && child.kind === 'table')) {
      const values = reference.targetFields.map((name) => textOf(record.values[name]))
      if (values.includes(null)) continue
      const refers = all(
        reference.fields.map((name, index) => equals(connection.dialect, child, 't', name, values[index] ?? null)),
      )
      const itself =
        child.name === entity.name ? sql`AND NOT ${keyCondition(connection.dialect, entity, record.key, 't')}` : sql``
      const counted = await connection.query(
        sql`SELECT count(*) AS n FROM (SELECT 1 FROM ${tableOf(child.table)} AS ${sql.id('t')} WHERE ${refers} ${itself} LIMIT ${sql.lit(countLimit + 1)}) AS counted`,
      )
      const n = Number(counted.rows[0]?.['n'] ?? 0)
      if (n > 0)
        found.push({
          entity: child.name,
          reference: reference.name,
          count: { count: Math.min(n, countLimit), capped: n > countLimit },
          follows: follow.has(reference.onDelete),
        })
    }
  }
  return found
}
