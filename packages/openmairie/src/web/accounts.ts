// SPDX-License-Identifier: EUPL-1.2
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { commandLine, rowsBefore, tellOutsideForm } from '../administration/outside-form.js'
import type { Connection, Database } from '../database/contract.js'
import { sql } from '../database/sql.js'

export const administratorLogin = 'admin'

/** Makes the administrator's account once, or gives it the password asked for. A password that changes closes the sessions opened with the former one. Returns the password where it was drawn. */
export async function ensureAdministrator(database: Database, asked: string | undefined): Promise<string | null> {
  const { rows } = await database.query(
    sql`SELECT mot_de_passe FROM openmairie.om_utilisateur WHERE login = ${administratorLogin}`,
  )
  const present = rows[0]
  if (present && !asked) return null
  const held = present?.['mot_de_passe']
  if (asked && typeof held === 'string' && (await verify(held, asked))) return null
  const password = asked ?? randomBytes(12).toString('base64url')
  const digest = await hash(password)
  await database.transaction(async (transaction) => {
    const { rows: accounts } = await transaction.query(sql`
      INSERT INTO openmairie.om_utilisateur (login, nom, mot_de_passe, om_profil) VALUES (${administratorLogin}, 'Administrateur', ${digest}, 'administrateur')
      ON CONFLICT (login) DO UPDATE SET mot_de_passe = excluded.mot_de_passe
      RETURNING om_utilisateur::text AS id`)
    const id = String(accounts[0]?.['id'])
    await transaction.query(sql`DELETE FROM openmairie.om_session WHERE om_utilisateur::text = ${id}`)
    if (!present) await tellAdded(transaction, [id])
  })
  return asked ? null : password
}

/** Whether there is an account of that login. */
export async function hasAccount(database: Database, login: string): Promise<boolean> {
  const { rows } = await database.query(sql`SELECT 1 AS found FROM openmairie.om_utilisateur WHERE login = ${login}`)
  return rows.length > 0
}

/** What may be said of an account; what is left out stays as it is. */
export interface AccountChange {
  readonly name?: string
  readonly profil?: string
  /** Number of the collectivité that the account works for; null: none. */
  readonly collectivite?: string | null
  readonly active?: boolean
  /** Where mails reach its owner; null: nowhere. */
  readonly email?: string | null
  /** Whether it is the one that still signs in by its password where sign-in is left to another service; the one before no longer is. */
  readonly emergency?: boolean
}

export interface Account extends Required<AccountChange> {
  readonly login: string
}

/** Every account, by login. */
export async function accounts(database: Database): Promise<readonly Account[]> {
  const { rows } = await database.query(
    sql`SELECT login, nom, om_profil, om_collectivite, actif, email, urgence FROM openmairie.om_utilisateur ORDER BY login`,
  )
  return rows.map((row) => ({
    login: String(row['login']),
    name: String(row['nom']),
    profil: String(row['om_profil']),
    collectivite: row['om_collectivite'] === null ? null : String(row['om_collectivite']),
    active: row['actif'] === true,
    email: row['email'] === null ? null : String(row['email']),
    emergency: row['urgence'] === true,
  }))
}

/**
 * Adds an account, or changes the one of that login. Returns the password drawn for a new one, null for another. An account
 * that is closed loses its sessions. Raises a DatabaseError for a profil or a collectivité that does not exist.
 */
export async function saveAccount(database: Database, login: string, change: AccountChange): Promise<string | null> {
  const password = randomBytes(12).toString('base64url')
  const { name, profil, active } = change
  const digest = await hash(password)
  return database.transaction(async (transaction) => {
    // Whoever adds the same account at this moment comes first, or after: what is changed of it is told either way.
    await transaction.query(sql`LOCK TABLE openmairie.om_utilisateur IN SHARE ROW EXCLUSIVE MODE`)
    const before = await rowsBefore(transaction, 'om_utilisateur', await touchedBy(transaction, login, change))
    const { rows } = await transaction.query(sql`
      INSERT INTO openmairie.om_utilisateur (login, nom, mot_de_passe, om_profil) VALUES (${login}, ${name ?? login}, ${digest}, ${profil ?? 'consultation'})
      ON CONFLICT (login) DO UPDATE SET nom = coalesce(${name ?? null}::text, om_utilisateur.nom), om_profil = coalesce(${profil ?? null}::text, om_utilisateur.om_profil)
      RETURNING om_utilisateur::text AS id, mot_de_passe = ${digest} AS added`)
    const id = String(rows[0]?.['id'])
    if (change.collectivite !== undefined)
      await transaction.query(
        sql`UPDATE openmairie.om_utilisateur SET om_collectivite = ${change.collectivite} WHERE om_utilisateur::text = ${id}`,
      )
    if (active !== undefined)
      await transaction.query(
        sql`UPDATE openmairie.om_utilisateur SET actif = ${active} WHERE om_utilisateur::text = ${id}`,
      )
    if (active === false)
      await transaction.query(sql`DELETE FROM openmairie.om_session WHERE om_utilisateur::text = ${id}`)
    if (change.email !== undefined)
      await transaction.query(
        sql`UPDATE openmairie.om_utilisateur SET email = ${change.email} WHERE om_utilisateur::text = ${id}`,
      )
    if (change.emergency !== undefined) {
      // One at a time: the index would refuse the second, even for a moment.
      await transaction.query(
        sql`UPDATE openmairie.om_utilisateur SET urgence = false WHERE urgence AND (${change.emergency} OR om_utilisateur::text = ${id})`,
      )
      await transaction.query(
        sql`UPDATE openmairie.om_utilisateur SET urgence = ${change.emergency} WHERE om_utilisateur::text = ${id}`,
      )
    }
    const isAdded = rows[0]?.['added'] === true
    await tellOutsideForm(transaction, commandLine, 'om_utilisateur', before)
    if (isAdded) await tellAdded(transaction, [id])
    return isAdded ? password : null
  })
}

