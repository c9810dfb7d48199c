// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { Row, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** What a link is made of. The instant is told in seconds, so that no setting of the session changes its spelling. */
export const lineColumns: Sql = sql`
  om_journal::text AS id, encode(empreinte, 'hex') AS digest, acteur, application, entite, enregistrement, operation,
  extract(epoch FROM instant)::text AS instant, etat, pour`

const said = ['id', 'digest', 'acteur', 'application', 'entite', 'enregistrement', 'operation', 'instant', 'etat']

/** The link of a line: digest of the link before and of all that the line says. */
export function nextLink(previous: string, line: Row): string {
  return createHash('sha256')
    .update(JSON.stringify([previous, ...said.map((name) => String(line[name])), ...actedFor(line)]))
    .digest('hex')
}

/** Told where someone acted for another: the links of all other lines are what they were before it was kept. */
function actedFor(line: Row): readonly string[] {
  const { pour } = line
  return typeof pour === 'string' ? [pour] : []
}
