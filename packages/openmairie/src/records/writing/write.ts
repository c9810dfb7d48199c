// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { writeJournal, writeJournalLines, writeLastLine } from '../../journal/write.js'
import { writeInserted } from '../../journal/write-inserted.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { follow, followAll } from './attached.js'
import { writeElsewhere } from './elsewhere.js'
import { once } from './operation.js'
import type { OneTime, Writing } from './writing.js'

/**
 * Runs a write as a whole. Where the data lie beside the journal it is one transaction; where they lie in a base of
 * another engine, which is left as it is, the journal's lines are committed first and decided after.
 */
export function write<T>(ctx: Ctx, oneTime: OneTime<T> | null, work: (writing: Writing) => Promise<T>): Promise<T> {
  if (ctx.instance !== ctx.database) return writeElsewhere(ctx, oneTime, work)
  return accessOf(ctx).transaction((transaction) => {
    const id = randomUUID()
    let lines = 0
    const writing: Writing = {
      ...transaction,
      demandChange: async () => undefined,
      journal: async (entry, ends) => {
        lines++
        if (!ends) return writeJournal(transaction, entry, { id, waits: false })
        await writeLastLine(transaction, entry, { id, waits: false })
        return ''
      },
      journalAll: (entries) => {
        lines += entries.length
        return writeJournalLines(transaction, entries, { id, waits: false })
      },
      journalInserted: async (insertion, entry) => {
        const records = await writeInserted(transaction, insertion, entry, { id })
        lines += records.length
        return records
      },
      lines: () => lines,
      follow: (fate) => follow(transaction, ctx, fate),
      followAll: (entity, kind, keys) => followAll(transaction, ctx, entity, kind, keys),
      keep: (task) => task(transaction),
    }
    if (!oneTime) return work(writing)
    return once(ctx, transaction, oneTime.key, oneTime.purpose, () => work(writing), oneTime.repeated)
  })
}
