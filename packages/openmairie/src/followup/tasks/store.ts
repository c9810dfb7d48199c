// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { Payload } from '../../journal/write.js'
import { keyText } from '../../model/key-text.js'
import { writeBeside } from '../../records/index.js'
import type { Task } from '../contract.js'
import { type Anchor, hanging, isNumber, taskColumns, taskOf, tasksFrom } from '../rows.js'

/** Characters of what is to do. */
export const longestWhat = 200

/** What a form says of a task. */
export interface TaskInput {
  readonly what: string
  readonly due: string | null
  readonly assignee: string | null
}

/** A task of a record; null where it is not there. */
export function readTask(anchor: Anchor, id: string): Promise<Task | null> {
  return found(anchor.ctx.instance, anchor, id)
}

async function found(connection: Connection, anchor: Anchor, id: string): Promise<Task | null> {
  if (!isNumber(id)) return null
  const { rows } = await connection.query(
    sql`SELECT ${taskColumns} FROM ${tasksFrom} WHERE t.om_tache = ${id} AND ${hanging(anchor, 't')}`,
  )
  return rows[0] ? taskOf(rows[0]) : null
}

/** Adds a task, once for a one-time key. Returns its number. */
export function addTask(anchor: Anchor, input: TaskInput, once: string | null): Promise<string> {
  const { app, ctx, entity, key } = anchor
  const form = { entity, key, name: 'tache', input: { ...input }, once }
  return writeBeside(ctx, form, async (connection, journal) => {
    const { rows } = await connection.query(sql`
      INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable, om_utilisateur)
      VALUES (${app.definition.name}, ${entity.name}, ${keyText(key)}, ${input.what}, ${input.due}, ${input.assignee}, ${ctx.actor.id})
      RETURNING om_tache::text AS id`)
    const id = String(rows[0]?.['id'])
    const after = told(anchor, { ...input, done: false })
    await journal({ entity: 'om_tache', record: id, operation: 'create', before: null, after })
    return id
  })
}

export type TaskOutcome =
  | { readonly kind: 'written' | 'unchanged' | 'gone' }
  | { readonly kind: 'conflict'; readonly current: Task }

/** Changes a task, unless it was changed since it was shown. */
export function changeTask(anchor: Anchor, id: string, input: TaskInput, version: string): Promise<TaskOutcome> {
  return within<TaskOutcome>(anchor, id, async (connection, current, journal) => {
    if (!current) return { kind: 'gone' }
    const before = inputOf(current)
    if (before.what === input.what && before.due === input.due && before.assignee === input.assignee)
      return { kind: 'unchanged' }
    if (current.version !== version) return { kind: 'conflict', current }
    await connection.query(
      sql`UPDATE openmairie.om_tache SET objet = ${input.what}, echeance = ${input.due}, responsable = ${input.assignee}, version = version + 1 WHERE om_tache = ${id}`,
    )
    await journal('update', stateOf(current), { ...stateOf(current), ...input })
    return { kind: 'written' }
  })
}

/** Says that a task is done, by who acts, or is to do again; false where it was so already, or is gone. */
export function finishTask(anchor: Anchor, id: string, done: boolean): Promise<boolean> {
  return within(anchor, id, async (connection, current, journal) => {
    if (!current || (current.done !== null) === done) return false
    const user = anchor.ctx.actor.id
    await connection.query(
      done
        ? sql`UPDATE openmairie.om_tache SET fait = now(), fait_par = ${user}, version = version + 1 WHERE om_tache = ${id}`
        : sql`UPDATE openmairie.om_tache SET fait = NULL, fait_par = NULL, version = version + 1 WHERE om_tache = ${id}`,
    )
    await journal('update', stateOf(current), { ...stateOf(current), done })
    return true
  })
}

/** Deletes a task; false where it is gone already. */
export function removeTask(anchor: Anchor, id: string): Promise<boolean> {
  return within(anchor, id, async (connection, current, journal) => {
    if (!current) return false
    await connection.query(sql`DELETE FROM openmairie.om_tache WHERE om_tache = ${id}`)
    await journal('delete', stateOf(current), null)
    return true
  })
}

type State = TaskInput & { readonly done: boolean }
type Tell = (operation: 'update' | 'delete', before: State, after: State | null) => Promise<void>

/** Runs a write on a task, locked. */
function within<T>(
  anchor: Anchor,
  id: string,
  work: (connection: Connection, current: Task | null, journal: Tell) => Promise<T>,
): Promise<T> {
  const form = { entity: anchor.entity, key: anchor.key, name: 'tache', input: {}, once: null }
  return writeBeside(anchor.ctx, form, async (connection, journal) => {
    await connection.query(sql`SELECT 1 FROM openmairie.om_tache WHERE om_tache = ${id} FOR UPDATE`)
    return work(connection, await found(connection, anchor, id), (operation, before, after) =>
      journal({
        entity: 'om_tache',
        record: id,
        operation,
        before: told(anchor, before),
        after: after && told(anchor, after),
      }),
    )
  })
}

function inputOf({ what, due, assignee }: Task): TaskInput {
  return { what, due, assignee: assignee?.id ?? null }
}

function stateOf(task: Task): State {
  return { ...inputOf(task), done: task.done !== null }
}

/** What the journal keeps of a task. */
function told({ entity, key }: Anchor, { what, due, assignee, done }: State): Payload {
  return {
    entite: entity.name,
    enregistrement: keyText(key),
    objet: what,
    echeance: due,
    responsable: assignee,
    fait: String(done),
  }
}
