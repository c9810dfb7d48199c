// SPDX-License-Identifier: EUPL-1.2
import type { Row, Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { Actor } from '../../records/index.js'
import type { Grants } from '../../rights/contract.js'
import { isActive } from '../../rights/delegations.js'
import type { Rights } from '../../rights/rights.js'
import { actingFor } from '../../rights/taken-for.js'

/**
 * Whose rights an account `a` has under a delegation: `g`, who gave it, while it is in force; `u` is that person, or `a`
 * itself without one. Follows `a` in a FROM, and `whoseColumns` says what to select of it.
 */
export function whose(delegation: Sql): Sql {
  return sql`
    LEFT JOIN openmairie.om_delegation d ON ${isActive} AND d.om_delegation = ${delegation} AND d.delegue = a.om_utilisateur
    LEFT JOIN openmairie.om_utilisateur g ON g.om_utilisateur = d.om_utilisateur AND g.actif
    JOIN openmairie.om_utilisateur u ON u.om_utilisateur = coalesce(g.om_utilisateur, a.om_utilisateur)`
}

/** Who acts, and whose profil he has meanwhile. */
export const whoseColumns = sql`a.om_utilisateur::text AS id, a.login, a.nom, u.om_profil,
  g.login AS acting, CASE WHEN g.login IS NOT NULL THEN d.om_delegation::text END AS delegation`

/** Who acts, of a row of `whoseColumns`. */
export function whoActs(row: Row): Actor {
  const { id, login, nom, acting, delegation } = row
  const actor = { id: String(id), login: String(login), name: String(nom), kind: 'user' } as const
  return acting === null ? actor : { ...actor, onBehalfOf: String(acting), delegation: String(delegation) }
}

/** What is granted to an actor who has a profil, his own or that of whom he acts for. */
export function grantsUnder(rights: Pick<Rights, 'of'>, actor: Actor, profil: string): Grants {
  const theirs = rights.of(profil)
  return actor.onBehalfOf === undefined ? theirs : actingFor(theirs)
}
