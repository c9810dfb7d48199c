// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { readWith } from '../reading/read.js'
import { demandWrite } from '../reading/scope.js'
import { Refused, removeWithin } from './remove.js'
import { createWithin, refusalOf } from './save.js'
import { write } from './write.js'

/** Records to add, by the key that each is to have, and records to delete. */
export interface Together {
  readonly added: readonly { readonly key: Key; readonly input: Input }[]
  readonly removed: readonly Key[]
}

export type TogetherOutcome =
  | { readonly kind: 'written'; readonly added: number; readonly removed: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/**
 * Adds and deletes records of an entity in one transaction, under one mark of the journal: all, or none. What is there already,
 * or gone already, is left as it is. Raises OM_FORBIDDEN, OM_TABLE_CHANGED.
 */
export async function together(ctx: Ctx, entity: AnyEntity, { added, removed }: Together): Promise<TogetherOutcome> {
  if (added.length > 0) demandWrite(ctx, entity, 'create')
  if (removed.length > 0) demandWrite(ctx, entity, 'delete')
  const marked = { ...ctx, lot: randomUUID() }
  try {
    return await write<TogetherOutcome>(marked, null, async (writing) => {
      const done = { added: 0, removed: 0 }
      // Added first: what takes the place of another is there before that one goes.
      for (const { key, input } of added) {
        if (await readWith(marked, writing, entity, key)) continue
        await createWithin(marked, writing, entity, input)
        done.added++
      }
      for (const key of removed) {
        const current = await readWith(marked, writing, entity, key, true)
        if (!current) continue
        await removeWithin(marked, writing, entity, current, (each) => !each.follows)
        done.removed++
      }
      return { kind: 'written', ...done }
    })
  } catch (error) {
    if (error instanceof Refused)
      return { kind: 'refused', problems: error.outcome.kind === 'refused' ? error.outcome.problems : [] }
    return { kind: 'refused', problems: refusalOf(ctx, entity, error) }
  }
}
