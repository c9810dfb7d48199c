// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Connection, Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { writeJournal } from '../journal/write.js'
import type { Picture } from './image.js'

/** The pictures that a collectivité may have: its logo, which anyone may see, and the signature of its letters, which nobody may. */
export type PictureTable = 'om_logo' | 'om_signature'

/** A picture with what tells it. */
export interface KeptPicture {
  readonly type: string
  readonly bytes: Buffer
  readonly text: string
  readonly width: number
  readonly height: number
  /** Print of its content. */
  readonly digest: string
}

/** The picture of a collectivité; null where it has none. */
export async function readPicture(
  connection: Connection,
  table: PictureTable,
  collectivite: string,
): Promise<KeptPicture | null> {
  const { rows } = await connection.query(sql`
    SELECT type, encode(contenu, 'base64') AS contenu, texte, largeur::text AS largeur, hauteur::text AS hauteur, empreinte
    FROM ${sql.id('openmairie', table)} WHERE om_collectivite = ${collectivite}`)
  const [row] = rows
  if (!row) return null
  return {
    type: String(row['type']),
    bytes: Buffer.from(String(row['contenu']), 'base64'),
    text: String(row['texte']),
    width: Number(row['largeur']),
    height: Number(row['hauteur']),
    digest: String(row['empreinte']),
  }
}

/** What a picture says to whoever does not see it; null where there is none. Its content stays in the base. */
export async function pictureText(
  connection: Connection,
  table: PictureTable,
  collectivite: string,
): Promise<string | null> {
  const { rows } = await connection.query(
    sql`SELECT texte FROM ${sql.id('openmairie', table)} WHERE om_collectivite = ${collectivite}`,
  )
  return rows[0] ? String(rows[0]['texte']) : null
}

export interface PictureChange {
  readonly table: PictureTable
  readonly collectivite: string
  /** Login of who changes it. */
  readonly actor: string
}

export interface NewPicture {
  readonly bytes: Buffer
  readonly picture: Picture
  readonly text: string
}

/** Gives a collectivité a picture, in place of its former one, with its line of journal. */
export function savePicture(database: Database, change: PictureChange, given: NewPicture): Promise<void> {
  return database.transaction((transaction) => savePictureWithin(transaction, change, given))
}

/** The same, by statements of a transaction. */
export async function savePictureWithin(
  connection: Connection,
  { table, collectivite, actor }: PictureChange,
  { bytes, picture, text }: NewPicture,
): Promise<void> {
  const place = sql.id('openmairie', table)
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const { rows } = await connection.query(
    sql`SELECT empreinte, texte FROM ${place} WHERE om_collectivite = ${collectivite} FOR UPDATE`,
  )
  await connection.query(sql`
    INSERT INTO ${place} (om_collectivite, texte, type, largeur, hauteur, empreinte, contenu)
    VALUES (${collectivite}, ${text}, ${picture.type}, ${picture.width}, ${picture.height}, ${digest}, ${bytes})
    ON CONFLICT (om_collectivite) DO UPDATE SET texte = excluded.texte, type = excluded.type, largeur = excluded.largeur,
      hauteur = excluded.hauteur, empreinte = excluded.empreinte, contenu = excluded.contenu`)
  const [former] = rows
  await writeJournal(connection, {
    actor,
    application: 'openmairie',
    entity: table,
    record: collectivite,
    operation: former ? 'update' : 'create',
    before: former ? { empreinte: String(former['empreinte']), texte: String(former['texte']) } : null,
    after: { empreinte: digest, texte: text },
  })
}

/** Takes the picture of a collectivité away, with its line of journal; false where it had none. */
export function removePicture(database: Database, { table, collectivite, actor }: PictureChange): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.query(
      sql`DELETE FROM ${sql.id('openmairie', table)} WHERE om_collectivite = ${collectivite} RETURNING empreinte, texte`,
    )
    const [former] = rows
    if (!former) return false
    await writeJournal(transaction, {
      actor,
      application: 'openmairie',
      entity: table,
      record: collectivite,
      operation: 'delete',
      before: { empreinte: String(former['empreinte']), texte: String(former['texte']) },
      after: null,
    })
    return true
  })
}
