// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Conflict, Input, RecordView, UpdateOptions, WriteOutcome } from '../contract.js'
import { digestOf, readDigests } from '../digest.js'
import { textOf } from '../reading/columns.js'
import { demandWrite } from '../reading/scope.js'
import { repeated } from './create.js'
import { readHeld } from './journal.js'
import { unknowable } from './placing.js'
import { recased } from './recased.js'
import { hooksWithin, refusalOf, refuse, updateWithin } from './save.js'
import { canonicalText, inputOf, typedRow } from './typed.js'
import { writable } from './writable.js'
import { write } from './write.js'
import type { Writing } from './writing.js'

/** Carries a conflict out of a writing, which is rolled back so that the one-time key stays free. */
class Clash extends Error {
  readonly outcome: WriteOutcome
  constructor(outcome: WriteOutcome) {
    super('Another write came first')
    this.outcome = outcome
  }
}

/**
 * Changes a record: locks it, compares it with what the user was shown, writes the fields that the user changed. Fields
 * changed by another are kept; the same field changed by both is a conflict to choose from.
 */
export async function update(
  ctx: Ctx,
  entity: AnyEntity,
  key: Key,
  input: Input,
  options: UpdateOptions,
): Promise<WriteOutcome> {
  demandWrite(ctx, entity, 'update')
  try {
    const oneTime = {
      key: options.idempotencyKey,
      purpose: { operation: 'update' as const, entity, key, input },
      repeated,
    }
    return await write<WriteOutcome>(ctx, oneTime, async (writing) => {
      const current = await readHeld(ctx, writing, entity, key, true)
      if (!current) throw new Clash({ kind: 'gone' })
      return changeWithin(
        ctx,
        writing,
        entity,
        current,
        recased(entity, writable(entity, input, false)),
        options.digests,
      )
    })
  } catch (error) {
    if (error instanceof Clash) return error.outcome
    return { kind: 'invalid', problems: refusalOf(ctx, entity, error) }
  }
}

/** Changes a record that is held, by what the user may write of it, compared with what he was shown. Raises Clash and Refusal. */
export async function changeWithin(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  current: RecordView,
  typed: Input,
  digests: string | null,
): Promise<WriteOutcome> {
  const hooks = hooksWithin(ctx, writing, entity, current.key)
  const prepared = Object.entries(inputOf(writing.dialect, entity, await hooks.prepare(typedRow(entity, typed))))
  // What the hook set by itself is no user's choice: it is written, and clashes with nobody.
  const set = prepared.filter(([name]) => !Object.hasOwn(typed, name) && !entity.fields[name]?.automatic)
  const chosen = Object.fromEntries(prepared.filter(([name]) => Object.hasOwn(typed, name)))
  const compared = compare(ctx, entity, current, chosen, digests)
  const { merged, conflicts } = compared
  const changes = { ...compared.changes, ...Object.fromEntries(set) }
  if (conflicts.length > 0) throw new Clash({ kind: 'conflict', conflicts, changed: Object.keys(changes), current })
  const given = Object.entries(compared.changes).filter(([name, value]) => {
    const field = entity.fields[name]
    return field && canonicalText(field, value) !== textOf(current.values[name])
  })
  await refuse(unknowable(ctx, entity, Object.fromEntries(given)))
  const written = await updateWithin(ctx, writing, entity, current, changes)
  if (!written) return { kind: 'unchanged', key: current.key }
  return { kind: 'written', key: written.key, label: written.label, merged, repeated: false }
}

interface Comparison {
  /** What the user changed. */
  readonly changes: Input
  /** Fields that another changed meanwhile and that stay so. */
  readonly merged: readonly string[]
  readonly conflicts: readonly Conflict[]
}

function compare(ctx: Ctx, entity: AnyEntity, current: RecordView, input: Input, shown: string | null): Comparison {
  if (shown === null) return { changes: input, merged: [], conflicts: [] }
  const digests = readDigests(shown)
  const changes = new Map<string, Input[string]>()
  const merged: string[] = []
  const conflicts: Conflict[] = []
  for (const [name, given] of Object.entries(input)) {
    const field = entity.fields[name]
    if (!field) continue
    const mine = canonicalText(field, given)
    const theirs = textOf(current.values[name])
    const base = own(digests, name)
    const changedByOther = digestOf(ctx, entity, current.key, name, theirs) !== base
    const changedByMe = digestOf(ctx, entity, current.key, name, mine) !== base
    if (!changedByMe) {
      if (changedByOther) merged.push(name)
    } else if (!changedByOther) changes.set(name, given)
    else if (mine !== theirs) conflicts.push({ field: name, mine, theirs })
  }
  const left = Object.values(entity.fields).filter(
    ({ name, readOnly, automatic }) =>
      !Object.hasOwn(input, name) && Object.hasOwn(digests, name) && !readOnly && !automatic,
  )
  for (const { name } of left) {
    if (digestOf(ctx, entity, current.key, name, textOf(current.values[name])) !== digests[name]) merged.push(name)
  }
  return { changes: Object.fromEntries(changes), merged, conflicts }
}
