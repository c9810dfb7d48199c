// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../../database/contract.js'
import type { AnyEntity } from '../../../model/entity.js'
import type { Ctx } from '../../context.js'
import type { ListQuery } from '../../contract.js'
import type { Place } from '../../reading/cursor.js'
import { keysAfter } from '../../reading/result-keys.js'
import { writeWhole } from '../undoable.js'
import type { BulkReport, BulkWork } from './contract.js'
import { demandBulk, workOn } from './rows.js'

/** Records that a job writes, or undoes, in one transaction. */
export function batchSize({ bulkBound }: AnyEntity): number {
  return Math.min(100, bulkBound)
}

export interface Batch extends BulkReport {
  /** Where the next batch begins; null where this one was the last. */
  readonly place: Place | null
}

/** What a job stores in the transaction of a batch. */
export type KeepBatch<B> = (connection: Connection, batch: B) => Promise<void>

/**
 * Does the work on the next records of a selection, in the order of their keys, in one transaction that also runs `keep`.
 * Records that are refused are left as they are. Raises OM_FORBIDDEN, OM_TABLE_CHANGED, OM_NOTHING_UNDONE.
 */
export async function workOnBatch(
  ctx: Ctx,
  entity: AnyEntity,
  query: ListQuery,
  work: BulkWork,
  place: Place | null,
  keep: KeepBatch<Batch>,
): Promise<void> {
  demandBulk(ctx, entity, work)
  const size = batchSize(entity)
  await writeWhole(ctx, null, async (writing) => {
    const next = await keysAfter(ctx, writing, entity, query, place, size)
    const { seen: _, ...report } = await workOn(ctx, writing, entity, next.keys, work)
    const batch = { ...report, place: next.keys.length < size ? null : next.place }
    await writing.keep((connection) => keep(connection, batch))
  })
}
