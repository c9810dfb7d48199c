// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { OpenMairieError } from '../errors/errors.js'
import type { BlobStore, Collected } from './contract.js'
import { standingOf, take, unknownTo } from './owner.js'
import { removePartials } from './spool.js'

/** Holds a content until the end of the transaction: it is neither removed while it is said to be stored, nor the other way round. */
export async function holdContent(connection: Connection, hash: string): Promise<void> {
  await connection.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`om_fichier ${hash}`}, 0))`)
}

const unused = (patience: number) => sql`vu < now() - make_interval(secs => ${patience})
  AND NOT EXISTS (SELECT FROM openmairie.om_fichier_usage AS u WHERE u.empreinte = f.empreinte)`

const atOnce = 1000

/** Whether it is time to collect, for one of the workers that ask: each collection reads the list of all contents. */
export async function claimCollection(connection: Connection): Promise<boolean> {
  const { count } = await connection.query(
    sql`UPDATE openmairie.om_fichier_collecte SET instant = now() WHERE instant < now() - interval '50 minutes'`,
  )
  return count > 0
}

/**
 * Removes the contents that nobody has used for so many seconds, line first. Killed between the content and the commit, it leaves
 * a line that no usage holds, and that goes next time. Raises OM_FILES_NOT_OURS, and removes none, where the store is not this base's.
 */
export async function collectFiles(
  database: Database,
  store: BlobStore,
  folder: string,
  patience: number,
): Promise<Collected> {
  const partials = await removePartials(folder)
  await database.query(sql`DELETE FROM openmairie.om_fichier_usage WHERE expire < now()`)
  const standing = await standingOf(database, store)
  if (standing === 'free') await take(database, store)
  else if (standing !== 'ours') throw new OpenMairieError('OM_FILES_NOT_OURS')
  const { rows } = await database.query(
    sql`SELECT empreinte FROM openmairie.om_fichier AS f WHERE ${unused(patience)} ORDER BY vu LIMIT ${atOnce}`,
  )
  let contents = 0
  for (const row of rows) if (await removeUnused(database, store, String(row['empreinte']), patience)) contents++
  const orphans = await removeOrphans(database, store, patience)
  return { contents, orphans, partials }
}

/** The line is held first: a use that is under way is waited for, and seen; one that begins waits, and finds no line. */
function removeUnused(database: Database, store: BlobStore, hash: string, patience: number): Promise<boolean> {
  return database.transaction(async (transaction) => {
    await holdContent(transaction, hash)
    await transaction.query(sql`SELECT 1 FROM openmairie.om_fichier WHERE empreinte = ${hash} FOR UPDATE`)
    const { count } = await transaction.query(
      sql`DELETE FROM openmairie.om_fichier AS f WHERE empreinte = ${hash} AND ${unused(patience)}`,
    )
    if (count > 0) await store.remove(hash)
    return count > 0
  })
}

/** Contents placed by a process that died before the base was told. Returns their number. */
async function removeOrphans(database: Database, store: BlobStore, patience: number): Promise<number> {
  let gone = 0
  for await (const hash of unknownTo(database, store, Date.now() - patience * 1000)) {
    const removed = await database.transaction(async (transaction) => {
      await holdContent(transaction, hash)
      const { rows } = await transaction.query(sql`SELECT 1 FROM openmairie.om_fichier WHERE empreinte = ${hash}`)
      if (rows.length === 0) await store.remove(hash)
      return rows.length === 0
    })
    if (removed) gone++
  }
  return gone
}
