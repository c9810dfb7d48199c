// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Transaction } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { NewJob } from '../../jobs/store.js'
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

/** A lot that is asked for: the kind of its job, its account, whom that works for, and the edition that is sent. */
export interface AskedLot extends Pick<NewJob, 'user' | 'collectivite' | 'kind'> {
  readonly application: string
  readonly entity: string
  readonly edition: string
}

/** What an account sent of late by lots; whether one of its own is under way, or one of the same edition in its collectivité. */
export interface LotsOfLate {
  readonly runs: 'own' | 'same' | null
  readonly mails: number
}

/** The lots within the last day; nobody else asks for one of the account, or of the edition, until the transaction ends. */
export async function lotsOfLate(instance: Transaction, lot: AskedLot): Promise<LotsOfLate> {
  const { user, collectivite, kind, application, entity, edition } = lot
  for (const held of [user, `${collectivite} ${application} ${entity} ${edition}`])
    await instance.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${kind} ${held}`}, 728))`)
  const under = sql`SELECT FROM openmairie.om_job WHERE genre = ${kind} AND etat IN ('attente', 'en cours')`
  const { rows } = await instance.query(sql`
    SELECT EXISTS (${under} AND acteur = ${user}) AS own,
      EXISTS (${under} AND collectivite IS NOT DISTINCT FROM ${collectivite} AND donnees->>'application' = ${application}
        AND donnees->>'entity' = ${entity} AND donnees->>'edition' = ${edition}) AS same,
      (SELECT count(*) FROM openmairie.om_courriel WHERE lot IS NOT NULL AND cree > now() - interval '1 day'
        AND om_utilisateur = (SELECT om_utilisateur FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${user})) AS mails`)
  const runs = rows[0]?.['own'] === true ? 'own' : rows[0]?.['same'] === true ? 'same' : null
  return { runs, mails: Number(rows[0]?.['mails'] ?? 0) }
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
