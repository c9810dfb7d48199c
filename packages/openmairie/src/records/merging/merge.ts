// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { DatabaseError } from '../../database/errors.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { RecordView } from '../contract.js'
import { sameDigests } from '../digest.js'
import { readWith } from '../reading/read.js'
import { demandWrite } from '../reading/scope.js'
import { journal, toldOf } from '../writing/journal.js'
import { writingMessages } from '../writing/messages.js'
import { Refused, removeWithin } from '../writing/remove.js'
import { Refusal, refusalOf, updateWithin } from '../writing/save.js'
import { demandUndoable, writeWhole } from '../writing/undoable.js'
import type { Writing } from '../writing/writing.js'
import type { MergeChoices, MergeOutcome, MergePreview } from './contract.js'
import { moveAll } from './move.js'
import { movingOf, type Pair } from './moving.js'
import { isMergeable, mergeVerbs } from './rights.js'
import { chosenValues, differingFields, isHeldWhole } from './values.js'

/** Raises OM_FORBIDDEN where the user may not merge, OM_NOT_FOUND for a record and itself. */
function demandMerge(ctx: Ctx, entity: AnyEntity, kept: Key, gone: Key): void {
  for (const verb of mergeVerbs) demandWrite(ctx, entity, verb)
  if (!isMergeable(entity)) throw new OpenMairieError('OM_FORBIDDEN')
  if (keyText(kept) === keyText(gone)) throw new OpenMairieError('OM_NOT_FOUND')
}

/** What a merge would do; null where one of both records is not there. Raises as above, and OM_NOTHING_UNDONE. */
export async function previewMerge(ctx: Ctx, entity: AnyEntity, kept: Key, gone: Key): Promise<MergePreview | null> {
  demandMerge(ctx, entity, kept, gone)
  const [stays, goes] = [await found(ctx, entity, kept), await found(ctx, entity, gone)]
  if (!stays || !goes || keyText(stays.key) === keyText(goes.key)) return null
  const pair = { entity, kept: stays, gone: goes }
  const moving = await movingOf(ctx, accessOf(ctx), pair)
  // Told before anything is chosen, for what the merge itself would refuse.
  const entities = ctx.app.localised[ctx.locale]
  for (const name of new Set([entity.name, ...moving.map((each) => each.entity)]))
    await demandUndoable(accessOf(ctx), entities.get(name) ?? entity)
  return {
    kept: stays,
    gone: goes,
    differing: differingFields(ctx, pair),
    moving,
    undoable: isHeldWhole(entity),
  }
}

/** A record; null where there is none, as for a key that the table's type does not hold. */
async function found(ctx: Ctx, entity: AnyEntity, key: Key): Promise<RecordView | null> {
  try {
    return await readWith(ctx, accessOf(ctx), entity, key)
  } catch (error) {
    if (error instanceof DatabaseError && error.violation === 'value') return null
    throw error
  }
}

/**
 * Makes one record of two, in one write: what refers to the one that goes is moved to the kept one, which takes the values
 * chosen, and the other is deleted; each through the hooks and the journal. Refused where either changed since it was shown.
 * Raises as above.
 */
