// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'

/** Bytes that PostgreSQL keeps of a name. */
const longest = 63

/** A name of ours made of another; shortened, it stays apart from its likes. */
export function nameWith(prefix: string, name: string): string {
  const whole = `${prefix}_${name}`
  if (Buffer.byteLength(whole) <= longest) return whole
  const print = createHash('sha256').update(name).digest('hex').slice(0, 16)
  return `${prefix}_${[...name].slice(0, 10).join('')}_${print}`
}

/** The role that serves a base: it owns nothing, and row-level security holds it. Roles are the server's: one a base. */
export const servingRole = (database: string): string => nameWith('om_app', database)

/** The role that the search functions of a base run as: it reads every row, and nobody connects with it. */
export const searchingRole = (database: string): string => nameWith('om_recherche', database)

/** The role that a text of a user's own is read as: it may read the views made for it, and nobody connects with it. */
export const freeRole = (database: string): string => nameWith('om_requete', database)
