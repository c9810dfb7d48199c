// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { Input, WriteOptions, WriteOutcome } from '../contract.js'
import { demandWrite } from '../reading/scope.js'
import { unknowable } from './placing.js'
import { recased } from './recased.js'
import { createWithin, refusalOf, refuse } from './save.js'
import { unasked, writable } from './writable.js'
import { write } from './write.js'

/** Adds a record. Problems are values; a right that is missing raises OM_FORBIDDEN. */
export async function create(ctx: Ctx, entity: AnyEntity, input: Input, options: WriteOptions): Promise<WriteOutcome> {
  demandWrite(ctx, entity, 'create')
  try {
    const oneTime = {
      key: options.idempotencyKey,
      purpose: { operation: 'create' as const, entity, key: [], input },
      repeated,
    }
    return await write<WriteOutcome>(ctx, oneTime, async (writing) => {
      const typed = recased(entity, writable(entity, input, true))
      await refuse(unknowable(ctx, entity, typed))
      const written = await createWithin(ctx, writing, entity, { ...unasked(ctx, entity, input), ...typed })
      return { kind: 'written', key: written.key, label: written.label, merged: [], repeated: false }
    })
  } catch (error) {
    return { kind: 'invalid', problems: refusalOf(ctx, entity, error) }
  }
}

/** The first outcome, said to be a repetition. */
export function repeated(outcome: WriteOutcome): WriteOutcome {
  return outcome.kind === 'written' ? { ...outcome, repeated: true } : outcome
}
