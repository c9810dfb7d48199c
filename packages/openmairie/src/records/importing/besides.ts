// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { overrideOf } from '../writing/hooks.js'
import { fieldProblems } from '../writing/rules.js'
import { hooksWithin } from '../writing/save.js'
import { inputOf, typedRow } from '../writing/typed.js'
import type { Writing } from '../writing/writing.js'
import type { Admitted, ImportMode } from './contract.js'
import { asNew, isNobodys } from './judging.js'

/**
 * What the rules of its fields find besides in a line that is refused already, so that all that is wrong with it is told at once;
 * nothing of a field that something was told of. Raises what no line is guilty of, as `problemsIn` does.
 */
export async function brokenBesides(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  mode: ImportMode,
  { input, created, toAdd, problems }: Admitted,
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
  let found: readonly Problem[] = []
  try {
    await writing.attempt(async () => {
      const { prepare } = hooksWithin(ctx, writing, entity, [])
      const prepared = inputOf(writing.dialect, entity, await prepare(typedRow(entity, input)))
      // What it makes out of what the line does not say is not the line's.
      found = fieldProblems(ctx, entity, prepared, true).filter(
        ({ field }) => field !== null && Object.hasOwn(input, field),
      )
      throw new Error('What a hook wrote for a line that is refused is taken back')
    })
  } catch (error) {
    // A hook that can make nothing of a line that is not whole says nothing of it: it meets the line again once that is mended.
    if (isNobodys(error)) throw error
  }
  return found
}
