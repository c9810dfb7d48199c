// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { type Referring, referencesTo } from '../reading/dependents.js'
import { keyBlock, keysWhere } from '../reading/keys.js'
import { readWith } from '../reading/read.js'
import { writingMessages } from '../writing/messages.js'
import { Refused, removeWithin } from '../writing/remove.js'
import { Refusal, refusalOf, updateWithin } from '../writing/save.js'
import type { Writing } from '../writing/writing.js'
import { clashingRows, movedValues, movingOf, type Pair, referringRows } from './moving.js'
import { obstacleText } from './obstacles.js'

/**
 * Moves all that refers to the record that goes, row by row, each as a change of its own. Rows that the kept record has
 * already are deleted where the user said so. Raises Refusal for what stands in the way.
 */
export async function moveAll(ctx: Ctx, writing: Writing, pair: Pair, leftOut: readonly string[]): Promise<void> {
  const moving = await movingOf(ctx, writing, pair)
  const problems = moving.flatMap((each) => {
    const name = `${each.entity}.${each.reference}`
    const clashes = each.obstacle === null && each.clashes.count > 0 && !leftOut.includes(name)
    const message = obstacleText(ctx, pair.entity, each, clashes)
    return message === null ? [] : [{ field: null, message }]
  })
  if (problems.length > 0) throw new Refusal(problems)
  for (const referring of referencesTo(ctx, pair.entity)) {
    const { child, reference } = referring
    if (!moving.some((each) => each.entity === child.name && each.reference === reference.name)) continue
    const values = Object.fromEntries(movedValues(referring, pair))
    await eachRow(
      ctx,
      writing,
      child,
      () => clashingRows(writing, referring, pair),
      (key) => leave(ctx, writing, referring, key),
    )
    await eachRow(
      ctx,
      writing,
      child,
      () => referringRows(writing, referring, pair),
      async (key) => {
        const current = await readWith(ctx, writing, child, key, true)
        if (current) await updateWithin(ctx, writing, child, current, values)
      },
    )
  }
}

/** Writes each row that meets a condition, which it no longer does afterwards. */
async function eachRow(
  ctx: Ctx,
  writing: Writing,
  child: AnyEntity,
  where: () => ReturnType<typeof referringRows>,
  done: (key: Key) => Promise<void>,
): Promise<void> {
  let first = ''
  for (;;) {
    const keys = await keysWhere(ctx, writing, child, where())
    const [start] = keys
    if (start === undefined) return
    // A hook or a trigger put it back.
    if (keyText(start) === first) throw inChild(child, writingMessages(ctx.locale).refused)
    first = keyText(start)
    for (const key of keys) await told(ctx, child, () => done(key))
    if (keys.length < keyBlock) return
  }
}

async function leave(ctx: Ctx, writing: Writing, { child }: Referring, key: Key): Promise<void> {
  const current = await readWith(ctx, writing, child, key, true)
  // What refers to it in turn would go with it: nobody has been told.
  if (current) await removeWithin(ctx, writing, child, current, () => true)
}

/** What is refused of a row that refers is told with the name of its table. */
async function told(ctx: Ctx, child: AnyEntity, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refused) throw inChild(child, writingMessages(ctx.locale).stillReferred)
    const problems = refusalOf(ctx, child, error)
    throw inChild(child, problems.map(({ message }) => message).join(' '))
  }
}

function inChild(child: AnyEntity, message: string): Refusal {
  return new Refusal([{ field: null, message: `${child.label}\u00a0: ${message}` }])
}
