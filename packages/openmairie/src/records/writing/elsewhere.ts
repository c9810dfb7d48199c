// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Connection, Database, Transaction } from '../../database/contract.js'
import { decideWrite, renewWrite } from '../../journal/pending.js'
import { canonical, type JournalEntry, writeJournal, writeJournalLines } from '../../journal/write.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { follow, followAll } from './attached.js'
import { claim, foretell, keepOutcome, release } from './operation.js'
import type { OneTime, Writing } from './writing.js'

/** The rows are committed: what asked for them may stop, it is said all the same. */
const unstopped = (instance: Database): Database => instance.until?.(new AbortController().signal) ?? instance

/**
 * Runs a write on a base of another engine: the rows are written, the lines of the journal committed as pending in the
 * instance's base, the rows committed, the lines said to be done. Whatever stops in between, the lines tell what was about
 * to be written, and the rows tell whether it was.
 */
export async function writeElsewhere<T>(
  ctx: Ctx,
  oneTime: OneTime<T> | null,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const id = randomUUID()
  const claimed = oneTime ? await claim<T>(ctx, oneTime.key, oneTime.purpose, id) : null
  if (oneTime && claimed?.outcome !== undefined) return oneTime.repeated(claimed.outcome)
  const key = claimed?.key ?? null
  let lines = 0
  // The last line that tells of a change: it is found to hold where the rows were committed, and only there.
  let decisive: string | null = null
  let isForetold = false
  const kept: ((connection: Connection) => Promise<void>)[] = []
  const foretold: ((connection: Connection, write: string) => Promise<void>)[] = []
  const fates: ((transaction: Transaction) => Promise<void>)[] = []
  try {
    const outcome = await accessOf(ctx).transaction((data) =>
      // Inside the other: it is committed, or undone, before the rows are.
      ctx.instance.transaction(async (waiting) => {
        const journal = async (entry: JournalEntry): Promise<string> => {
          lines++
          const line = await writeJournal(waiting, entry, { id, waits: true })
          if (claimed && canonical(entry.before) !== canonical(entry.after)) decisive = line
          return line
        }
        const worked = async (writing: Writing): Promise<T> => {
          const outcome = await work(writing)
          if (!claimed || decisive === null) return outcome
          await foretell(waiting, ctx, claimed, outcome, decisive)
          isForetold = true
          return outcome
        }
        const result = await worked({
          ...data,
          demandChange: async () => undefined,
          journal,
          journalAll: (entries) => {
            lines += entries.length
            return writeJournalLines(waiting, entries, { id, waits: true })
          },
          journalInserted: null,
          lines: () => lines,
          follow: async (fate) => void fates.push((instance) => follow(instance, ctx, fate)),
          followAll: async (...those) => void fates.push((instance) => followAll(instance, ctx, ...those)),
          keep: async (task, before) => {
            kept.push(task)
            if (before) foretold.push(before)
          },
          attempt: async (part) => {
            const [before, last] = [fates.length, decisive]
            return data
              .attempt(() => waiting.attempt(part))
              .catch((error: unknown) => {
                fates.length = before
                decisive = last
                throw error
              })
          },
        })
        if (lines === 0) return result
        const hold = data.dialect.holdWrite
        if (hold) await data.query(hold(id))
        await renewWrite(waiting, id)
        for (const task of foretold) await task(waiting, id)
        return result
      }),
    )
    await unstopped(ctx.instance).transaction(async (transaction) => {
      if (lines > 0) await decideWrite(transaction, id, 'fait')
      for (const fate of fates) await fate(transaction)
      for (const task of kept) await task(transaction)
      if (key !== null) await keepOutcome(ctx, transaction, key, outcome)
    })
    return outcome
  } catch (error) {
    // Its rows may be committed: from there on the journal alone tells whether it is to be written again.
    if (claimed && !isForetold) await release(ctx, claimed)
    throw error
  }
}
