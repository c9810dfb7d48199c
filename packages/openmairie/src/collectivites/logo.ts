// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Connection, Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { writeJournal } from '../journal/write.js'
import type { Picture } from './image.js'

/** The picture of a logo, by its print; null where there is none, or no longer that one. */
export async function readLogo(
  database: Connection,
  collectivite: string,
  digest: string,
): Promise<{ readonly type: string; readonly bytes: Buffer } | null> {
  const { rows } = await database.query(
    sql`SELECT type, encode(contenu, 'base64') AS contenu FROM openmairie.om_logo WHERE om_collectivite = ${collectivite} AND empreinte = ${digest}`,
  )
  const [row] = rows
  return row ? { type: String(row['type']), bytes: Buffer.from(String(row['contenu']), 'base64') } : null
}

export interface LogoChange {
  readonly collectivite: string
  /** Login of who changes it. */
  readonly actor: string
}

export interface NewLogo {
  readonly bytes: Buffer
  readonly picture: Picture
  readonly text: string
}

/** Gives a collectivité a logo, in place of its former one, with its line of journal. */
export function saveLogo(database: Database, change: LogoChange, logo: NewLogo): Promise<void> {
  return database.transaction((transaction) => saveLogoWithin(transaction, change, logo))
}

/** The same, by statements of a transaction. */
export async function saveLogoWithin(
  connection: Connection,
  { collectivite, actor }: LogoChange,
  { bytes, picture, text }: NewLogo,
): Promise<void> {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const { rows } = await connection.query(
    sql`SELECT empreinte, texte FROM openmairie.om_logo WHERE om_collectivite = ${collectivite} FOR UPDATE`,
  )
  await connection.query(sql`
    INSERT INTO openmairie.om_logo (om_collectivite, texte, type, largeur, hauteur, empreinte, contenu)
    VALUES (${collectivite}, ${text}, ${picture.type}, ${picture.width}, ${picture.height}, ${digest}, ${bytes})
    ON CONFLICT (om_collectivite) DO UPDATE SET texte = excluded.texte, type = excluded.type, largeur = excluded.largeur,
      hauteur = excluded.hauteur, empreinte = excluded.empreinte, contenu = excluded.contenu`)
  const [former] = rows
  await writeJournal(connection, {
    actor,
    application: 'openmairie',
    entity: 'om_logo',
    record: collectivite,
    operation: former ? 'update' : 'create',
    before: former ? { empreinte: String(former['empreinte']), texte: String(former['texte']) } : null,
    after: { empreinte: digest, texte: text },
  })
}

/** Takes the logo of a collectivité away, with its line of journal; false where it had none. */
export function removeLogo(database: Database, { collectivite, actor }: LogoChange): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const { rows } = await transaction.query(
      sql`DELETE FROM openmairie.om_logo WHERE om_collectivite = ${collectivite} RETURNING empreinte, texte`,
    )
    const [former] = rows
    if (!former) return false
    await writeJournal(transaction, {
      actor,
      application: 'openmairie',
      entity: 'om_logo',
      record: collectivite,
      operation: 'delete',
      before: { empreinte: String(former['empreinte']), texte: String(former['texte']) },
      after: null,
    })
    return true
  })
}
