// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { type Import, type Settings, settingsSchema } from './contract.js'
import { headingsMark } from './headings.js'

type Owned = Pick<Import, 'application' | 'entity' | 'user'>

/** Keeps how this user reads files with these headings, for the next one: longer than the imports themselves. */
export async function keepFormer(
  connection: Connection,
  { application, entity, user }: Owned,
  headings: readonly string[],
  settings: Settings,
): Promise<void> {
  await connection.query(sql`
    INSERT INTO openmairie.om_import_modele (om_utilisateur, application, entite, empreinte, reglages)
    VALUES (CAST(${user} AS bigint), ${application}, ${entity}, ${headingsMark(headings)}, CAST(${JSON.stringify(settings)} AS jsonb))
    ON CONFLICT (om_utilisateur, application, entite, empreinte) DO UPDATE SET reglages = excluded.reglages`)
}

/** How a file with these headings was last read by this user; null where none was. */
export async function formerSettings(
  connection: Connection,
  { application, entity, user }: Owned,
  headings: readonly string[],
): Promise<Settings | null> {
  const { rows } = await connection.query(sql`
    SELECT reglages::text AS reglages FROM openmairie.om_import_modele
    WHERE om_utilisateur::text = ${user} AND application = ${application} AND entite = ${entity} AND empreinte = ${headingsMark(headings)}`)
  return rows[0] ? settingsSchema.parse(JSON.parse(String(rows[0]['reglages']))) : null
}
