// SPDX-License-Identifier: EUPL-1.2
import { hash } from '@node-rs/argon2'
import { tellOutsideForm } from '../../administration/outside-form.js'
import type { Connection, Database } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { makeLink, useLink } from '../links.js'

/** Minutes that the link of the set-up lives; starting again makes another. */
export const setupMinutes = 60

/** Whether the instance has no account yet: its first administrator is asked for. */
export async function lacksAccount(connection: Connection): Promise<boolean> {
  const { rows } = await connection.query(sql`SELECT NOT EXISTS (SELECT FROM openmairie.om_utilisateur) AS empty`)
  return rows[0]?.['empty'] === true
}

/** Makes the link by which the first administrator is named. The one before it opens nothing any more. */
export function makeSetupLink(database: Database): Promise<string> {
  return database.transaction((transaction) => makeLink(transaction, 'installation', null, setupMinutes))
}

export interface FirstAdministrator {
  readonly name: string
  readonly login: string
  readonly email: string
  readonly password: string
}

/** Makes the first account with the link, which is used up. Returns who it is; null where the link no longer opens, or someone was first. */
export async function setUp(database: Database, token: string, asked: FirstAdministrator): Promise<string | null> {
  const digest = await hash(asked.password)
  return database.transaction(async (transaction) => {
    if (!(await useLink(transaction, 'installation', token)) || !(await lacksAccount(transaction))) return null
    const { rows } = await transaction.query(sql`
      INSERT INTO openmairie.om_utilisateur (login, nom, email, mot_de_passe, om_profil)
      VALUES (${asked.login}, ${asked.name}, ${asked.email}, ${digest}, 'administrateur') RETURNING om_utilisateur::text AS id`)
    const id = String(rows[0]?.['id'])
    await tellOutsideForm(transaction, asked, 'om_utilisateur', new Map([[id, null]]))
    return id
  })
}
