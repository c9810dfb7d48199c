// SPDX-License-Identifier: EUPL-1.2
import type { Database, Sql } from '../../database/contract.js'
import { all, any, sql } from '../../database/sql.js'
import type { RecordAddress } from '../../ui/known-records.js'
import type { PageRequest } from '../../ui/page.js'
import type { Task } from '../contract.js'
import { isNumber, taskColumns, taskOf, tasksFrom } from '../rows.js'
import { withTasks } from './entities.js'

export const views = ['miennes', 'toutes', 'faites'] as const
export type View = (typeof views)[number]

/** A task with the address of its record. */
export interface FoundTask {
  readonly task: Task
  readonly address: RecordAddress
}

/** Tasks on a page. */
export const pageSize = 50

/**
 * A page of the tasks of a view, after another task. They may be on records that the user may not read one by one: their
 * labels tell, and whoever calls leaves out those that have none.
 */
export async function tasksIn(
  database: Database,
  request: PageRequest,
  user: string,
  view: View,
  after: string,
): Promise<readonly FoundTask[]> {
  const readable = withTasks(request)
  if (readable.length === 0) return []
  const order = view === 'faites' ? sql`t.fait DESC, t.om_tache DESC` : sql`${place('t')}, t.om_tache`
  const conditions = [onThese(readable), view === 'faites' ? sql`t.fait IS NOT NULL` : sql`t.fait IS NULL`]
  if (view === 'miennes') conditions.push(sql`(t.responsable = ${user} OR t.responsable IS NULL)`)
  if (isNumber(after)) conditions.push(beyond(view, after))
  const { rows } = await database.query(sql`
    SELECT ${taskColumns}, t.application, t.entite, t.enregistrement FROM ${tasksFrom}
    WHERE ${all(conditions)} ORDER BY ${order} LIMIT ${pageSize + 1}`)
  return rows.map((row) => ({ task: taskOf(row), address: addressOf(row) }))
}

/** The records of the tasks given to a user that are due on a day or late, as many as told at most. */
export async function urgentAddresses(
  database: Database,
  request: PageRequest,
  user: string,
  today: string,
  most: number,
): Promise<readonly RecordAddress[]> {
  const readable = withTasks(request)
  if (readable.length === 0) return []
  const { rows } = await database.query(sql`
    SELECT t.application, t.entite, t.enregistrement FROM openmairie.om_tache AS t
    WHERE ${onThese(readable)} AND t.responsable = ${user} AND t.fait IS NULL AND t.echeance <= ${today} LIMIT ${most}`)
  return rows.map(addressOf)
}

/** Tasks without due date come last. */
const place = (alias: string): Sql => sql`coalesce(${sql.id(alias, 'echeance')}, 'infinity'::date)`

function onThese(readable: readonly (readonly [string, string])[]): Sql {
  const these = any(readable.map(([app, entity]) => sql`(t.application = ${app} AND t.entite = ${entity})`))
  return all([these, sql`t.retire IS NULL`])
}

function beyond(view: View, after: string): Sql {
  const other = sql`FROM openmairie.om_tache AS o WHERE o.om_tache = ${after}`
  return view === 'faites'
    ? sql`(t.fait, t.om_tache) < (SELECT o.fait, o.om_tache ${other})`
    : sql`(${place('t')}, t.om_tache) > (SELECT ${place('o')}, o.om_tache ${other})`
}

function addressOf(row: Readonly<Record<string, unknown>>): RecordAddress {
  return {
    application: String(row['application']),
    entity: String(row['entite']),
    key: String(row['enregistrement']),
  }
}
