// SPDX-License-Identifier: EUPL-1.2
import { commandLine, tellAddedOutsideForm } from '../administration/outside-form.js'
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { ApplicationDefinition } from '../model/application.js'

/**
 * Gives an instance the profils that an application proposes, the first time that it serves it. One that is there already, and what
 * an administrator has taken away since, are left as they are.
 */
export async function proposeProfils(
  database: Database,
  { name, profils }: Pick<ApplicationDefinition, 'name' | 'profils'>,
): Promise<void> {
  const proposed = Object.entries(profils ?? {})
  if (proposed.length === 0) return
  await database.transaction(async (transaction) => {
    const claimed = await transaction.query(
      sql`INSERT INTO openmairie.om_installation (application, fichier) VALUES (${name}, 'profils') ON CONFLICT DO NOTHING`,
    )
    if (claimed.count === 0) return
    for (const [profil, { label, droits }] of proposed) {
      const added = await transaction.query(
        sql`INSERT INTO openmairie.om_profil (om_profil, libelle) VALUES (${profil}, ${label}) ON CONFLICT DO NOTHING`,
      )
      if (added.count === 0) continue
      await tellAddedOutsideForm(transaction, commandLine, 'om_profil', [[profil]])
      for (const droit of droits) {
        const permission = `${name}.${droit}`
        await transaction.query(
          sql`INSERT INTO openmairie.om_droit (om_profil, permission) VALUES (${profil}, ${permission})`,
        )
        await tellAddedOutsideForm(transaction, commandLine, 'om_droit', [[profil, permission]])
      }
    }
  })
}
