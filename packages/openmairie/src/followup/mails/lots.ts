// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Transaction } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import type { Target } from '../../ui/target.js'

/** How far a mail of a lot is: one that is kept and has neither gone nor been refused is still to be sent. */
export type LotMailState = 'kept' | 'sent' | 'refused'

/** Of these mails, those that are kept by now, in sight or not. */
export async function keptAmong(
  instance: Connection,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LotMailState>> {
  const { rows } = await instance.query(sql`
    SELECT om_courriel::text AS id, (envoye IS NOT NULL) AS sent, (motif = 'refuse') IS TRUE AS refused
    FROM openmairie.om_courriel WHERE om_courriel = ANY(${[...ids]}::uuid[])`)
  return new Map(
    rows.map((row) => [
      String(row['id']),
      row['sent'] === true ? 'sent' : row['refused'] === true ? 'refused' : 'kept',
    ]),
  )
}

/** What an account sent of late by lots, and whether one is under way. */
export interface LotsOfLate {
  readonly runs: boolean
  readonly mails: number
}

/** The lots of a kind of job that an account asked for, within the last day; nobody else learns of them until the transaction ends. */
export async function lotsOfLate(instance: Transaction, user: string, kind: string): Promise<LotsOfLate> {
  await instance.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${kind} ${user}`}, 728))`)
  const { rows } = await instance.query(sql`
    SELECT EXISTS (SELECT FROM openmairie.om_job WHERE acteur = ${user} AND genre = ${kind} AND etat IN ('attente', 'en cours')) AS runs,
      (SELECT count(*) FROM openmairie.om_courriel WHERE lot IS NOT NULL AND cree > now() - interval '1 day'
        AND om_utilisateur = (SELECT om_utilisateur FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${user})) AS mails`)
  return { runs: rows[0]?.['runs'] === true, mails: Number(rows[0]?.['mails'] ?? 0) }
}

/** Days for which an edition that went counts as had: as long as what became of a lot is told. */
export const hadDays = 30

/** Whether a record had an edition of late at an address, of a listing’s page of records: by a lot or by itself, whoever sent it. */
export async function hadOfLate(
  { app, ctx, entity }: Target,
  edition: string,
  keys: readonly Key[],
): Promise<(key: Key, address: string) => boolean> {
  const records = keys.map(keyText)
  const { rows } = await ctx.instance.query(sql`
    SELECT DISTINCT enregistrement, destinataire FROM openmairie.om_courriel
    WHERE application = ${app.definition.name} AND entite = ${entity.name} AND edition = ${edition} AND retire IS NULL
      AND hashtextextended(enregistrement, 0) IN (SELECT hashtextextended(r, 0) FROM unnest(${records}::text[]) AS r)
      AND enregistrement = ANY(${records}::text[]) AND envoye > now() - make_interval(days => ${hadDays}::int)`)
  const had = new Set(rows.map((row) => placeOf(String(row['enregistrement']), String(row['destinataire']))))
  return (key, address) => had.has(placeOf(keyText(key), address))
}

const placeOf = (record: string, address: string): string => `${record} ${address.toLowerCase()}`
