// SPDX-License-Identifier: EUPL-1.2
import { hash, verify } from '@node-rs/argon2'
import type { Database } from '../../database/contract.js'
import { ruleOn } from '../../database/rule.js'
import { sql } from '../../database/sql.js'
import { writeJournal } from '../../journal/write.js'
import type { Actor } from '../../records/index.js'
import { type Weakness, weaknessOf } from './strength.js'

/** Characters of a password at most: what is hashed has a cost. */
export const longestPassword = 200

export type PasswordProblem = 'current' | Weakness | 'long' | 'same' | 'again'

export interface Asked {
  readonly current: string
  readonly next: string
  readonly again: string
}

/** Whether an account has a password: those of the demonstration have none. */
export async function hasPassword(database: Database, user: string): Promise<boolean> {
  return (await digestOf(database, user)) !== null
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
  const held = await digestOf(database, id)
  if (held === null || !(await verify(held, current.slice(0, longestPassword)))) return 'current'
  if ([...next].length > longestPassword) return 'long'
  if (next === current) return 'same'
  const required = Number(await ruleOn(database, 'mot_de_passe.bits', day))
  const weakness = weaknessOf(next, [login, name], required)
  if (weakness) return weakness
  if (next !== again) return 'again'
  const digest = await hash(next)
  await database.transaction(async (transaction) => {
    await transaction.query(
      sql`UPDATE openmairie.om_utilisateur SET mot_de_passe = ${digest} WHERE om_utilisateur::text = ${id}`,
    )
    await writeJournal(transaction, {
      actor: login,
      application: 'openmairie',
      entity: 'om_utilisateur',
      record: id,
      operation: 'update',
      before: null,
      after: { mot_de_passe: 'changé' },
    })
  })
  return null
}

async function digestOf(database: Database, user: string): Promise<string | null> {
  const { rows } = await database.query(
    sql`SELECT mot_de_passe FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${user} AND actif`,
  )
  const held = rows[0]?.['mot_de_passe']
  return typeof held === 'string' ? held : null
}
