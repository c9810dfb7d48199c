// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from '../../database/errors.js'
import { OpenMairieError } from '../../errors/errors.js'
import { isErased, lastLine, recentLine } from '../../journal/recent.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText, readKeyText } from '../../model/key-text.js'
import type { Operation, Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Verb } from '../../rights/contract.js'
import type { Ctx } from '../context.js'
import type { Dependents } from '../contract.js'
import { opaque, readOpaque } from '../opaque.js'
import { demandWrite } from '../reading/scope.js'
import { writingMessages } from './messages.js'
import { referenceTo, referredBy } from './reference.js'
import { Refused } from './remove.js'
import { lostFields, reverse } from './reverse.js'
import { refusalOf } from './save.js'
import { write } from './write.js'

/** Seconds during which a write may be undone. */
export const undoSeconds = 30

export type UndoOutcome =
  | {
      readonly kind: 'undone'
      /** What was undone. */
      readonly operation: Operation
      readonly key: Key
      readonly label: string
      /** Fields that the base gave another value than the former one. */
      readonly differing: readonly string[]
      readonly repeated: boolean
    }
  | {
      readonly kind: 'refused'
      readonly key: Key
      readonly dependents: readonly Dependents[]
      readonly problems: readonly Problem[]
    }
  | { readonly kind: 'late' }

/** The right that undoing asks for: it is itself a write. */
export const rightToUndo = { create: 'delete', update: 'update', delete: 'create' } as const satisfies Record<
  Operation,
  Verb
>

/**
 * An authenticated reference to what the user has just written on a record, for this user alone; null where nothing may be
 * undone: no right, no line of this user in the last seconds, or something that the journal does not hold.
 */
export async function undoable(ctx: Ctx, entity: AnyEntity, key: Key): Promise<string | null> {
  const line = await lastLine(ctx.instance, { ...writer(ctx, entity), record: keyText(key) }, undoSeconds)
  if (!line || entity.readOnly || !ctx.grants.can(ctx.app.definition.name, entity, rightToUndo[line.operation]))
    return null
  return lostFields(entity, line).length > 0
    ? null
    : referenceTo(ctx, entity, 'line', opaque(ctx, entity, 'undo', line.id))
}

/**
 * Undoes a write that the same user has just made, once, with hooks, rights and journal, from what the journal holds.
 * Raises OM_NOT_FOUND for a reference that is not authentic, OM_FORBIDDEN where the right is missing.
 */
export async function undo(ctx: Ctx, entity: AnyEntity, reference: string): Promise<UndoOutcome> {
  const id = readOpaque(ctx, entity, 'undo', referredBy(ctx, entity, 'line', reference))
  if (id === null) throw new OpenMairieError('OM_NOT_FOUND')
  const line = await recentLine(ctx.instance, id, writer(ctx, entity), undoSeconds)
  const key = line && readKeyText(line.record)
  if (!line || !key || isErased(line)) return { kind: 'late' }
  demandWrite(ctx, entity, rightToUndo[line.operation])
  if (entity.readOnly) throw new OpenMairieError('OM_FORBIDDEN')
  const refused = (problems: readonly Problem[]): UndoOutcome => ({ kind: 'refused', key, dependents: [], problems })
  const lost = lostFields(entity, line)
  if (lost.length > 0) return refused([{ field: null, message: writingMessages(ctx.locale).undoLost(lost.join(', ')) }])
  try {
    const oneTime = {
      key: `annuler ${id}`,
      purpose: { operation: rightToUndo[line.operation], entity, key, input: {} },
      repeated: (outcome: UndoOutcome): UndoOutcome =>
        outcome.kind === 'undone' ? { ...outcome, repeated: true } : outcome,
    }
    return await write<UndoOutcome>(ctx, oneTime, async (writing) => {
      const done = await reverse(ctx, writing, entity, key, line)
      return { kind: 'undone', operation: line.operation, ...done, repeated: false }
    })
  } catch (error) {
    if (error instanceof Refused && error.outcome.kind === 'refused') return { ...error.outcome, key }
    // What the engine accepted once it may refuse to take back: that is an answer, not a fault.
    if (error instanceof DatabaseError && error.violation === 'other')
      return refused([{ field: null, message: writingMessages(ctx.locale).refused }])
    return refused(refusalOf(ctx, entity, error))
  }
}

/** Whose lines a user may undo: his own. */
export function writer(ctx: Ctx, entity: AnyEntity) {
  return { actor: ctx.actor.login, application: ctx.app.definition.name, entity: entity.name }
}
