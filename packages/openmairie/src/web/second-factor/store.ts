// SPDX-License-Identifier: EUPL-1.2

import { rowsBefore, tellOutsideForm } from '../../administration/outside-form.js'
import type { Connection, Database } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { Actor } from '../../records/index.js'
import { journalAccount } from '../events.js'
import { newSecret, plainCode, stepOf } from './code.js'
import { drawRecoveryCodes, useRecoveryCode } from './recovery.js'
import { sealed, unsealed } from './sealed.js'

type Someone = Pick<Actor, 'id' | 'login'>

/** Where a user stands with the second factor. */
export interface FactorState {
  readonly enrolled: boolean
  /** Whether his profil asks for it. */
  readonly required: boolean
  /** Recovery codes that are left. */
  readonly codesLeft: number
}

/** Where a user stands with the second factor. */
export async function factorState(connection: Connection, user: string): Promise<FactorState> {
  const { rows } = await connection.query(sql`
    SELECT u.totp IS NOT NULL AS enrolled, p.second_facteur AS required,
      (SELECT count(*)::int FROM openmairie.om_code_secours c WHERE c.om_utilisateur = u.om_utilisateur) AS left
    FROM openmairie.om_utilisateur u JOIN openmairie.om_profil p USING (om_profil) WHERE u.om_utilisateur::text = ${user}`)
  const row = rows[0]
  return {
    enrolled: row?.['enrolled'] === true,
    required: row?.['required'] === true,
    codesLeft: Number(row?.['left'] ?? 0),
  }
}

/** Draws the secret that a user without a second factor is shown; it serves once he has shown a code of it. The one shown before no longer does. */
export async function prepareFactor(database: Database, user: string, key: string): Promise<string> {
  const secret = newSecret()
  await database.query(
    sql`UPDATE openmairie.om_utilisateur SET totp_attente = ${sealed(secret, key, user)} WHERE om_utilisateur::text = ${user} AND totp IS NULL`,
  )
  return secret
}

/** The secret that a user was shown last and has shown no code of; null where there is none. */
export function preparedFactor(connection: Connection, user: string, key: string): Promise<string | null> {
  return secretIn(connection, user, key, 'totp_attente')
}

/** Keeps the secret that was shown, once a code of it is: never in the place of another. Returns the recovery codes, to be told once; null for a wrong code. */
export async function confirmFactor(
  database: Database,
  someone: Someone,
  code: string,
  key: string,
  now: number,
): Promise<readonly string[] | null> {
  const { id } = someone
  return database.transaction(async (transaction) => {
    const secret = await preparedFactor(transaction, id, key)
    const step = secret === null ? null : stepOf(code, secret, now)
    if (step === null) return null
    const before = await rowsBefore(transaction, 'om_utilisateur', [id])
    const { count } = await transaction.query(
      sql`UPDATE openmairie.om_utilisateur SET totp = totp_attente, totp_attente = NULL, totp_pas = ${step} WHERE om_utilisateur::text = ${id} AND totp_attente IS NOT NULL AND totp IS NULL`,
    )
    if (count !== 1) return null
    const codes = await drawRecoveryCodes(transaction, id)
    await tellOutsideForm(transaction, someone, 'om_utilisateur', before)
    await journalFactor(transaction, someone, id, 'activé')
    return codes
  })
}

/** What a user showed: a code of his telephone, a recovery code, or nothing that is his. */
export type Shown = 'code' | 'recovery' | null

/** Checks what a user shows, and uses it up: neither a code nor a recovery code serves twice, from however many browsers at once. */
export async function checkFactor(
  database: Database,
  someone: Someone,
  typed: string,
  key: string,
  now: number,
): Promise<Shown> {
  const code = plainCode(typed)
  if (/^\d{6}$/.test(code)) {
    const secret = await secretIn(database, someone.id, key, 'totp')
    const step = secret === null ? null : stepOf(code, secret, now)
    if (step === null) return null
    const { count } = await database.query(
      sql`UPDATE openmairie.om_utilisateur SET totp_pas = ${step} WHERE om_utilisateur::text = ${someone.id} AND (totp_pas IS NULL OR totp_pas < ${step})`,
    )
    return count === 1 ? 'code' : null
  }
  return database.transaction(async (transaction) => {
    if (!(await useRecoveryCode(transaction, someone.id, typed))) return null
    await journalFactor(transaction, someone, someone.id, 'code de secours employé')
    return 'recovery'
  })
}

/** Draws new recovery codes; those before no longer serve. */
export function renewRecoveryCodes(database: Database, someone: Someone): Promise<readonly string[]> {
  return database.transaction(async (transaction) => {
    const codes = await drawRecoveryCodes(transaction, someone.id)
    await journalFactor(transaction, someone, someone.id, 'codes de secours renouvelés')
    return codes
  })
}

/**
 * Takes the second factor off an account: its owner himself (`own`), or an administrator for someone whose telephone is lost,
 * whose sessions are then closed. Returns whether there was one.
 */
export function removeFactor(
  database: Database,
  by: Pick<Actor, 'login'>,
  user: string,
  own: 'own' | null = null,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const before = await rowsBefore(transaction, 'om_utilisateur', [user])
    const { count } = await transaction.query(
      sql`UPDATE openmairie.om_utilisateur SET totp = NULL, totp_attente = NULL, totp_pas = NULL WHERE om_utilisateur::text = ${user} AND totp IS NOT NULL`,
    )
    if (count === 0) return false
    await transaction.query(sql`DELETE FROM openmairie.om_code_secours WHERE om_utilisateur::text = ${user}`)
    // Whoever had the telephone and not the password, or the contrary, is put out: its owner signs in again.
    if (own === null)
      await transaction.query(sql`DELETE FROM openmairie.om_session WHERE om_utilisateur::text = ${user}`)
    await tellOutsideForm(transaction, by, 'om_utilisateur', before)
    await journalFactor(transaction, by, user, 'retiré')
    return true
  })
}

function journalFactor(connection: Connection, by: Pick<Actor, 'login'>, user: string, what: string): Promise<void> {
  return journalAccount(connection, by, user, { second_facteur: what })
}

async function secretIn(
  connection: Connection,
  user: string,
  key: string,
  column: 'totp' | 'totp_attente',
): Promise<string | null> {
  const { rows } = await connection.query(
    sql`SELECT encode(${sql.ref(column)}, 'hex') AS sealed FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${user} AND actif`,
  )
  const content = rows[0]?.['sealed']
  return typeof content === 'string' ? unsealed(Buffer.from(content, 'hex'), key, user) : null
}
