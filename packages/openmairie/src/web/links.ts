// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto'
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** What a link lets one do, once. */
export type LinkKind = 'installation' | 'mot de passe'

const tokenShape = /^[\w-]{43}$/

/**
 * What a link to an account is bound to: once its password, its address or its state has changed, however that was done, the
 * link opens nothing.
 */
const bound = sql`sha256(convert_to(jsonb_build_array(u.mot_de_passe, u.email, u.actif, u.login)::text, 'UTF8'))`

/** Makes a link's token, which is told once and of which the base holds a digest. It takes the place of those before it. */
export async function makeLink(
  connection: Connection,
  kind: LinkKind,
  user: string | null,
  minutes: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await connection.query(
    sql`DELETE FROM openmairie.om_lien WHERE expire < now() OR (genre = ${kind} AND om_utilisateur::text IS NOT DISTINCT FROM ${user}::text)`,
  )
  await connection.query(sql`
    INSERT INTO openmairie.om_lien (jeton, genre, om_utilisateur, lie, expire)
    SELECT ${digest(token)}, ${kind}, u.om_utilisateur, CASE WHEN u.om_utilisateur IS NULL THEN NULL ELSE ${bound} END, now() + make_interval(mins => ${minutes})
    FROM (SELECT ${user}::bigint AS id) AS asked LEFT JOIN openmairie.om_utilisateur u ON u.om_utilisateur = asked.id`)
  return token
}

/** What an open link leads to; null where there is none, or no longer. */
export async function findLink(
  connection: Connection,
  kind: LinkKind,
  token: string,
): Promise<{ readonly user: string | null } | null> {
  if (!tokenShape.test(token)) return null
  const { rows } = await connection.query(sql`
    SELECT l.om_utilisateur::text AS user FROM openmairie.om_lien l LEFT JOIN openmairie.om_utilisateur u USING (om_utilisateur)
    WHERE l.jeton = ${digest(token)} AND l.genre = ${kind} AND l.expire > now()
      AND (l.om_utilisateur IS NULL OR (u.actif AND l.lie = ${bound}))`)
  const row = rows[0]
  return row ? { user: row['user'] === null ? null : String(row['user']) } : null
}

/** Uses a link up, in the transaction of what it lets one do. Whoever comes second, even at once, gets null. */
export async function useLink(
  connection: Connection,
  kind: LinkKind,
  token: string,
): Promise<{ readonly user: string | null } | null> {
  const found = await findLink(connection, kind, token)
  if (!found) return null
  const { count } = await connection.query(sql`DELETE FROM openmairie.om_lien WHERE jeton = ${digest(token)}`)
  return count === 1 ? found : null
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
