// SPDX-License-Identifier: EUPL-1.2
import { all, any, sql } from '../../database/sql.js'
import { readRights } from '../../rights/rights.js'
import type { Person } from '../contract.js'
import type { Anchor } from '../rows.js'

/**
 * The users whom a task on a record may be given to: those whose profil may read it. Who works for some collectivités is told
 * of the people of these alone.
 */
export async function peopleFor({ app, ctx, entity }: Anchor): Promise<readonly Person[]> {
  const theirs = ctx.collectivites?.map((id) => sql`om_collectivite = ${id}`)
  const known = theirs ? [any([sql`om_utilisateur = ${ctx.actor.id}`, ...theirs])] : []
  const [rights, { rows }] = await Promise.all([
    readRights(ctx.instance),
    ctx.instance.query(
      sql`SELECT om_utilisateur::text AS id, nom, om_profil FROM openmairie.om_utilisateur WHERE ${all([sql`actif`, ...known])} ORDER BY nom, om_utilisateur`,
    ),
  ])
  return rows
    .filter((row) => rights.of(String(row['om_profil'])).can(app.definition.name, entity, 'read'))
    .map((row) => ({ id: String(row['id']), name: String(row['nom']) }))
}
