// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { linesOfLot, recentLines } from '../../journal/lot.js'
import type { RecentLine } from '../../journal/recent.js'
import type { AnyEntity } from '../../model/entity.js'
import { readKeyText } from '../../model/key-text.js'
import type { Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { demandWrite } from '../reading/scope.js'
import { writingMessages } from '../writing/messages.js'
import { referenceTo, referredBy } from '../writing/reference.js'
import { Refused } from '../writing/remove.js'
import { lostFields, reverse } from '../writing/reverse.js'
import { Refusal, refusalOf } from '../writing/save.js'
import { rightToUndo, undoSeconds } from '../writing/undo.js'
import { write } from '../writing/write.js'
import { mayMerge } from './rights.js'

export type UndoMergeOutcome =
  | { readonly kind: 'undone'; readonly repeated: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'late' }

/** An authenticated reference to a merge that this user has just made; null where it may not be undone. */
export async function undoableMerge(ctx: Ctx, entity: AnyEntity, lot: string): Promise<string | null> {
  if (!mayMerge(ctx, entity)) return null
  const written = await linesOf(ctx, lot)
  if (written.length === 0 || !written.every(({ entity: child, line }) => mayReverse(ctx, child, line))) return null
  return referenceTo(ctx, entity, 'merge', lot)
}

/**
 * Undoes a merge, line by line from the last, in one write with hooks, rights and journal. Raises OM_NOT_FOUND for a
 * reference that is not authentic, OM_FORBIDDEN where a right is missing.
 */
export async function undoMerge(ctx: Ctx, entity: AnyEntity, kept: Key, reference: string): Promise<UndoMergeOutcome> {
  demandWrite(ctx, entity, 'merge')
  const lot = referredBy(ctx, entity, 'merge', reference)
  const written = await linesOf(ctx, lot)
  if (written.length === 0) return { kind: 'late' }
  for (const { entity: child, line } of written) demandWrite(ctx, child, rightToUndo[line.operation])
  const lost = written.flatMap(({ entity: child, line }) => lostFields(child, line))
  if (lost.length > 0) return refused(writingMessages(ctx.locale).undoLost([...new Set(lost)].join(', ')))
  try {
    const oneTime = {
      key: `annuler ${lot}`,
      purpose: { operation: 'merge' as const, entity, key: [], input: {} },
      repeated: (outcome: UndoMergeOutcome): UndoMergeOutcome =>
        outcome.kind === 'undone' ? { ...outcome, repeated: true } : outcome,
    }
    return await write<UndoMergeOutcome>(ctx, oneTime, async (writing) => {
      for (const { entity: child, line } of written) {
        const key = readKeyText(line.record)
        if (!key) throw new OpenMairieError('OM_NOT_FOUND')
        await reverse(ctx, writing, child, key, line)
        if (child.name === entity.name && line.operation === 'delete')
          await writing.follow({ kind: 'parted', entity, key: kept, from: key })
      }
      return { kind: 'undone', repeated: false }
    })
  } catch (error) {
    if (error instanceof Refused) return refused(writingMessages(ctx.locale).undoReferred)
    return { kind: 'refused', problems: error instanceof Refusal ? error.problems : refusalOf(ctx, entity, error) }
  }
}

const refused = (message: string): UndoMergeOutcome => ({ kind: 'refused', problems: [{ field: null, message }] })

interface OfEntity {
  readonly entity: AnyEntity
  readonly line: RecentLine
}

/** The lines of a merge of this user, last first; none where it is too long ago, or where something of it was erased since. */
async function linesOf(ctx: Ctx, lot: string): Promise<readonly OfEntity[]> {
  const whole = { lot, actor: ctx.actor.login, application: ctx.app.definition.name, entity: null }
  const count = await recentLines(ctx.instance, whole, undoSeconds)
  const lines = await linesOfLot(ctx.instance, whole, null, null)
  if (count === 0 || lines.length < count) return []
  return lines.map((line) => {
    const entity = ctx.app.localised[ctx.locale].get(line.entity)
    if (!entity) throw new OpenMairieError('OM_NOT_FOUND')
    return { entity, line }
  })
}

function mayReverse(ctx: Ctx, entity: AnyEntity, line: RecentLine): boolean {
  const can = ctx.grants.can(ctx.app.definition.name, entity, rightToUndo[line.operation])
  return can && !entity.readOnly && lostFields(entity, line).length === 0
}
