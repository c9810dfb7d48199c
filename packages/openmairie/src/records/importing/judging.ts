// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from '../../database/errors.js'
import { TransactionLost } from '../../database/savepoint.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { correlationProblems } from '../writing/correlations.js'
import { overrideOf } from '../writing/hooks.js'
import { misplaced, placed, strangers } from '../writing/placing.js'
import { fieldProblems } from '../writing/rules.js'
import { hooksWithin, keptOut, refusalOf } from '../writing/save.js'
import { inputOf, typedRow } from '../writing/typed.js'
import { unasked } from '../writing/writable.js'
import type { Writing } from '../writing/writing.js'
import { KeptOut } from './insert.js'

/** A new record of a file. */
export interface NewLine {
  readonly line: number
  readonly input: Input
}

/** What the hooks make of a new record, and what they and the rules find in it. */
export interface Judgement {
  readonly prepared: Input
  readonly problems: readonly Problem[]
}

/** Judges all lines before any is written: `asking` where a hook asks the base, which then must hold the lines before. */
export async function judgeAll(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  lines: readonly NewLine[],
): Promise<readonly Judgement[] | 'asking'> {
  const found: Judgement[] = []
  let asks = false
  const watched: Writing = {
    ...writing,
    query: (statement) => {
      asks = true
      return writing.query(statement)
    },
  }
  try {
    // A statement that fails ends a transaction.
    await writing.attempt(async () => {
      for (const { input } of lines) {
        found.push(await judge(ctx, writing, watched, entity, input))
        if (asks) throw new Error('What a hook wrote is taken back: it meets the line again, in its turn')
      }
    })
  } catch (error) {
    if (isNobodys(error) || !(asks || error instanceof DatabaseError)) throw error
    asks = true
  }
  return asks ? 'asking' : found
}

/** What a new record has of a line, with what the application proposes unasked and its collectivité. */
export function asNew(ctx: Ctx, entity: AnyEntity, given: Input): Input {
  const proposed = unasked(ctx, entity, given)
  return placed(ctx, entity, Object.keys(proposed).length === 0 ? given : { ...proposed, ...given })
}

/** What the hooks make of an input, and what the rules find in it, as for a form. `watched`: where hooks ask. Raises DatabaseError. */
async function judge(
  ctx: Ctx,
  writing: Writing,
  watched: Writing,
  entity: AnyEntity,
  given: Input,
): Promise<Judgement> {
  const input = asNew(ctx, entity, given)
  const { hooks: declared } = overrideOf(ctx, entity)
  if (!declared?.prepare && !declared?.validate) {
    // Its references of one column were found among the records that the user may see.
    const isLoose = entity.references.some(({ fields }) => fields.length > 1)
    const away = isLoose
      ? await strangers(ctx, writing, entity, input, {})
      : ctx.collectivites === null
        ? []
        : misplaced(ctx, entity, input)
    const rules = fieldProblems(ctx, entity, input, true)
    return {
      prepared: input,
      problems: [...rules, ...away, ...(await correlationProblems(ctx, writing, entity, input, input))],
    }
  }
  const hooks = hooksWithin(ctx, watched, entity, [])
  try {
    const prepared = inputOf(writing.dialect, entity, await hooks.prepare(typedRow(entity, input)))
    const problems = [
      ...fieldProblems(ctx, entity, prepared, true),
      ...(await strangers(ctx, writing, entity, prepared, {})),
      ...(await correlationProblems(ctx, writing, entity, prepared, prepared)),
      ...(await hooks.validate(typedRow(entity, prepared), null)),
    ]
    return { prepared, problems }
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    return { prepared: input, problems: problemsIn(ctx, entity, error) }
  }
}

/** Whether no line is guilty of it: the transaction is lost, or somebody else was waited for in vain. Another try may do. */
export function isNobodys(error: unknown): boolean {
  if (error instanceof TransactionLost || isTimeout(error)) return true
  return error instanceof DatabaseError && error.violation === 'serialization'
}

/** Whether a statement took longer than it is given: with fewer rows it may not. */
export function isTimeout(error: unknown): boolean {
  return error instanceof DatabaseError && error.violation === 'timeout'
}

/** Problems of what was thrown; rethrows what the line is not guilty of. */
export function problemsIn(ctx: Ctx, entity: AnyEntity, error: unknown): readonly Problem[] {
  if (isNobodys(error)) throw error
  return refusalOf(ctx, entity, error instanceof KeptOut ? keptOut(ctx) : error)
}
