// SPDX-License-Identifier: EUPL-1.2
import { z } from 'zod'
import type { Row } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { isUsage, keptFileOf, usageColumns } from '../../files/usages.js'
import { type Anchor, hanging, personOf } from '../rows.js'
import { type KeptMail, type MailState, mailReasons } from './contract.js'

/** Mails shown below a record: the last ones. */
export const mostMails = 200

/** The mails by which editions of a record were sent, the last one first, and how many there are. */
export async function mailsOf(
  anchor: Anchor,
): Promise<{ readonly mails: readonly KeptMail[]; readonly mailsInAll: number }> {
  const { rows } = await anchor.ctx.instance.query(sql`
    SELECT ${columns}, count(*) OVER () AS inall FROM ${from} WHERE ${hanging(anchor, 'c')}
    ORDER BY c.cree DESC, c.om_courriel LIMIT ${mostMails}`)
  return { mails: rows.map(mailOf), mailsInAll: Number(rows[0]?.['inall'] ?? 0) }
}

/** A mail of a record; null where it is not there. */
export async function readMail(anchor: Anchor, id: string): Promise<KeptMail | null> {
  if (!isUsage(id)) return null
  const { rows } = await anchor.ctx.instance.query(
    sql`SELECT ${columns} FROM ${from} WHERE c.om_courriel = ${id} AND ${hanging(anchor, 'c')}`,
  )
  return rows[0] ? mailOf(rows[0]) : null
}

const columns = sql`${usageColumns}, c.om_courriel::text AS courriel, c.libelle, c.destinataire, c.objet, c.texte, c.motif, (c.lot IS NOT NULL) AS amid, to_jsonb(c.dit)::text AS dit, to_jsonb(c.portee)::text AS portee,
  (extract(epoch FROM c.cree) * 1000)::text AS demande, (extract(epoch FROM c.envoye) * 1000)::text AS envoye, j.etat AS travail,
  a.om_utilisateur::text AS author, a.nom AS author_name`
const from = sql`openmairie.om_courriel AS c
  LEFT JOIN openmairie.om_fichier_usage AS u ON u.om_fichier_usage = c.om_fichier_usage
  LEFT JOIN openmairie.om_fichier AS f ON f.empreinte = u.empreinte
  LEFT JOIN openmairie.om_job AS j ON j.om_job = coalesce(c.lot, c.om_courriel)
  LEFT JOIN openmairie.om_utilisateur AS a ON a.om_utilisateur = c.om_utilisateur`

function mailOf(row: Row): KeptMail {
  return {
    id: String(row['courriel']),
    edition: String(row['libelle']),
    to: String(row['destinataire']),
    subject: String(row['objet']),
    text: String(row['texte']),
    author: personOf(row, 'author'),
    asked: Number(row['demande']),
    state: stateOf(row),
    file: row['id'] === null ? null : keptFileOf(row),
    told: { entities: namesIn(row['dit']) ?? [], collectivites: namesIn(row['portee']) },
  }
}

/** The names in an array of the base; null where there is none. */
function namesIn(value: unknown): readonly string[] | null {
  return value === null ? null : z.array(z.string()).parse(JSON.parse(String(value)))
}

/** A mail that was not sent is as far as its job: one that is gone has ended. */
function stateOf(row: Row): MailState {
  if (row['envoye'] !== null) return { kind: 'sent', at: Number(row['envoye']) }
  const motif = row['motif']
  const reason = mailReasons.find((each) => each === motif) ?? null
  // The others of its lot go on, which asks again for none but one that the mail server did not take.
  if (row['amid'] === true && reason !== null && reason !== 'injoignable') return { kind: 'failed', reason }
  switch (row['travail']) {
    case 'attente':
    case 'en cours':
      return { kind: 'waiting', reason }
    case 'annule':
      return { kind: 'stopped' }
    default:
      return { kind: 'failed', reason }
  }
}
