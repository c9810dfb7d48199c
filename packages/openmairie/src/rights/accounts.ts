// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'
import type { Grants } from './contract.js'
import { isOpen } from './delegations.js'

/** Who asks. */
interface Asker {
  readonly actor: { readonly id: string }
  readonly grants: Pick<Grants, 'coversProfil'>
}

/**
 * Whether all that an account may do is granted to who asks: by its profil, and by those who lend it their rights, now or later.
 * Whoever takes an account takes them too. What is lent to oneself is one's own to use, and nothing to gain.
 */
export async function coversAccount(instance: Connection, { actor, grants }: Asker, account: string): Promise<boolean> {
  const { rows } = await instance.query(sql`
    SELECT om_profil FROM openmairie.om_utilisateur WHERE om_utilisateur::text = ${account}
    UNION SELECT g.om_profil FROM openmairie.om_delegation d JOIN openmairie.om_utilisateur g USING (om_utilisateur)
    WHERE d.delegue::text = ${account} AND d.delegue::text <> ${actor.id} AND ${isOpen}`)
  return rows.every((row) => grants.coversProfil(String(row['om_profil'])))
}