export async function merge(
  given: Ctx,
  entity: AnyEntity,
  keys: { readonly kept: Key; readonly gone: Key },
  choices: MergeChoices,
  options: {
    readonly idempotencyKey: string | null
    readonly digests: { readonly kept: string; readonly gone: string }
  },
): Promise<MergeOutcome> {
  demandMerge(given, entity, keys.kept, keys.gone)
  const lot = randomUUID()
  const ctx = { ...given, lot }
  const oneTime = {
    key: options.idempotencyKey,
    purpose: {
      operation: 'merge' as const,
      entity,
      key: keys.kept,
      input: { gone: keys.gone, taken: choices.taken, leftOut: choices.leftOut },
    },
    repeated: (outcome: MergeOutcome): MergeOutcome =>
      outcome.kind === 'merged' ? { ...outcome, repeated: true } : outcome,
  }
  try {
    return await writeWhole<MergeOutcome>(ctx, oneTime, async (writing) => {
      const pair = await held(ctx, writing, entity, keys)
      if (
        !sameDigests(options.digests.kept, pair.kept.digests) ||
        !sameDigests(options.digests.gone, pair.gone.digests)
      )
        throw refusal(writingMessages(ctx.locale).changedBeforeMerge)
      const merged = await mergeWithin(ctx, writing, pair, choices)
      return {
        kind: 'merged',
        key: merged.key,
        label: merged.label,
        goneLabel: pair.gone.label,
        lot,
        repeated: false,
      }
    })
  } catch (error) {
    if (error instanceof Gone) return { kind: 'gone' }
    return { kind: 'refused', problems: problemsOf(ctx, entity, error) }
  }
}

/** One of both records is no longer there. */
class Gone extends Error {}

/** Both records, held until the end of the write: in one order, so that two who merge the same do not wait for each other. */
async function held(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  keys: { readonly kept: Key; readonly gone: Key },
): Promise<Pair> {
  const records = new Map<string, RecordView>()
  for (const key of [keys.kept, keys.gone].toSorted((a, b) => (keyText(a) < keyText(b) ? -1 : 1))) {
    const record = await readWith(ctx, writing, entity, key, true)
    if (!record) throw new Gone()
    records.set(keyText(key), record)
  }
  const [kept, gone] = [records.get(keyText(keys.kept)), records.get(keyText(keys.gone))]
  if (!kept || !gone || keyText(kept.key) === keyText(gone.key)) throw new Gone()
  return { entity, kept, gone }
}

async function mergeWithin(ctx: Ctx, writing: Writing, pair: Pair, choices: MergeChoices): Promise<RecordView> {
  const { entity } = pair
  await moveAll(ctx, writing, pair, choices.leftOut)
  // A hook of what was moved may have written either.
  const gone = await readWith(ctx, writing, entity, pair.gone.key, true)
  if (!gone) throw new Gone()
  await releaseKept(ctx, writing, pair)
  await writing.follow({ kind: 'joined', entity, key: pair.kept.key, from: gone.key })
  // First, as the kept one may take a value that only one may have.
  await removeWithin(ctx, writing, entity, gone, () => true)
  const kept = await readWith(ctx, writing, entity, pair.kept.key, true)
  if (!kept) throw new Gone()
  const chosen = chosenValues(writing.dialect, ctx, { ...pair, kept }, choices.taken)
  return (await updateWithin(ctx, writing, entity, kept, chosen)) ?? tellKept(ctx, writing, entity, kept)
}

/** A kept record that changes in nothing has a line all the same: by it one finds again, in its history, which one it took in. */
async function tellKept(ctx: Ctx, writing: Writing, entity: AnyEntity, kept: RecordView): Promise<RecordView> {
  const row = await toldOf(writing, entity, kept)
  await journal(ctx, writing, entity, 'update', kept.key, { before: row, after: row })
  return kept
}

/** Where the kept record itself refers to the one that goes, it does no longer. */
async function releaseKept(ctx: Ctx, writing: Writing, pair: Pair): Promise<void> {
  const current = await readWith(ctx, writing, pair.entity, pair.kept.key, true)
  if (!current) throw new Gone()
  await updateWithin(
    ctx,
    writing,
    pair.entity,
    current,
    chosenValues(writing.dialect, ctx, { ...pair, kept: current }, []),
  )
}

function problemsOf(ctx: Ctx, entity: AnyEntity, error: unknown): readonly Problem[] {
  if (error instanceof Refused)
    return error.outcome.kind === 'refused' && error.outcome.problems.length > 0
      ? error.outcome.problems
      : [{ field: null, message: writingMessages(ctx.locale).stillReferred }]
  return refusalOf(ctx, entity, error)
}

function refusal(message: string): Refusal {
  return new Refusal([{ field: null, message }])
}
