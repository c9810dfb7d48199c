// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from '../../database/errors.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Change, Problem } from '../../model/override.js'
import type { Key, Values } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { Input, RecordView } from '../contract.js'
import { forgetCounts } from '../reading/count.js'
import { demandWrite } from '../reading/scope.js'
import { correlationProblems } from './correlations.js'
import { fileProblems, keepFiles } from './file-fields.js'
import { hookContext } from './hook-context.js'
import { type BoundHooks, bindHooks, overrideOf } from './hooks.js'
import { journal, readHeld, toldOf } from './journal.js'
import { writingMessages } from './messages.js'
import { placed, strangers } from './placing.js'
import { fieldProblems } from './rules.js'
import { insertRow, SeveralRows, updateRow } from './statements.js'
import { canonicalText, inputOf, typedRow } from './typed.js'
import { problemsOf } from './violations.js'
import { unasked } from './writable.js'
import type { Writing } from './writing.js'

/** Carries problems out of a transaction, which is rolled back whole. */
export class Refusal extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super('The input was refused')
    this.problems = problems
  }
}

/** Problems of what was thrown; rethrows what the input is not guilty of. */
export function refusalOf(ctx: Ctx, entity: AnyEntity, error: unknown): readonly Problem[] {
  if (error instanceof Refusal) return error.problems
  if (error instanceof SeveralRows) return [{ field: null, message: writingMessages(ctx.locale).severalRows }]
  const problems = error instanceof DatabaseError ? problemsOf(ctx, entity, error) : null
  if (problems === null) throw error
  return problems
}

/** The hooks of an entity within a transaction; what they write goes through the same door. */
export function hooksWithin(ctx: Ctx, writing: Writing, entity: AnyEntity, key: Key): BoundHooks {
  return bindHooks(overrideOf(ctx, entity), contextWithin(ctx, writing, { entity, key }))
}

/** The context of hooks and actions within a transaction. */
export function contextWithin(
  ctx: Ctx,
  writing: Writing,
  own: { readonly entity: AnyEntity; readonly key: Key } | null,
) {
  return hookContext(ctx, writing, own, {
    update: (entity, key, values) => innerUpdate(ctx, writing, entity, key, values),
    create: (entity, values) => innerCreate(ctx, writing, entity, values),
  })
}

/** Inserts a record with its hooks and its line of journal. Raises Refusal. */
export async function createWithin(ctx: Ctx, writing: Writing, entity: AnyEntity, input: Input): Promise<RecordView> {
  const hooks = hooksWithin(ctx, writing, entity, [])
  const given = typedRow(entity, placed(ctx, entity, input))
  const prepared = inputOf(writing.dialect, entity, await hooks.prepare(given))
  const row = typedRow(entity, prepared)
  await refuse([
    ...fieldProblems(ctx, entity, prepared, true),
    ...(await strangers(ctx, writing, entity, prepared, {})),
    ...(await correlationProblems(ctx, writing, entity, prepared, prepared)),
    ...(await fileProblems(ctx, writing, entity, null, prepared)),
    ...(await hooks.validate(row, null)),
  ])
  return insertWithin(ctx, writing, entity, hooks, prepared, false)
}

/** Writes a deleted record again with all that it held, its key included. Nobody typed it: the engine and the hooks judge it. */
export async function createAgainWithin(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  input: Input,
): Promise<RecordView> {
  const hooks = hooksWithin(ctx, writing, entity, [])
  await refuse(await hooks.validate(typedRow(entity, input), null))
  return insertWithin(ctx, writing, entity, hooks, input, true)
}

async function insertWithin(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  hooks: BoundHooks,
  input: Input,
  again: boolean,
): Promise<RecordView> {
  await hooks.beforeWrite({ operation: 'create', key: [], before: null, after: typedRow(entity, input) })
  await writing.demandChange(entity)
  const key = await insertRow(ctx, writing, entity, input, again)
  const written = key && (await readHeld(ctx, writing, entity, key, false))
  if (!written) throw keptOut(ctx)
  await writing.follow({ kind: again ? 'restored' : 'created', entity, key: written.key })
  await keepFiles(ctx, writing, entity, written.key, {}, input)
  const done = { operation: 'create' as const, key: written.key, before: null, after: written.values }
  await finish(ctx, writing, entity, hooks, done, { before: null, written })
  return written
}

/** A change of a record that was judged and announced, and is not written yet. */
export interface AnnouncedChange {
  /** What it changes. */
  readonly different: Input
  /** Tells hooks and journal what was written, under which key: null where nothing was. Raises Refusal. */
  complete(key: Key | null): Promise<RecordView>
}

/** Writes the fields of `changes` that differ from the record, with hooks and journal; null where nothing changes. Raises Refusal. */
export async function updateWithin(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  current: RecordView,
  changes: Input,
): Promise<RecordView | null> {
  return written(writing, entity, current, await announceUpdate(ctx, writing, entity, current, changes))
}

