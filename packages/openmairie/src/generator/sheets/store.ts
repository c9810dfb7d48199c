// SPDX-License-Identifier: EUPL-1.2
import { text } from 'node:stream/consumers'
import type { Connection, Database } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { Files, StoredFile } from '../../files/contract.js'
import { dropFilesOf, filesOf, keepFile } from '../../files/usages.js'
import type { Clock } from '../../model/clock.js'
import { type Draft, draftSchema } from './contract.js'

/** Days that a draft is kept, with the files that were sent. */
const keptDays = 30
const kind = 'tableur'
const [sketchSlot, sourceSlot] = ['proposition', 'source'] as const

interface Where {
  readonly database: Database
  readonly files: Files
  readonly clock: Clock
}

/** Whose draft, and which. */
export interface DraftId {
  readonly id: string
  readonly user: string
}

/** A draft of a user; null where there is none of his, or it has expired. */
export async function findDraft(
  { database, files }: Pick<Where, 'database' | 'files'>,
  { id, user }: DraftId,
): Promise<Draft | null> {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) return null
  const kept = (await filesOf(database, { kind, record: id, slot: sketchSlot })).at(-1)
  if (!kept || kept.user !== user) return null
  return draftSchema.parse(JSON.parse(await text(await files.open(kept))))
}

/** Keeps a new draft, and the files that it is made of. */
export async function addDraft(
  where: Where,
  draft: DraftId,
  content: Draft,
  sources: readonly StoredFile[],
  also?: (transaction: Connection) => Promise<void>,
): Promise<void> {
  await keepDraft(where, draft, content, async (transaction) => {
    for (const file of sources) await keepFile(transaction, file, usageOf(where, draft, sourceSlot))
    await also?.(transaction)
  })
}

/** Keeps a draft as it is now, with what else is to be done in the same transaction. */
export async function keepDraft(
  where: Where,
  draft: DraftId,
  content: Draft,
  also: (transaction: Connection) => Promise<void> = async () => undefined,
): Promise<void> {
  const { database, files } = where
  const stored = await files.put(bytesOf(JSON.stringify(content)), { name: 'proposition.json' })
  await database.transaction(async (transaction) => {
    // Two windows on one draft take turns: the last one stands, whole.
    await transaction.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`tableur ${draft.id}`}, 0))`)
    await dropFilesOf(transaction, { kind, record: draft.id, slot: sketchSlot })
    await keepFile(transaction, stored, usageOf(where, draft, sketchSlot))
    await also(transaction)
  })
}

/** Forgets a draft and its files. */
export async function dropDraft(connection: Connection, { id }: DraftId): Promise<void> {
  await dropFilesOf(connection, { kind, record: id })
}

function usageOf({ clock }: Where, { id, user }: DraftId, slot: string) {
  return { kind, record: id, slot, user, expires: clock.now() + keptDays * 86_400_000 }
}

async function* bytesOf(content: string): AsyncIterable<string> {
  yield content
}
