// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomInt } from 'node:crypto'
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'

/** Signs that are not taken for one another when copied by hand: 31 of them, so sixteen make 79 bits. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4
const count = 10

/** Draws a user's recovery codes, which take the place of those before. They are told once: the base keeps their digests. */
export async function drawRecoveryCodes(connection: Connection, user: string): Promise<readonly string[]> {
  const codes = Array.from({ length: count }, () => Array.from({ length: groups }, group).join('-'))
  await connection.query(sql`DELETE FROM openmairie.om_code_secours WHERE om_utilisateur::text = ${user}`)
  for (const code of codes)
    await connection.query(
      sql`INSERT INTO openmairie.om_code_secours (empreinte, om_utilisateur) VALUES (${digest(plain(code))}, ${user})`,
    )
  return codes
}

/** Uses a recovery code up. Returns whether it was one of that user's. */
export async function useRecoveryCode(connection: Connection, user: string, typed: string): Promise<boolean> {
  const { count: used } = await connection.query(
    sql`DELETE FROM openmairie.om_code_secours WHERE om_utilisateur::text = ${user} AND empreinte = ${digest(plain(typed))}`,
  )
  return used === 1
}

function group(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('')
}

function plain(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function digest(code: string): Buffer {
  return createHash('sha256').update(code).digest()
}
