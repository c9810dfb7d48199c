// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'

/**
 * Grows the demonstration's people to `total`, each like one of the first 2,000 but for its matricule, the end of its
 * name and its date: names repeat, some services are missing, as in a real base.
 */
export async function grow(client: pg.Client, total: number): Promise<void> {
  await client.query('SET search_path = opengestioncrise')
  // A base that was there before has no index of trigrams: its search is what is measured.
  await client.query('DROP INDEX IF EXISTS ressource_recherche_idx')
  await client.query(
    `INSERT INTO ressource (organisation, matricule, grade, service, nom, prenom, datenaissance, enfantmineur, cp,
       telephone1, telephone2, email, permis, disponible, datedisponible, observation)
     SELECT organisation, 'G' || g, grade, service, left(nom || ' ' || chr(65 + g % 26) || chr(65 + g / 26 % 26), 30), prenom,
       datenaissance - (g % 365), enfantmineur, cp, telephone1, telephone2, email, permis, disponible, datedisponible, observation
     FROM generate_series(2001, $1::int) AS g JOIN ressource m ON m.ressource = 1 + g % 2000`,
    [total],
  )
  await client.query('VACUUM ANALYZE')
  // What was written reaches the disk before anything is measured.
  await client.query('CHECKPOINT')
}
