// SPDX-License-Identifier: EUPL-1.2
import type { Transaction } from '../../database/contract.js'
import {
  type Decision,
  decideLines,
  decisionBefore,
  decisionOfLot,
  decisionOfUndo,
  type PendingLine,
  pendingLines,
  pendingWrites,
} from '../../journal/pending.js'
import { canonical } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
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
 * decide are returned, by entity and key, for a person to look at. `whole`: writes whose lines are decided all alike, as those of a
 * lot are, as something will be told of each as a whole.
 */
export async function reconcile(
  ctx: Ctx,
  seconds: number,
  whole: ReadonlySet<string> = new Set(),
): Promise<readonly string[]> {
  if (ctx.instance === ctx.database) return []
  const undecided: string[] = []
  const ofWrites = new Map<string, Decision>()
  for (const line of await pendingLines(ctx.instance, ctx.app.definition.name, { seconds })) {
    const { write, lot } = line
    const isAlike = write !== null && (lot !== null || whole.has(write))
    const alike = isAlike ? (ofWrites.get(write) ?? (await decisionOfWrite(ctx, write))) : null
    if (write !== null && alike !== null) ofWrites.set(write, alike)
    const decision = alike ?? (await decisionOf(ctx, line))
    await ctx.instance.transaction((transaction) => decide(ctx, transaction, [line], decision))
    if (decision === 'indecis') undecided.push(`${line.entity}/${line.record}`)
  }
  return undecided
}

const linesAtOnce = 500

/**
 * Decides the writes of a lot that stopped halfway, however short ago, and says what became of it by its lines of an entity: null where
 * it has none. A lot is as long as a file: what most of the lines looked at say holds for their whole write, which is one transaction
 * where its rows lie; somebody else may have changed the rows of a few meanwhile.
 */
export async function reconcileLot(ctx: Ctx, entity: Pick<AnyEntity, 'name'>, lot: string): Promise<Decision | null> {
  const application = ctx.app.definition.name
  for (const write of await pendingWrites(ctx.instance, application, lot)) await reconcileWrite(ctx, write)
  return decisionOfLot(ctx.instance, { application, entity: entity.name, lot })
}

/** The same of a write that was to undo a lot, which bears no mark of it: null where it journalled nothing of the records of that lot. */
export async function reconcileUndo(
  ctx: Ctx,
  entity: Pick<AnyEntity, 'name'>,
  undo: { readonly lot: string; readonly write: string },
): Promise<Decision | null> {
  await reconcileWrite(ctx, undo.write)
  return decisionOfUndo(ctx.instance, { application: ctx.app.definition.name, entity: entity.name, ...undo })
}

/** Decides the lines of a write that wait, all alike. */
async function reconcileWrite(ctx: Ctx, write: string): Promise<void> {
  const decision = await decisionOfWrite(ctx, write)
  for await (const lines of linesOf(ctx, write))
    await ctx.instance.transaction((transaction) => decide(ctx, transaction, lines, decision))
}

async function decisionOfWrite(ctx: Ctx, write: string): Promise<Decision> {
  const hold = ctx.database.dialect.holdWrite
  // A commit under way is waited for: rows that it adds are seen by nobody before its end.
  if (hold) await accessOf(ctx).transaction((transaction) => transaction.query(hold(write)))
  for await (const lines of linesOf(ctx, write)) {
    let balance = 0
    // A row that is as it was before and after tells nothing.
    for (const line of lines.filter(({ before, after }) => canonical(before) !== canonical(after))) {
      const decision = await decisionOf(ctx, line)
      balance += decision === 'fait' ? 1 : decision === 'abandon' ? -1 : 0
    }
    if (balance !== 0) return balance > 0 ? 'fait' : 'abandon'
  }
  return 'indecis'
}

/** The lines of a write that wait, some at a time. */
async function* linesOf(ctx: Ctx, write: string): AsyncIterable<readonly PendingLine[]> {
  for (let after: string | undefined = '0'; after !== undefined; ) {
    const lines: readonly PendingLine[] = await pendingLines(ctx.instance, ctx.app.definition.name, {
      write,
      after,
      most: linesAtOnce,
    })
    after = lines.at(-1)?.id
    if (after !== undefined) yield lines
  }
}

/** Says what became of lines, and lets what hangs from their records follow. */
async function decide(
  ctx: Ctx,
  transaction: Transaction,
  lines: readonly PendingLine[],
  decision: Decision,
): Promise<void> {
  await decideLines(
    transaction,
    lines.map(({ id }) => id),
    decision,
  )
  for (const line of decision === 'fait' ? lines : []) {
    const erased = erasedBy(ctx, line)
    if (erased) await erasePersons(transaction, ctx, [erased])
    const fate = fateOf(ctx, line)
    if (fate) await follow(transaction, ctx, fate)
  }
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
