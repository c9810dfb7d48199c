// SPDX-License-Identifier: EUPL-1.2
import { type Decision, decideLine, decisionBefore, type PendingLine, pendingLines } from '../../journal/pending.js'
import { canonical } from '../../journal/write.js'
import { readKeyText } from '../../model/key-text.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Erased } from '../personal/contract.js'
import { erasePersons } from '../personal/erase.js'
import { readWith } from '../reading/read.js'
import { type Fate, follow } from './attached.js'
import { journalled } from './journal.js'

/**
 * Decides the writes of an application that stopped halfway, by looking at the rows themselves. Those that the rows do not
 * decide are returned, by entity and key, for a person to look at.
 */
export async function reconcile(ctx: Ctx, seconds: number): Promise<readonly string[]> {
  if (ctx.instance === ctx.database) return []
  const undecided: string[] = []
  for (const line of await pendingLines(ctx.instance, ctx.app.definition.name, seconds)) {
    const decision = await decisionOf(ctx, line)
    await ctx.instance.transaction(async (transaction) => {
      await decideLine(transaction, line.id, decision)
      const erased = decision === 'fait' ? erasedBy(ctx, line) : null
      if (erased) await erasePersons(transaction, ctx, [erased])
      const fate = decision === 'fait' ? fateOf(ctx, line) : null
      if (fate) await follow(transaction, ctx, fate)
    })
    if (decision === 'indecis') undecided.push(`${line.entity}/${line.record}`)
  }
  return undecided
}

async function decisionOf(ctx: Ctx, line: PendingLine): Promise<Decision> {
  const entity = ctx.app.localised[ctx.locale].get(line.entity)
  const key = readKeyText(line.record)
  if (!entity || !key || key.length !== entity.key.length) return 'indecis'
  // Locked: a commit that the engine has been sent and has not done yet is waited for.
  const now = canonical(
    await accessOf(ctx).transaction(async (transaction) => {
      await readWith(ctx, transaction, entity, key, true)
      return journalled(transaction, entity, key)
    }),
  )
  const [before, after] = [canonical(line.before), canonical(line.after)]
  if (now === after) return 'fait'
  // It holds no row as it was before: the line of the same write that changed the row says what became of both.
  if (line.operation === 'anonymise' || line.operation === 'erase')
    return (await decisionBefore(ctx.instance, line)) === 'abandon' ? 'abandon' : 'indecis'
  // A row whose key was changed lies under its former key where the change was undone.
  const undone = now === before || (line.operation === 'update' && now === null)
  return undone ? 'abandon' : 'indecis'
}

/** What the line says was anonymised, and is still to be erased from the instance. */
function erasedBy(ctx: Ctx, line: PendingLine): Erased | null {
  const entity = ctx.app.localised[ctx.locale].get(line.entity)
  const key = readKeyText(line.record)
  const isErasing = line.operation === 'anonymise' || line.operation === 'erase'
  return isErasing && entity && key ? { entity, key, label: null, line: line.id } : null
}

/** What the line says of its record; a creation says nothing, as it may have been that of a deletion undone. */
function fateOf(ctx: Ctx, line: PendingLine): Fate | null {
  const entity = ctx.app.localised[ctx.locale].get(line.entity)
  const key = readKeyText(line.record)
  if (!entity || !key) return null
  if (line.operation === 'delete') return { kind: 'deleted', entity, key }
  if (line.operation !== 'update') return null
  const from = entity.key.map((name) => line.before?.[name] ?? null)
  return from.every((part) => part !== null) ? { kind: 'moved', entity, key, from } : null
}
