// SPDX-License-Identifier: EUPL-1.2
import type { Row, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** The collectivité of a user `u` and those below it, his own first, as a column `collectivites`; none where he has none. */
export const collectivitesBelow: Sql = sql`array_to_json(ARRAY(
  WITH RECURSIVE below AS (
    SELECT c.om_collectivite AS id FROM openmairie.om_collectivite c WHERE c.om_collectivite = u.om_collectivite
    UNION SELECT c.om_collectivite FROM openmairie.om_collectivite c JOIN below ON c.parent = below.id)
  SELECT id FROM below ORDER BY id <> u.om_collectivite, id))::text`

/** What that column holds. */
export function collectivitesIn(row: Row): readonly string[] {
  // Written by the statement above: an array of texts.
  return JSON.parse(String(row['collectivites'])) as readonly string[]
}
