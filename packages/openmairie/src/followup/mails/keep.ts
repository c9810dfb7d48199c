// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import type { StoredFile } from '../../files/contract.js'
import { dropFile, keepFile } from '../../files/usages.js'
import { askJobWithin, type NewJob } from '../../jobs/store.js'
import { keyText } from '../../model/key-text.js'
import { writeBeside } from '../../records/index.js'
import type { Anchor } from '../rows.js'
import type { KeptMail } from './contract.js'

/** A mail that one job sends among others. */
export interface MailOfLot extends Pick<NewJob, 'id' | 'user' | 'collectivite'> {
  readonly lot: string
}

/** A mail to send, with its PDF and the job that sends it: its own, whose number it bears, or that of a lot, which is asked for already. */
export interface NewMail extends Pick<KeptMail, 'to' | 'subject' | 'text' | 'told'> {
  readonly edition: { readonly name: string; readonly label: string }
  readonly file: StoredFile
  readonly job: NewJob | MailOfLot
}

/** Keeps a mail beside its record, signed by who acts, and asks for it to be sent: once for a one-time key, in one transaction with its line of journal. Returns its number. */
export function keepMail(anchor: Anchor, mail: NewMail, once: string | null): Promise<string> {
  const { app, ctx, entity, key } = anchor
  const { to, subject, text, told, edition, file, job } = mail
  const form = { entity, key, name: 'courriel', input: { edition: edition.name, to, subject, text }, once }
  return writeBeside(ctx, form, async (connection, journal) => {
    const { id, user, collectivite } = job
    const usage = await keepFile(connection, file, { kind: 'courriel', record: id, slot: 'pdf', collectivite, user })
    await connection.query(sql`
      INSERT INTO openmairie.om_courriel (om_courriel, application, entite, enregistrement, edition, libelle, destinataire, objet, texte,
        om_fichier_usage, dit, portee, lot, om_utilisateur)
      VALUES (${id}, ${app.definition.name}, ${entity.name}, ${keyText(key)}, ${edition.name}, ${edition.label}, ${to}, ${subject}, ${text},
        ${usage}, ${[...told.entities]}::text[], ${told.collectivites && [...told.collectivites]}::text[], ${'lot' in job ? job.lot : null},
        (SELECT om_utilisateur FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${user}))`)
    if (!('lot' in job)) await askJobWithin(connection, job)
    await journal({
      entity: 'om_courriel',
      record: id,
      operation: 'create',
      before: null,
      after: {
        entite: entity.name,
        enregistrement: keyText(key),
        edition: edition.name,
        destinataire: to,
        objet: subject,
        nom: file.name,
        empreinte: file.hash,
        taille: String(file.size),
      },
    })
    return id
  })
}

/**
 * Gives a mail of a lot that is kept and has not gone the address and the PDF that its record has by now, with a line of journal; nothing
 * where it went, or went with its record.
 */
export function renewMail(anchor: Anchor, mail: Pick<NewMail, 'to' | 'told' | 'file'>, job: MailOfLot): Promise<void> {
  const { ctx, entity, key } = anchor
  const { to, told, file } = mail
  const { id, user, collectivite } = job
  return writeBeside(ctx, { entity, key, name: 'courriel', input: {}, once: null }, async (connection, journal) => {
    const { rows } = await connection.query(sql`
      SELECT c.destinataire, c.om_fichier_usage::text AS usage, u.empreinte
      FROM openmairie.om_courriel AS c LEFT JOIN openmairie.om_fichier_usage AS u ON u.om_fichier_usage = c.om_fichier_usage
      WHERE c.om_courriel = ${id} AND c.envoye IS NULL AND c.retire IS NULL FOR UPDATE OF c`)
    const former = rows[0]
    // One that has lost its PDF was erased meanwhile.
    if (!former || former['usage'] === null || (former['destinataire'] === to && former['empreinte'] === file.hash))
      return
    const usage = await keepFile(connection, file, { kind: 'courriel', record: id, slot: 'pdf', collectivite, user })
    await connection.query(sql`
      UPDATE openmairie.om_courriel SET destinataire = ${to}, om_fichier_usage = ${usage}, motif = NULL, dit = ${[...told.entities]}::text[],
        portee = ${told.collectivites && [...told.collectivites]}::text[] WHERE om_courriel = ${id}`)
    await dropFile(connection, String(former['usage']))
    const about = { entite: entity.name, enregistrement: keyText(key) }
    await journal({
      entity: 'om_courriel',
      record: id,
      operation: 'update',
      before: { ...about, destinataire: String(former['destinataire']), empreinte: String(former['empreinte']) },
      after: { ...about, destinataire: to, empreinte: file.hash },
    })
  })
}
