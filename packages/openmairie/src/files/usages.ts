// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Connection, Row } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { StoredFile } from './contract.js'

/** Who uses a file. A right on it is the right on what it hangs from: whoever reads it asks for that first. */
export interface NewUsage {
  /** What it is for: `piece`, `champ`, `import`, `job`… */
  readonly kind: string
  readonly application?: string
  readonly entity?: string
  /** The key of the record as a text, or the identifier of what uses it. */
  readonly record?: string
  /** The field, or which of its files. */
  readonly slot?: string
  readonly collectivite?: string | null
  /** Identifier of the user who gave it; null for the instance itself. */
  readonly user: string | null
  /** When it is let go by itself, in milliseconds since the epoch; never where nothing is said. */
  readonly expires?: number | null
}

/** A file that is used, by the identifier of its usage. */
export interface KeptFile extends StoredFile, Required<NewUsage> {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly created: number
}

/**
 * Makes a use of a file that is stored: it stays from the commit of this connection's transaction on. Returns the identifier of the
 * usage, which nobody can guess but which gives no right. Raises DatabaseError where the file was collected meanwhile.
 */
export async function keepFile(connection: Connection, file: StoredFile, usage: NewUsage): Promise<string> {
  const id = randomUUID()
  const { kind, application = '', entity = '', record = '', slot = '', collectivite = null, user } = usage
  const expires = usage.expires == null ? null : new Date(usage.expires).toISOString()
  // An account of the instance has a number; what acts for the system has none.
  const author = user !== null && /^\d{1,18}$/.test(user) ? user : null
  await connection.query(sql`
    INSERT INTO openmairie.om_fichier_usage (om_fichier_usage, empreinte, genre, application, entite, enregistrement, emplacement,
      om_collectivite, nom, type, om_utilisateur, expire)
    VALUES (${id}, ${file.hash}, ${kind}, ${application}, ${entity}, ${record}, ${slot}, ${collectivite}, ${file.name}, ${file.type},
      (SELECT om_utilisateur FROM openmairie.om_utilisateur WHERE om_utilisateur = ${author}::bigint), ${expires}::timestamptz)`)
  return id
}

/** A file by the identifier of its usage; null where there is none, or it has expired. */
export async function findFile(connection: Connection, id: string): Promise<KeptFile | null> {
  if (!isUsage(id)) return null
  const { rows } = await connection.query(
    sql`SELECT ${usageColumns} FROM ${usagesFrom} WHERE u.om_fichier_usage = ${id} AND ${standing}`,
  )
  return rows[0] ? keptFileOf(rows[0]) : null
}

/** The files that something uses, oldest first; those of one slot where one is given. */
export async function filesOf(
  connection: Connection,
  of: Pick<NewUsage, 'kind' | 'application' | 'entity' | 'record' | 'slot'>,
): Promise<readonly KeptFile[]> {
  const { rows } = await connection.query(
    sql`SELECT ${usageColumns} FROM ${usagesFrom} WHERE ${hanging(of)} AND ${standing} ORDER BY u.cree, u.om_fichier_usage`,
  )
  return rows.map(keptFileOf)
}

/** Lets a file go; false where there is no such usage. Its content goes once nobody has used it for a day. */
export async function dropFile(connection: Connection, id: string): Promise<boolean> {
  if (!isUsage(id)) return false
  const { count } = await connection.query(sql`DELETE FROM openmairie.om_fichier_usage WHERE om_fichier_usage = ${id}`)
  return count > 0
}

/** Lets go of all the files that something uses, or those of one slot. Returns their number. */
export async function dropFilesOf(
  connection: Connection,
  of: Pick<NewUsage, 'kind' | 'application' | 'entity' | 'record' | 'slot'>,
): Promise<number> {
  const { count } = await connection.query(sql`DELETE FROM openmairie.om_fichier_usage AS u WHERE ${hanging(of)}`)
  return count
}

/** Whether a text may be the identifier of a usage. */
export function isUsage(id: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)
}

const usagesFrom = sql`openmairie.om_fichier_usage AS u JOIN openmairie.om_fichier AS f ON f.empreinte = u.empreinte`
/** Columns of a usage `u` and its content `f`, for `keptFileOf`. */
export const usageColumns = sql`u.om_fichier_usage::text AS id, u.empreinte, f.taille::text AS taille, u.type, u.nom, u.genre, u.application, u.entite,
  u.enregistrement, u.emplacement, u.om_collectivite, u.om_utilisateur::text AS om_utilisateur,
  extract(epoch FROM u.cree)::text AS cree, extract(epoch FROM u.expire)::text AS expire`
const standing = sql`u.retire IS NULL AND (u.expire IS NULL OR u.expire > now())`

function hanging({ kind, application = '', entity = '', record = '', slot }: Parameters<typeof dropFilesOf>[1]) {
  return sql`u.application = ${application} AND u.entite = ${entity} AND hashtextextended(u.enregistrement, 0) = hashtextextended(${record}, 0)
    AND u.enregistrement = ${record} AND u.genre = ${kind} ${slot === undefined ? sql`` : sql`AND u.emplacement = ${slot}`}`
}

/** A file from a row of `usageColumns`. */
export function keptFileOf(row: Row): KeptFile {
  const text = (name: string): string | null => (row[name] === null ? null : String(row[name]))
  const instant = (name: string): number | null => (row[name] === null ? null : Number(row[name]) * 1000)
  return {
    id: String(row['id']),
    hash: String(row['empreinte']),
    size: Number(row['taille']),
    type: String(row['type']),
    name: String(row['nom']),
    kind: String(row['genre']),
    application: String(row['application']),
    entity: String(row['entite']),
    record: String(row['enregistrement']),
    slot: String(row['emplacement']),
    collectivite: text('om_collectivite'),
    user: text('om_utilisateur'),
    created: instant('cree') ?? 0,
    expires: instant('expire'),
  }
}
