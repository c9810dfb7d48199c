// SPDX-License-Identifier: EUPL-1.2
import { hash } from '@node-rs/argon2'
import type { Database } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { Actor } from '../../records/index.js'
import { writePassword } from '../account/password.js'
import { journalAccount } from '../events.js'
import { findLink, makeLink, useLink } from '../links.js'

/** Minutes that a link sent by mail lives. */
export const linkMinutes = 30
/** Accounts that may share an address of mail. */
const mostAccounts = 5

export interface Reachable {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string
}

/** The accounts that someone means by a login or an address of mail, and that a mail reaches. */
export async function reachableAccounts(database: Database, who: string): Promise<readonly Reachable[]> {
  const { rows } = await database.query(sql`
    SELECT om_utilisateur::text AS id, login, nom, email FROM openmairie.om_utilisateur
    WHERE actif AND email <> '' AND mot_de_passe IS NOT NULL AND (login = ${who} OR lower(email) = lower(${who}))
    ORDER BY om_utilisateur LIMIT ${mostAccounts}`)
  return rows.map((row) => ({
    id: String(row['id']),
    login: String(row['login']),
    name: String(row['nom']),
    email: String(row['email']),
  }))
}

/** Makes the link by which an account gets another password, and journals who asked for it. Those before open nothing any more. */
export function makePasswordLink(
  database: Database,
  by: Pick<Actor, 'login'>,
  user: string,
  minutes: number,
): Promise<string> {
  return database.transaction(async (transaction) => {
    await journalAccount(transaction, by, user, { mot_de_passe: 'lien demandé' })
    return makeLink(transaction, 'mot de passe', user, minutes)
  })
}

/** Whose password a link changes; null where it opens nothing. */
export async function ownerOfLink(
  database: Database,
  token: string,
): Promise<Pick<Actor, 'id' | 'login' | 'name'> | null> {
  const found = await findLink(database, 'mot de passe', token)
  if (!found) return null
  const { rows } = await database.query(
    sql`SELECT om_utilisateur::text AS id, login, nom FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${found.user}`,
  )
  const row = rows[0]
  return row ? { id: String(row['id']), login: String(row['login']), name: String(row['nom']) } : null
}

/** Uses a link up: the new password is kept, and every session of the account closed. Returns whether it still opened. */
export async function choosePassword(database: Database, token: string, password: string): Promise<boolean> {
  const digest = await hash(password)
  const owner = await ownerOfLink(database, token)
  return database.transaction(async (transaction) => {
    const used = await useLink(transaction, 'mot de passe', token)
    if (!owner || used?.user !== owner.id) return false
    await writePassword(transaction, owner, digest)
    await transaction.query(sql`DELETE FROM openmairie.om_session WHERE om_utilisateur::text = ${owner.id}`)
    return true
  })
}
