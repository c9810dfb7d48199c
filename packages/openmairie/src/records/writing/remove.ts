// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { DeleteOutcome, Dependents, RecordView, WriteOptions } from '../contract.js'
import { sameDigests } from '../digest.js'
import { dependentsOf } from '../reading/dependents.js'
import { demandWrite } from '../reading/scope.js'
import { deleteWithin } from './followers.js'
import { readHeld } from './journal.js'
import { writingMessages } from './messages.js'
import { refusalOf } from './save.js'
import { write } from './write.js'
import type { Writing } from './writing.js'

/** Carries what forbids a deletion out of its writing, which is rolled back. */
export class Refused extends Error {
  readonly outcome: DeleteOutcome
  constructor(outcome: DeleteOutcome) {
    super('The deletion was refused')
    this.outcome = outcome
  }
}

const refused = (dependents: readonly Dependents[], problems: readonly Problem[]): Refused =>
  new Refused({ kind: 'refused', dependents, problems })

/** Deletes a record that has not changed since it was shown, with what follows it, unless something else refers to it. */
export async function remove(
  ctx: Ctx,
  entity: AnyEntity,
  key: Key,
  options: WriteOptions & { readonly digests: string | null },
): Promise<DeleteOutcome> {
  demandWrite(ctx, entity, 'delete')
  try {
    const oneTime = {
      key: options.idempotencyKey,
      purpose: { operation: 'delete' as const, entity, key, input: {} },
      repeated: (outcome: DeleteOutcome): DeleteOutcome =>
        outcome.kind === 'deleted' ? { ...outcome, repeated: true } : outcome,
    }
    return await write<DeleteOutcome>(ctx, oneTime, async (writing) => {
      const current = await readHeld(ctx, writing, entity, key, true)
      if (!current) throw new Refused({ kind: 'gone' })
      if (options.digests !== null && !sameDigests(options.digests, current.digests)) {
        throw refused([], [{ field: null, message: writingMessages(ctx.locale).changedSince }])
      }
      const followers = await removeWithin(ctx, writing, entity, current, (each) => !each.follows)
      return { kind: 'deleted', followers, repeated: false }
    })
  } catch (error) {
    if (error instanceof Refused) return error.outcome
    return { kind: 'refused', dependents: [], problems: refusalOf(ctx, entity, error) }
  }
}

/** Deletes a record with its hooks and its line of journal, unless something forbids it; returns what followed it. Raises Refused and Refusal. */
export async function removeWithin(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  current: RecordView,
  forbids: (found: Dependents) => boolean,
): Promise<readonly Dependents[]> {
  const found = await dependentsOf(ctx, writing, entity, current)
  if (found.some(forbids)) throw refused(found, [])
  await deleteWithin(ctx, writing, entity, current)
  return found
}
