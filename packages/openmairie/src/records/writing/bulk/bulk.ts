// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { AnyEntity } from '../../../model/entity.js'
import type { Key } from '../../../model/value.js'
import type { Ctx } from '../../context.js'
import type { ListQuery } from '../../contract.js'
import { keysAfter } from '../../reading/result-keys.js'
import { refusalOf } from '../save.js'
import { writeWhole } from '../undoable.js'
import type { Writing } from '../writing.js'
import type { BulkOutcome, BulkReport, BulkWork, Rehearsal, Rejected } from './contract.js'
import { bulkInput, demandBulk, type Worked, workOn } from './rows.js'
import { sealOf } from './seal.js'

/** Carries what was found out of a transaction, which is rolled back. */
class Rehearsed extends Error {
  readonly found: Rehearsal
  constructor(found: Rehearsal) {
    super('It was a rehearsal')
    this.found = found
  }
}
class Halt extends Error {
  readonly outcome: BulkOutcome
  constructor(outcome: BulkOutcome) {
    super('Nothing is to be written')
    this.outcome = outcome
  }
}

/** Does the work on the first records of a selection, and undoes all of it: what would be refused, and why. Hooks run, but for those that wait for the commit. Raises as below. */
export async function rehearse(
  ctx: Ctx,
  entity: AnyEntity,
  query: ListQuery,
  work: BulkWork,
  most = entity.bulkBound,
): Promise<Rehearsal> {
  demandBulk(ctx, entity, work)
  try {
    return await writeWhole<Rehearsal>(ctx, null, async (writing) => {
      const { keys, missing, more } = await chosen(ctx, writing, entity, query, most)
      // What is not to be kept is not to be journalled.
      const worked = await workOn(ctx, { ...writing, journal: async () => '' }, entity, keys, work)
      throw new Rehearsed({ ...withMissing(worked, missing), more, seal: sealOf(ctx, entity, keys, work, worked) })
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.found
    throw error
  }
}

export interface BulkOptions {
  readonly idempotencyKey: string
  /** What the user was shown, by `rehearse`. */
  readonly seal: string
  /** Records that are refused are left as they are; else nothing is written where one is. */
  readonly leaveAside: boolean
}

/** Does the work on the records of a selection in one transaction, once for a one-time key. Raises OM_FORBIDDEN, OM_TABLE_CHANGED, OM_NOTHING_UNDONE. */
export async function runBulk(
  given: Ctx,
  entity: AnyEntity,
  query: ListQuery,
  work: BulkWork,
  options: BulkOptions,
): Promise<BulkOutcome> {
  demandBulk(given, entity, work)
  const lot = randomUUID()
  const ctx = { ...given, lot }
  const input = work.kind === 'update' ? bulkInput(entity, work.input) : {}
  const oneTime = {
    key: options.idempotencyKey,
    purpose: { operation: `lot ${work.kind}` as const, entity, key: [], input },
    repeated: (outcome: BulkOutcome): BulkOutcome =>
      outcome.kind === 'done' ? { ...outcome, repeated: true } : outcome,
  }
  try {
    return await writeWhole<BulkOutcome>(ctx, oneTime, async (writing) => {
      const { keys, missing, more } = await chosen(ctx, writing, entity, query, entity.bulkBound)
      if (more) throw new Halt({ kind: 'changed' })
      const worked = await workOn(ctx, writing, entity, keys, work)
      if (sealOf(ctx, entity, keys, work, worked) !== options.seal) throw new Halt({ kind: 'changed' })
      const report = withMissing(worked, missing)
      if (report.rejected.length > 0 && !options.leaveAside) throw new Halt({ kind: 'refused' })
      return { kind: 'done', lot, repeated: false, ...report }
    })
  } catch (error) {
    if (error instanceof Halt) return error.outcome
    return { kind: 'stopped', problems: refusalOf(ctx, entity, error) }
  }
}

interface Chosen {
  readonly keys: readonly Key[]
  /** Keys asked for that are no longer there. */
  readonly missing: readonly Key[]
  readonly more: boolean
}

async function chosen(ctx: Ctx, writing: Writing, entity: AnyEntity, query: ListQuery, most: number): Promise<Chosen> {
  const { keys } = await keysAfter(ctx, writing, entity, query, null, most + 1)
  const there = new Set(keys.map((key) => JSON.stringify(key)))
  const missing = (query.keys ?? []).filter((key) => !there.has(JSON.stringify(key)))
  return { keys: keys.slice(0, most), missing, more: keys.length > most }
}

function withMissing({ seen: _, ...report }: Worked, missing: readonly Key[]): BulkReport {
  const gone = missing.map((key): Rejected => ({ key, label: key.join(' '), reason: { kind: 'gone' } }))
  return { ...report, rejected: [...report.rejected, ...gone] }
}
