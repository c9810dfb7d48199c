// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { findFile, type KeptFile } from '../../files/usages.js'
import type { MailReason } from './contract.js'

/** A mail as whoever sends it reads it. */
export interface MailToSend {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The key of its record, as a text: the record may have taken another since. */
  readonly record: string
  /** Address of its author; null where the account has none. */
  readonly replyTo: string | null
  readonly isSent: boolean
  readonly file: KeptFile | null
}

/** A mail by its number; null where it went with its record. */
export async function mailToSend(instance: Connection, id: string): Promise<MailToSend | null> {
  const { rows } = await instance.query(sql`
    SELECT destinataire, objet, texte, enregistrement, nullif(a.email, '') AS email, (envoye IS NOT NULL) AS sent, om_fichier_usage::text AS usage
    FROM openmairie.om_courriel LEFT JOIN openmairie.om_utilisateur AS a USING (om_utilisateur)
    WHERE om_courriel = ${id} AND retire IS NULL`)
  const row = rows[0]
  if (!row) return null
  return {
    to: String(row['destinataire']),
    subject: String(row['objet']),
    text: String(row['texte']),
    record: String(row['enregistrement']),
    replyTo: row['email'] === null ? null : String(row['email']),
    isSent: row['sent'] === true,
    file: row['usage'] === null ? null : await findFile(instance, String(row['usage'])),
  }
}

/** Where one answers what an account sends; null where it has no address. */
export async function replyAddressOf(instance: Connection, user: string): Promise<string | null> {
  const { rows } = await instance.query(
    sql`SELECT email FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${user} AND email <> ''`,
  )
  return rows[0] ? String(rows[0]['email']) : null
}

/** Notes that a mail is sent, whatever becomes of its job from then on. */
export async function markSent(instance: Connection, id: string): Promise<void> {
  await instance.query(
    sql`UPDATE openmairie.om_courriel SET envoye = clock_timestamp(), motif = NULL WHERE om_courriel = ${id}`,
  )
}

/** Notes why a mail is not sent yet, or not at all; null: for nothing that its record could tell. */
export async function markUnsent(instance: Connection, id: string, reason: MailReason | null): Promise<void> {
  await instance.query(sql`UPDATE openmairie.om_courriel SET motif = ${reason} WHERE om_courriel = ${id}`)
}

/** Notes of mails that are kept and have not gone that their author may not send them any more: of those whose records are there. */
export async function markForbidden(instance: Connection, ids: readonly string[]): Promise<void> {
  await instance.query(sql`
    UPDATE openmairie.om_courriel SET motif = 'interdit'
    WHERE om_courriel = ANY(${[...ids]}::uuid[]) AND envoye IS NULL AND retire IS NULL AND motif IS DISTINCT FROM 'refuse'`)
}
