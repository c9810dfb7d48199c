// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { Input, WriteOptions, WriteOutcome } from '../contract.js'
import { demand } from '../reading/scope.js'
import { once } from './operation.js'
import { createWithin, refusalOf, writable } from './save.js'

/** Adds a record. Problems are values; a right that is missing raises OM_FORBIDDEN. */
export async function create(ctx: Ctx, entity: AnyEntity, input: Input, options: WriteOptions): Promise<WriteOutcome> {
  demand(ctx, entity, 'create')
  try {
    return await ctx.database.transaction((transaction) =>
      once<WriteOutcome>(
        ctx,
        transaction,
        options.idempotencyKey,
        { operation: 'create', entity, key: [] },
        async () => {
          const written = await createWithin(ctx, transaction, entity, writable(entity, input, true))
          return { kind: 'written', key: written.key, label: written.label, merged: [], repeated: false }
        },
        repeated,
      ),
    )
  } catch (error) {
    return { kind: 'invalid', problems: refusalOf(ctx, entity, error) }
  }
}

/** The first outcome, said to be a repetition. */
export function repeated(outcome: WriteOutcome): WriteOutcome {
  return outcome.kind === 'written' ? { ...outcome, repeated: true } : outcome
}
