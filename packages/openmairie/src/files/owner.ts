// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { BlobStore, Standing } from './contract.js'

/** Where the base lies: what tells it from all its copies, since a dump carries neither the cluster that it came from nor its number there. */
async function placeOf(connection: Connection): Promise<string> {
  const { rows } = await connection.query(sql`
    SELECT (SELECT system_identifier FROM pg_control_system())::text || '/' || oid::text AS place
    FROM pg_database WHERE datname = current_database()`)
  return String(rows[0]?.['place'])
}

/** Whose a store is, for this base; changes nothing. */
export async function standingOf(connection: Connection, store: BlobStore): Promise<Standing> {
  const owner = await store.owner()
  if (owner !== null) return owner === (await placeOf(connection)) ? 'ours' : 'other'
  for await (const _ of unknownTo(connection, store)) return 'unmarked'
  return 'free'
}

/** Says in a store that it is this base's. */
export async function take(connection: Connection, store: BlobStore): Promise<void> {
  await store.own(await placeOf(connection))
}

/**
 * Empties a store that names a base of the cluster of this number, which is about to be deleted: it is nobody's again. Nothing is removed
 * where it names a base of another cluster, or none. False where it is not free then.
 */
export async function emptyStore(store: BlobStore, cluster: string): Promise<boolean> {
  const owner = await store.owner()
  if (owner === null) {
    for await (const _ of store.list()) return false
    return true
  }
  if (!owner.startsWith(`${cluster}/`)) return false
  for await (const { hash } of store.list()) await store.remove(hash)
  // What a listing passes over while others go keeps its mark, and is told.
  for await (const _ of store.list()) return false
  await store.disown()
  return true
}

/** Contents looked up at once. */
const atOnce = 1000

/** The contents of a store that a base does not know, among those placed before an instant. */
export async function* unknownTo(
  connection: Connection,
  store: Pick<BlobStore, 'list'>,
  before = Number.POSITIVE_INFINITY,
): AsyncIterable<string> {
  let some: string[] = []
  for await (const { hash, placed } of store.list()) {
    if (placed <= before) some.push(hash)
    if (some.length < atOnce) continue
    yield* await unknownAmong(connection, some)
    some = []
  }
  yield* await unknownAmong(connection, some)
}

async function unknownAmong(connection: Connection, hashes: readonly string[]): Promise<readonly string[]> {
  if (hashes.length === 0) return []
  const { rows } = await connection.query(sql`
    SELECT placed.empreinte FROM unnest(${hashes}::text[]) AS placed (empreinte)
    WHERE NOT EXISTS (SELECT FROM openmairie.om_fichier AS f WHERE f.empreinte = placed.empreinte)`)
  return rows.map((row) => String(row['empreinte']))
}
