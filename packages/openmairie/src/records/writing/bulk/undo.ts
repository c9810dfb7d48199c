// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { type Lot, linesOfLot, recentLines } from '../../../journal/lot.js'
import type { RecentLine } from '../../../journal/recent.js'
import type { AnyEntity } from '../../../model/entity.js'
import { readKeyText } from '../../../model/key-text.js'
import type { Ctx } from '../../context.js'
import { demandWrite } from '../../reading/scope.js'
import { writingMessages } from '../messages.js'
import { referenceTo, referredBy } from '../reference.js'
import { lostFields, reverse } from '../reverse.js'
import { Refusal } from '../save.js'
import { rightToUndo, undoSeconds, writer } from '../undo.js'
import { write } from '../write.js'
import type { Writing } from '../writing.js'
import { batchSize, type KeepBatch } from './batch.js'
import type { BulkReport, BulkWork, Rejected } from './contract.js'
import { reasonOf } from './rows.js'

export type BulkUndo =
  | ({ readonly kind: 'undone'; readonly repeated: boolean } & BulkReport)
  /** More than one transaction should hold. */
  | { readonly kind: 'long'; readonly lot: string; readonly lines: number }
  | { readonly kind: 'late' }

/**
 * An authenticated reference to a bulk action, for its user alone; null where it may not be undone: no right, or fields
 * that the journal does not hold.
 */
export function bulkReference(ctx: Ctx, entity: AnyEntity, work: Pick<BulkWork, 'kind'>, lot: string): string | null {
  if (!ctx.grants.can(ctx.app.definition.name, entity, rightToUndo[work.kind])) return null
  const lost = lostFields(entity, {
    id: '',
    entity: entity.name,
    record: '',
    operation: work.kind,
    before: null,
    after: null,
  })
  return lost.length > 0 ? null : referenceTo(ctx, entity, 'bulk', lot)
}

/**
 * Undoes a bulk action that the same user has just ended, record by record, with hooks, rights and journal: what has
 * changed since is left as it is. One of many records is left to a job. Raises OM_NOT_FOUND for a reference that is not
 * authentic, OM_FORBIDDEN where the right is missing.
 */
export async function undoBulk(ctx: Ctx, entity: AnyEntity, reference: string): Promise<BulkUndo> {
  const lot = referredBy(ctx, entity, 'bulk', reference)
  const lines = await recentLines(ctx.instance, lotOf(ctx, entity, lot), undoSeconds)
  if (lines === 0) return { kind: 'late' }
  if (lines > entity.bulkBound) return { kind: 'long', lot, lines }
  const oneTime = {
    key: `annuler ${lot}`,
    purpose: { operation: 'lot undo' as const, entity, key: [], input: {} },
    repeated: (outcome: BulkUndo): BulkUndo => (outcome.kind === 'undone' ? { ...outcome, repeated: true } : outcome),
  }
  return write<BulkUndo>({ ...ctx, lot: randomUUID() }, oneTime, async (writing) => {
    const held = await linesOfLot(ctx.instance, lotOf(ctx, entity, lot), null, entity.bulkBound)
    return { kind: 'undone', repeated: false, ...(await undoLines(ctx, writing, entity, held)) }
  })
}

export interface UndoBatch extends BulkReport {
  /** The line that the next batch lies before; null where this one was the last. */
  readonly before: string | null
}

/** Undoes the next lines of a bulk action, from the last one back, in one transaction that also runs `keep`. */
export async function undoBatch(
  ctx: Ctx,
  entity: AnyEntity,
  lot: string,
  before: string | null,
  keep: KeepBatch<UndoBatch>,
): Promise<void> {
  const size = batchSize(entity)
  await write(ctx, null, async (writing) => {
    const lines = await linesOfLot(ctx.instance, lotOf(ctx, entity, lot), before, size)
    const report = await undoLines(ctx, writing, entity, lines)
    const batch = { ...report, before: lines.length < size ? null : (lines.at(-1)?.id ?? null) }
    await writing.keep((connection) => keep(connection, batch))
  })
}

async function undoLines(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  lines: readonly RecentLine[],
): Promise<BulkReport> {
  const rejected: Rejected[] = []
  for (const line of lines) {
    demandWrite(ctx, entity, rightToUndo[line.operation])
    const key = readKeyText(line.record) ?? []
    try {
      const lost = lostFields(entity, line)
      if (lost.length > 0)
        throw new Refusal([{ field: null, message: writingMessages(ctx.locale).undoLost(lost.join(', ')) }])
      await writing.attempt(() => reverse(ctx, writing, entity, key, line))
    } catch (error) {
      rejected.push({ key, label: key.join(' '), reason: reasonOf(ctx, entity, error) })
    }
  }
  return { written: lines.length - rejected.length, unchanged: 0, followed: 0, rejected }
}

function lotOf(ctx: Ctx, entity: AnyEntity, lot: string): Lot {
  return { ...writer(ctx, entity), lot }
}
