// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../../database/sql.js'
import { readGrants } from '../../rights/grants.js'
import type { Person } from '../contract.js'
import type { Anchor } from '../rows.js'

/** The users whom a task on a record may be given to: those whose profil may read it. */
export async function peopleFor({ app, ctx, entity }: Anchor): Promise<readonly Person[]> {
  const [grants, { rows }] = await Promise.all([
    readGrants(ctx.instance),
    ctx.instance.query(
      sql`SELECT om_utilisateur::text AS id, nom, om_profil FROM openmairie.om_utilisateur WHERE actif ORDER BY nom, om_utilisateur`,
    ),
  ])
  return rows
    .filter((row) => grants.get(String(row['om_profil']))?.can(app.definition.name, entity, 'read'))
    .map((row) => ({ id: String(row['id']), name: String(row['nom']) }))
}
