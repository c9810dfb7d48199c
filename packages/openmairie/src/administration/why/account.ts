// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { Ctx } from '../../records/index.js'
import { isActive } from '../../rights/delegations.js'

/** What explains the rights of an account. */
export interface ExplainedAccount {
  readonly name: string
  readonly profil: string
  readonly active: boolean
  readonly collectivite: string | null
  /** In force today: whose rights it may act with, and the last day. */
  readonly delegations: readonly { readonly name: string; readonly profil: string; readonly until: string }[]
}

/** The account of a login, where whoever asks may see it: those of one's own collectivités, where one works for some. */
export async function explainedAccount(
  connection: Connection,
  ctx: Ctx,
  login: string,
): Promise<ExplainedAccount | null> {
  const { rows } = await connection.query(sql`
    SELECT u.om_utilisateur::text AS id, u.nom, u.om_profil, u.actif, u.om_collectivite,
      (SELECT libelle FROM openmairie.om_collectivite c WHERE c.om_collectivite = u.om_collectivite) AS collectivite
    FROM openmairie.om_utilisateur u WHERE u.login = ${login}`)
  const [row] = rows
  if (!row) return null
  const isSeen = ctx.collectivites === null || ctx.collectivites.includes(String(row['om_collectivite']))
  if (!isSeen) return null
  const { rows: given } = await connection.query(sql`
    SELECT g.nom, g.om_profil, d.fin::text AS fin FROM openmairie.om_delegation d
    JOIN openmairie.om_utilisateur g USING (om_utilisateur)
    WHERE d.delegue = ${row['id']} AND ${isActive} AND g.actif ORDER BY d.fin, g.nom`)
  return {
    name: String(row['nom']),
    profil: String(row['om_profil']),
    active: row['actif'] === true,
    collectivite: row['collectivite'] === null ? null : String(row['collectivite']),
    delegations: given.map((each) => ({
      name: String(each['nom']),
      profil: String(each['om_profil']),
      until: String(each['fin']),
    })),
  }
}
