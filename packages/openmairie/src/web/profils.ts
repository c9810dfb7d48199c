// SPDX-License-Identifier: EUPL-1.2
import { commandLine, tellAddedOutsideForm } from '../administration/outside-form.js'
import type { Connection, Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { OpenMairieError } from '../errors/errors.js'
import type { ApplicationDefinition } from '../model/application.js'

type Proposed = Pick<ApplicationDefinition, 'name' | 'profils'>

/**
 * Raises OM_APPLICATION_BROKEN where a profil that an application proposes is given what the application does not know: an author's
 * mistake, told with its name.
 */
async function demandKnown(connection: Connection, { name, profils }: Proposed): Promise<void> {
  const { rows } = await connection.query(sql`SELECT om_permission FROM openmairie.om_permission`)
  const known = new Set(rows.map((row) => String(row['om_permission'])))
  for (const [profil, { droits }] of Object.entries(profils ?? {})) {
    const unknown = droits.find((droit) => !known.has(`${name}.${droit}`))
    if (unknown === undefined) continue
    const reason = {
      fr: `app.ts donne au profil «\u00a0${profil}\u00a0» un droit que l’application ne connaît pas\u00a0: «\u00a0${unknown}\u00a0»`,
      en: `app.ts gives the profile “${profil}” a right that the application does not know: “${unknown}”`,
    }
    throw new OpenMairieError('OM_APPLICATION_BROKEN', { folder: name, reason })
  }
}

/**
 * Gives an instance the profils that an application proposes, the first time that it serves it. One that is there already, and what
 * an administrator has taken away since, are left as they are. Raises OM_APPLICATION_BROKEN for a droit that names nothing.
 */
export async function proposeProfils(database: Database, { name, profils }: Proposed): Promise<void> {
  const proposed = Object.entries(profils ?? {})
  if (proposed.length === 0) return
  await database.transaction(async (transaction) => {
    const claimed = await transaction.query(
      sql`INSERT INTO openmairie.om_installation (application, fichier) VALUES (${name}, 'profils') ON CONFLICT DO NOTHING`,
    )
    if (claimed.count === 0) return
    await demandKnown(transaction, { name, profils: profils ?? {} })
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
