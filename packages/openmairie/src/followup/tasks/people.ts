// SPDX-License-Identifier: EUPL-1.2
import { readCollectivites } from '../../collectivites/held.js'
import { sql } from '../../database/sql.js'
import { whoSees } from '../../records/index.js'
import { reachOf } from '../../rights/reach.js'
import { readRights } from '../../rights/rights.js'
import type { Person } from '../contract.js'
import type { Anchor } from '../rows.js'

/**
 * The users whom a task on a record may be given to: those who may see it themselves. Who works for some collectivités is told
 * of the people alone who work for one of these too, be it from above.
 */
export async function peopleFor({ ctx, entity, key }: Anchor): Promise<readonly Person[]> {
  const [rights, tree, { rows }] = await Promise.all([
    readRights(ctx.instance),
    readCollectivites(ctx.instance),
    ctx.instance.query(
      sql`SELECT om_utilisateur::text AS id, login, nom, om_profil, om_collectivite FROM openmairie.om_utilisateur WHERE actif ORDER BY nom, om_utilisateur`,
    ),
  ])
  const below = new Map(tree.all.map(({ id }) => [id, tree.below(id)]))
  const accounts = rows.map((row) => {
    const id = String(row['id'])
    const actor = { id, login: String(row['login']), name: String(row['nom']), kind: 'user' as const }
    if (id === ctx.actor.id) return { actor, grants: ctx.grants, collectivites: ctx.collectivites }
    const grants = rights.of(String(row['om_profil']))
    return { actor, grants, collectivites: reachOf(below.get(String(row['om_collectivite'])), grants) }
  })
  const own = ctx.collectivites && new Set(ctx.collectivites)
  const known = accounts.filter(
    ({ actor, collectivites }) =>
      own === null || collectivites === null || actor.id === ctx.actor.id || collectivites.some((id) => own.has(id)),
  )
  const seeing = await whoSees(ctx, entity, key, known)
  return known.map(({ actor: { id, name } }) => ({ id, name })).filter(({ id }) => seeing.has(id))
}
