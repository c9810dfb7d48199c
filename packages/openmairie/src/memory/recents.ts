// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { keyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'

/** A record by its address alone: what it holds is read again each time, under the rights of who reads. */
export interface Address {
  readonly application: string
  readonly entity: string
  readonly key: Key
}

export interface Remembered {
  readonly application: string
  readonly entity: string
  /** The key as it is written in addresses. */
  readonly key: string
  readonly pinned: boolean
}

/** Records seen that are kept for a user. */
export const keptRecents = 20
/** Records that a user may pin. */
export const mostPins = 50

/** Remembers that a user sees a record, and forgets those beyond the last twenty. Returns whether it is pinned. */
export async function remember(
  database: Database,
  user: string,
  { application, entity, key }: Address,
): Promise<boolean> {
  const { rows } = await database.query(sql`
    INSERT INTO openmairie.om_recent (om_utilisateur, application, entite, enregistrement) VALUES (${user}, ${application}, ${entity}, ${keyText(key)})
    ON CONFLICT (om_utilisateur, application, entite, hashtextextended(enregistrement, 0)) DO UPDATE SET vu = clock_timestamp()
    RETURNING epingle IS NOT NULL AS pinned`)
  await database.query(sql`
    DELETE FROM openmairie.om_recent WHERE om_utilisateur = ${user} AND epingle IS NULL AND vu < (
      SELECT vu FROM openmairie.om_recent WHERE om_utilisateur = ${user} ORDER BY vu DESC OFFSET ${keptRecents - 1} LIMIT 1)`)
  return rows[0]?.['pinned'] === true
}

/** The last twenty records that a user saw, the last one first. */
export async function recents(database: Database, user: string): Promise<readonly Remembered[]> {
  const { rows } = await database.query(sql`
    SELECT application, entite, enregistrement, epingle IS NOT NULL AS pinned FROM openmairie.om_recent
    WHERE om_utilisateur = ${user} ORDER BY vu DESC LIMIT ${keptRecents}`)
  return rows.map(remembered)
}

/** The records that a user pinned, the first one first. */
export async function pins(database: Database, user: string): Promise<readonly Remembered[]> {
  const { rows } = await database.query(sql`
    SELECT application, entite, enregistrement, true AS pinned FROM openmairie.om_recent
    WHERE om_utilisateur = ${user} AND epingle IS NOT NULL ORDER BY epingle`)
  return rows.map(remembered)
}

/** Pins a record. Returns false where the user has pinned as many as there may be. */
export async function pin(database: Database, user: string, { application, entity, key }: Address): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.query(sql`
      SELECT count(*) AS count FROM openmairie.om_recent WHERE om_utilisateur = ${user} AND epingle IS NOT NULL`)
    if (Number(rows[0]?.['count']) >= mostPins) return false
    await transaction.query(sql`
      INSERT INTO openmairie.om_recent (om_utilisateur, application, entite, enregistrement, epingle) VALUES (${user}, ${application}, ${entity}, ${keyText(key)}, now())
      ON CONFLICT (om_utilisateur, application, entite, hashtextextended(enregistrement, 0)) DO UPDATE SET epingle = coalesce(om_recent.epingle, now())`)
    return true
  })
}

/** Takes the pin off a record. */
export async function unpin(database: Database, user: string, { application, entity, key }: Address): Promise<void> {
  await database.query(sql`
    UPDATE openmairie.om_recent SET epingle = NULL
    WHERE om_utilisateur = ${user} AND application = ${application} AND entite = ${entity} AND enregistrement = ${keyText(key)}`)
}

/** Forgets all that a user saw but the pinned ones, and the last search. */
export async function forgetAll(database: Database, user: string): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(sql`DELETE FROM openmairie.om_recent WHERE om_utilisateur = ${user} AND epingle IS NULL`)
    await transaction.query(sql`DELETE FROM openmairie.om_derniere_recherche WHERE om_utilisateur = ${user}`)
  })
}

function remembered(row: Readonly<Record<string, unknown>>): Remembered {
  return {
    application: String(row['application']),
    entity: String(row['entite']),
    key: String(row['enregistrement']),
    pinned: row['pinned'] === true,
  }
}
