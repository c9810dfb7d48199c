// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { ResolvedApplication } from '../model/application.js'
import { permissionsOf } from './permissions.js'

/**
 * Puts the permissions of the model into om_permission, beside those that an administrator added. One that the model no longer
 * asks for is marked with the moment and stays with the droits that name it until an administrator deletes it; one that comes
 * back is what it was. Several workers may do so at once.
 */
export async function syncPermissions(database: Database, apps: readonly ResolvedApplication[]): Promise<void> {
  const found = permissionsOf(apps, 'fr').map(({ name, label, application, entity }) => ({
    om_permission: name,
    libelle: label,
    application,
    entite: entity,
  }))
  await database.transaction(async (transaction) => {
    await transaction.query(sql`SELECT pg_advisory_xact_lock(7307192133)`)
    await transaction.query(sql`
      INSERT INTO openmairie.om_permission AS held (om_permission, libelle, application, entite, type)
      SELECT om_permission, libelle, application, entite, 'gen'
      FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS found (om_permission text, libelle text, application text, entite text)
      ON CONFLICT (om_permission) DO UPDATE
      SET libelle = excluded.libelle, application = excluded.application, entite = excluded.entite, type = 'gen', perimee = NULL
      WHERE (held.libelle, held.application, held.entite, held.type, held.perimee)
        IS DISTINCT FROM (excluded.libelle, excluded.application, excluded.entite, 'gen', NULL::timestamptz)`)
    await transaction.query(sql`
      UPDATE openmairie.om_permission SET perimee = now()
      WHERE type = 'gen' AND perimee IS NULL
        AND om_permission NOT IN (SELECT om_permission FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS found (om_permission text))`)
  })
}
