// SPDX-License-Identifier: EUPL-1.2
import { sql } from '../database/sql.js'
import type { Beside } from './contract.js'
import { type Anchor, hanging, noteColumns, noteOf, notesFrom, taskColumns, taskOf, tasksFrom } from './rows.js'

/** Notes shown below a record: the last ones. */
export const mostNotes = 200
/** Tasks shown below a record: those to do by their dates, then the last ones done. */
const mostTasks = 100

/** Notes and tasks of a record, in one statement. Whoever calls has read the record under the rights of who reads. */
export async function besideOf(anchor: Anchor): Promise<Beside> {
  const { ctx, entity } = anchor
  const notes = sql`SELECT 'note' AS kind, row_number() OVER (ORDER BY n.om_note DESC) AS rank, count(*) OVER () AS total, ${noteColumns}
    FROM ${notesFrom} WHERE ${hanging(anchor, 'n')} ORDER BY rank LIMIT ${mostNotes}`
  const tasks = sql`SELECT 'task' AS kind, row_number() OVER (ORDER BY t.fait DESC, t.echeance, t.om_tache) AS rank, count(*) OVER () AS total, ${taskColumns}
    FROM ${tasksFrom} WHERE ${hanging(anchor, 't')} ORDER BY rank LIMIT ${mostTasks}`
  const parts = [...(entity.notes ? [notes] : []), ...(entity.tasks ? [tasks] : [])].map((part) => sql`(${part})`)
  if (parts.length === 0) return { notes: [], notesInAll: 0, tasks: [] }
  const { rows } = await ctx.instance.query(
    sql`SELECT * FROM (${sql.join(parts, sql` UNION ALL `)}) AS beside ORDER BY kind, rank`,
  )
  const held = rows.filter((row) => row['kind'] === 'note')
  return {
    notes: held.map(noteOf),
    notesInAll: Number(held[0]?.['total'] ?? 0),
    tasks: rows.filter((row) => row['kind'] === 'task').map(taskOf),
  }
}
