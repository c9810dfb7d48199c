// SPDX-License-Identifier: EUPL-1.2
import { hash, verify } from '@node-rs/argon2'
import type { Connection, Database } from '../../database/contract.js'
import { ruleOn } from '../../database/rule.js'
import { sql } from '../../database/sql.js'
import type { Actor } from '../../records/index.js'
import { journalAccount } from '../events.js'
import { type Weakness, weaknessOf } from './strength.js'

/** Characters of a password at most: what is hashed has a cost. */
export const longestPassword = 200

/** What is wrong with a password that is chosen. */
export type NewPasswordProblem = Weakness | 'long' | 'again'
export type PasswordProblem = 'current' | 'same' | NewPasswordProblem

/** A password that is chosen, typed twice. */
export interface Chosen {
  readonly next: string
  readonly again: string
}
export interface Asked extends Chosen {
  readonly current: string
}

/** Whether an account has a password: those of the demonstration have none. */
export async function hasPassword(database: Database, user: string): Promise<boolean> {
  return (await digestOf(database, user)) !== null
}

/** Whether a password is that of a user, who is signed in: what weighs on an account asks for it again. */
export async function isPassword(database: Database, user: string, typed: string): Promise<boolean> {
  const held = await digestOf(database, user)
  return held !== null && (await verify(held, typed.slice(0, longestPassword)))
}

/**
 * Changes the password of a user who knows the one he has; the bits that it needs on a day (`YYYY-MM-DD`) are those of the
 * recommendation in force. Returns what is wrong, or null where it is done and journalled. No password is kept, nor told.
 */
export async function changePassword(
  database: Database,
  { id, login, name }: Actor,
  { current, next, again }: Asked,
  day: string,
): Promise<PasswordProblem | null> {
  if (!(await isPassword(database, id, current))) return 'current'
  if (next === current && next !== '') return 'same'
  const problem = await newPasswordProblem(database, { next, again }, [login, name], day)
  if (problem) return problem
  const digest = await hash(next)
  await database.transaction((transaction) => writePassword(transaction, { id, login }, digest))
  return null
}

/** What is wrong with a password that someone of these words (login, name) chooses on a day; null where nothing is. */
export async function newPasswordProblem(
  connection: Connection,
  { next, again }: Chosen,
  words: readonly string[],
  day: string,
): Promise<NewPasswordProblem | null> {
  if ([...next].length > longestPassword) return 'long'
  const required = Number(await ruleOn(connection, 'mot_de_passe.bits', day))
  return weaknessOf(next, words, required) ?? (next === again ? null : 'again')
}

/** Keeps the digest of a password that was chosen, and journals that there is a new one, by whom it is. */
export async function writePassword(
  connection: Connection,
  { id, login }: Pick<Actor, 'id' | 'login'>,
  digest: string,
): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_utilisateur SET mot_de_passe = ${digest} WHERE om_utilisateur::text = ${id}`,
  )
  await journalAccount(connection, { login }, id, { mot_de_passe: 'changé' })
}

async function digestOf(database: Database, user: string): Promise<string | null> {
  const { rows } = await database.query(
    sql`SELECT mot_de_passe FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${user} AND actif`,
  )
  const held = rows[0]?.['mot_de_passe']
  return typeof held === 'string' ? held : null
}
