// SPDX-License-Identifier: EUPL-1.2
import { DatabaseError } from '../../database/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { overrideOf } from '../writing/hooks.js'
import { fieldProblems } from '../writing/rules.js'
import { hooksWithin } from '../writing/save.js'
import { inputOf, typedRow } from '../writing/typed.js'
import type { Writing } from '../writing/writing.js'
import type { ImportMode } from './contract.js'
import { asNew, isNobodys } from './judging.js'

/** A line that is refused; see `Admitted`. */
interface RefusedLine {
  readonly input: Input
  readonly created: Input
  readonly problems: readonly Problem[]
  readonly toAdd: ReadonlyMap<string, string>
}

/**
 * What the rules of its fields find besides in a line that is refused already, so that all that is wrong with it is told at once;
 * nothing of a field that something was told of. Raises DatabaseError where no line is guilty of it.
 */
export async function brokenBesides(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  mode: ImportMode,
  { input, created, toAdd, problems }: RefusedLine,
): Promise<readonly Problem[]> {
  const known = new Set([...toAdd.keys(), ...problems.map(({ field }) => field)])
  const found = mode === 'create' ? await ofNew(ctx, writing, entity, created) : ofChange(ctx, entity, input)
  return found.filter(({ field }) => !known.has(field))
}

/** A blank may leave a record that is there as it is. */
function ofChange(ctx: Ctx, entity: AnyEntity, input: Input): readonly Problem[] {
  if (overrideOf(ctx, entity).hooks?.prepare) return []
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== '')
  return fieldProblems(ctx, entity, Object.fromEntries(given), false)
}

async function ofNew(ctx: Ctx, writing: Writing, entity: AnyEntity, created: Input): Promise<readonly Problem[]> {
  const input = asNew(ctx, entity, created)
  if (!overrideOf(ctx, entity).hooks?.prepare) return fieldProblems(ctx, entity, input, true)
  try {
    // A statement that fails ends a transaction.
    return await writing.attempt(async () => {
      const { prepare } = hooksWithin(ctx, writing, entity, [])
      const prepared = inputOf(writing.dialect, entity, await prepare(typedRow(entity, input)))
      // What it makes out of what the line does not say is not the line's.
      return fieldProblems(ctx, entity, prepared, true).filter(
        ({ field }) => field !== null && Object.hasOwn(input, field),
      )
    })
  } catch (error) {
    if (error instanceof DatabaseError && isNobodys(error)) throw error
    // A hook that can make nothing of a line that is not whole says nothing of it: it meets the line again once that is mended.
    return []
  }
}
