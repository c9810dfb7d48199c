// SPDX-License-Identifier: EUPL-1.2
import { TransactionLost } from '../../../database/savepoint.js'
import { OpenMairieError } from '../../../errors/errors.js'
import type { AnyEntity } from '../../../model/entity.js'
import type { Key } from '../../../model/value.js'
import type { Ctx } from '../../context.js'
import type { Input } from '../../contract.js'
import { demand, demandWrite } from '../../reading/scope.js'
import { readHeld } from '../journal.js'
import { recased } from '../recased.js'
import { Refused, removeWithin } from '../remove.js'
import { refusalOf } from '../save.js'
import { changeWithin } from '../update.js'
import { writable } from '../writable.js'
import type { Writing } from '../writing.js'
import type { BulkReport, BulkWork, Reason, Rejected } from './contract.js'

/** A record is no longer there. */
class Gone extends Error {}

/** Raises OM_FORBIDDEN or OM_TABLE_CHANGED where the work may not be done on an entity. */
export function demandBulk(ctx: Ctx, entity: AnyEntity, work: Pick<BulkWork, 'kind'>): void {
  demandWrite(ctx, entity, work.kind)
  demand(ctx, entity, 'read')
  if (entity.readOnly || entity.key.length === 0) throw new OpenMairieError('OM_FORBIDDEN')
}

/** What may be given to several records at once: what the user may write, but for the key, which names one. */
export function bulkInput(entity: AnyEntity, input: Input): Input {
  return Object.fromEntries(
    Object.entries(recased(entity, writable(entity, input, false))).filter(([name]) => !entity.key.includes(name)),
  )
}

/** What became of some records, and the digests of each as it was. */
export interface Worked extends BulkReport {
  readonly seen: ReadonlyMap<Key, string>
}

/** Does the work on each record by its key, each alone: one that is refused is left as it was. */
export async function workOn(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  keys: readonly Key[],
  work: BulkWork,
): Promise<Worked> {
  const seen = new Map<Key, string>()
  let [written, unchanged, followed] = [0, 0, 0]
  const pass = async (given: readonly Key[]): Promise<readonly Rejected[]> => {
    const rejected: Rejected[] = []
    for (const key of given) {
      const done = await one(ctx, writing, entity, key, work, seen)
      if (done.kind === 'rejected') {
        // A record that an earlier one of the selection took with it is as it should be.
        if (work.kind === 'delete' && done.rejected.reason.kind === 'gone' && followed > 0) written++
        else rejected.push(done.rejected)
      } else if (done.kind === 'unchanged') unchanged++
      else {
        written++
        if (done.followed) followed++
      }
    }
    return rejected
  }
  let rejected = await pass(keys)
  // What others of the selection referred to may go once they are gone.
  for (;;) {
    const again = rejected.filter(({ reason }) => isReferredBy(reason, entity))
    if (again.length === 0 || again.length === keys.length) break
    const left = await pass(again.map(({ key }) => key))
    const isDone = left.length === again.length
    rejected = [...rejected.filter((each) => !again.includes(each)), ...left]
    if (isDone) break
  }
  return { written, unchanged, followed, rejected, seen }
}

function isReferredBy(reason: Reason, entity: AnyEntity): boolean {
  return reason.kind === 'referred' && reason.dependents.some((each) => each.entity === entity.name && !each.follows)
}

type Done =
  | { readonly kind: 'written'; readonly followed: boolean }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly rejected: Rejected }

async function one(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  key: Key,
  work: BulkWork,
  seen: Map<Key, string>,
): Promise<Done> {
  let label = key.join(' ')
  try {
    return await writing.attempt(async (): Promise<Done> => {
      const current = await readHeld(ctx, writing, entity, key, true)
      if (!current) throw new Gone()
      label = current.label
      seen.set(key, current.digests)
      if (work.kind === 'delete') {
        const followers = await removeWithin(ctx, writing, entity, current, (each) => !each.follows)
        return { kind: 'written', followed: followers.length > 0 }
      }
      const outcome = await changeWithin(ctx, writing, entity, current, bulkInput(entity, work.input), null)
      return outcome.kind === 'written' ? { kind: 'written', followed: false } : { kind: 'unchanged' }
    })
  } catch (error) {
    return { kind: 'rejected', rejected: { key, label, reason: reasonOf(ctx, entity, error) } }
  }
}

/** Rethrows what is no refusal of the record alone. */
export function reasonOf(ctx: Ctx, entity: AnyEntity, error: unknown): Reason {
  if (error instanceof TransactionLost) throw error
  if (error instanceof Gone) return { kind: 'gone' }
  if (error instanceof Refused && error.outcome.kind === 'refused') {
    const { dependents, problems } = error.outcome
    return dependents.length > 0 ? { kind: 'referred', dependents } : { kind: 'problems', problems }
  }
  return { kind: 'problems', problems: refusalOf(ctx, entity, error) }
}