/** The accounts that a change touches: the one of that login, and the emergency account that no longer is. */
async function touchedBy(connection: Connection, login: string, { emergency }: AccountChange): Promise<string[]> {
  const { rows } = await connection.query(
    sql`SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = ${login} OR (urgence AND ${emergency === true}) FOR UPDATE`,
  )
  return rows.map((row) => String(row['id']))
}

function tellAdded(connection: Connection, ids: readonly string[]): Promise<void> {
  return tellOutsideForm(connection, commandLine, 'om_utilisateur', new Map(ids.map((id) => [id, null])))
}

/** Accounts of the demonstration, one a profil, without password: they are entered by a button, and work for its collectivité where it has one. */
export async function ensureDemonstrationAccounts(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    const { rows } = await transaction.query(sql`
      INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, om_collectivite)
      SELECT 'demo-' || om_profil, CASE om_profil WHEN 'administrateur' THEN 'Camille Démo' ELSE 'Dominique Démo' END, om_profil,
        (SELECT min(om_collectivite) FROM openmairie.om_collectivite HAVING count(*) = 1)
      FROM openmairie.om_profil ON CONFLICT (login) DO NOTHING
      RETURNING om_utilisateur::text AS id`)
    await tellAdded(
      transaction,
      rows.map((row) => String(row['id'])),
    )
  })
}

/**
 * The user with this login and password, or null. Takes the same time for a login that does not exist. `delegated`: sign-in is
 * left to another service, and the emergency account alone still uses its password.
 */
export async function authenticate(
  database: Database,
  login: string,
  password: string,
  delegated = false,
): Promise<string | null> {
  const { rows } = await database.query(
    sql`SELECT om_utilisateur::text AS id, mot_de_passe FROM openmairie.om_utilisateur WHERE login = ${login} AND actif AND (urgence OR NOT ${delegated})`,
  )
  const held = rows[0]?.['mot_de_passe']
  const matches = await verify(typeof held === 'string' ? held : await decoy(), password)
  return matches && typeof held === 'string' ? String(rows[0]?.['id']) : null
}

/** The profils that the demonstration is entered as, those that administer first. */
export async function demonstrationProfils(
  database: Database,
): Promise<readonly { readonly profil: string; readonly label: string }[]> {
  const { rows } = await database.query(sql`
    SELECT p.om_profil, p.libelle FROM openmairie.om_profil p JOIN openmairie.om_utilisateur u ON u.login = 'demo-' || p.om_profil AND u.actif
    ORDER BY p.om_profil <> 'administrateur', p.om_profil <> 'consultation', p.libelle`)
  return rows.map((row) => ({ profil: String(row['om_profil']), label: String(row['libelle']) }))
}

/** The user of the demonstration with a profil, or null where there is none. */
export async function demonstrationUser(database: Database, profil: string): Promise<string | null> {
  const { rows } = await database.query(
    sql`SELECT om_utilisateur::text AS id FROM openmairie.om_utilisateur WHERE login = ${`demo-${profil}`} AND actif`,
  )
  return rows[0] ? String(rows[0]['id']) : null
}

/** What a profil is called. */
export async function profilLabel(database: Database, profil: string): Promise<string> {
  const { rows } = await database.query(sql`SELECT libelle FROM openmairie.om_profil WHERE om_profil = ${profil}`)
  return String(rows[0]?.['libelle'] ?? profil)
}

/** Whether a user wants the keys of a single character. */
export async function wantsKeys(database: Database, user: string): Promise<boolean> {
  const { rows } = await database.query(
    sql`SELECT touches FROM openmairie.om_utilisateur WHERE om_utilisateur = ${user}`,
  )
  return rows[0]?.['touches'] === true
}

/** Switches the keys of a single character on or off for a user. */
export async function setKeys(database: Database, user: string, wanted: boolean): Promise<void> {
  await database.query(sql`UPDATE openmairie.om_utilisateur SET touches = ${wanted} WHERE om_utilisateur = ${user}`)
}

let decoyHash: Promise<string> | null = null
function decoy(): Promise<string> {
  decoyHash ??= hash(randomBytes(16).toString('hex'))
  return decoyHash
}