/** Judges a change as above and announces it to its hooks, for whoever then has it written; null where nothing changes. Raises Refusal. */
export function announceUpdate(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  current: RecordView,
  changes: Input,
): Promise<AnnouncedChange | null> {
  return announced(ctx, writing, entity, current, changes, async (different, held) => [
    ...fieldProblems(ctx, entity, { ...validityInput(entity, current.values), ...different }, false),
    ...(await correlationProblems(ctx, writing, entity, different, { ...held, ...different })),
    ...(await strangers(ctx, writing, entity, different, current.values)),
    ...(await fileProblems(ctx, writing, entity, current.key, different)),
  ])
}

/** Writes what takes the place of values, as above. Nobody typed it: the engine and the hooks judge it. */
export async function overwriteWithin(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  current: RecordView,
  changes: Input,
): Promise<RecordView | null> {
  return written(writing, entity, current, await announced(ctx, writing, entity, current, changes, async () => []))
}

async function written(
  writing: Writing,
  entity: AnyEntity,
  current: RecordView,
  change: AnnouncedChange | null,
): Promise<RecordView | null> {
  if (change === null) return null
  await writing.demandChange(entity)
  return change.complete(await updateRow(writing, entity, current.key, change.different))
}

async function announced(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  current: RecordView,
  changes: Input,
  problemsIn: (different: Input, held: Input) => Promise<readonly Problem[]>,
): Promise<AnnouncedChange | null> {
  const hooks = hooksWithin(ctx, writing, entity, current.key)
  const different = Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => {
      const field = entity.fields[name]
      // What the user may not read is not compared: it is written as the hook, or the deletion, says.
      return (
        field &&
        (!Object.hasOwn(current.values, name) || canonicalText(field, value) !== textIn(current.values, entity, name))
      )
    }),
  )
  if (Object.keys(different).length === 0) return null
  const row = { ...current.values, ...typedRow(entity, different) }
  const held = Object.fromEntries(
    Object.keys(current.values).map((name) => [name, textIn(current.values, entity, name)]),
  )
  await refuse([...(await problemsIn(different, held)), ...(await hooks.validate(row, current.values))])
  await hooks.beforeWrite({ operation: 'update', key: current.key, before: current.values, after: row })
  const before = await toldOf(writing, entity, current)
  return {
    different,
    complete: async (key) => {
      const after = key && (await readHeld(ctx, writing, entity, key, false))
      if (!after) throw keptOut(ctx)
      await writing.follow({ kind: 'moved', entity, key: after.key, from: current.key })
      await keepFiles(ctx, writing, entity, after.key, current.values, different)
      const done = { operation: 'update' as const, key: after.key, before: current.values, after: after.values }
      await finish(ctx, writing, entity, hooks, done, { before, written: after })
      return after
    },
  }
}

async function innerUpdate(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  key: Key,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  demandWrite(ctx, entity, 'update')
  const current = await readHeld(ctx, writing, entity, key, true)
  if (!current) throw new OpenMairieError('OM_NOT_FOUND')
  await updateWithin(ctx, writing, entity, current, inputOf(writing.dialect, entity, values))
}

async function innerCreate(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  values: Readonly<Record<string, unknown>>,
): Promise<Key> {
  demandWrite(ctx, entity, 'create')
  const input = inputOf(writing.dialect, entity, values)
  return (await createWithin(ctx, writing, entity, { ...unasked(ctx, entity, input), ...input })).key
}

/** The dates of validity are judged together, whichever of them changes. */
function validityInput(entity: AnyEntity, values: Values): Input {
  const names = entity.validity ? [entity.validity.start, entity.validity.end] : []
  return Object.fromEntries(names.map((name) => [name, textIn(values, entity, name)]))
}

function textIn(values: Values, entity: AnyEntity, name: string): string | null {
  const field = entity.fields[name]
  const value = values[name]
  return field && value !== null && value !== undefined
    ? canonicalText(field, typeof value === 'object' ? value : String(value))
    : null
}

/** A trigger kept the row out, or took it away, without a word. */
export function keptOut(ctx: Ctx): Refusal {
  return new Refusal([{ field: null, message: writingMessages(ctx.locale).refused }])
}

/** Raises Refusal where there are problems. */
export async function refuse(problems: readonly Problem[]): Promise<void> {
  if (problems.length > 0) throw new Refusal(problems)
}

/**
 * What follows every write: the last hook of the transaction, the journal, and what waits for the commit. `before`: the
 * whole row as it was. Hooks are told what may be read.
 */
export async function finish(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  hooks: BoundHooks,
  change: Change<Values>,
  { before, written }: { readonly before: Payload | null; readonly written: RecordView | null },
): Promise<void> {
  await hooks.afterWrite(change)
  // As the hook leaves it: its own line comes first.
  const after = written && (await toldOf(writing, entity, written))
  await journal(ctx, writing, entity, change.operation, change.key, { before, after })
  writing.afterCommit(() => {
    forgetCounts(ctx)
    return hooks.afterCommit(change)
  })
}
