// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { RecentLine } from '../../journal/recent.js'
import type { Payload } from '../../journal/write.js'
import { keyText } from '../../model/key-text.js'
import type { Operation } from '../../model/override.js'
import { demandRecord, writeBeside } from '../../records/index.js'
import type { Task } from '../contract.js'
import { type Anchor, hanging, isNumber, removed, taskColumns, taskOf, tasksFrom } from '../rows.js'
import { standing } from '../undoing.js'

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
  return found(anchor.ctx.instance, anchor, id, false)
}

/** A task of a record, or one that was deleted by itself and is not forgotten yet. */
export async function readTaskEvenRemoved(anchor: Anchor, id: string): Promise<Task | null> {
  return (await readTask(anchor, id)) ?? found(anchor.ctx.instance, anchor, id, true)
}

async function found(connection: Connection, anchor: Anchor, id: string, isRemoved: boolean): Promise<Task | null> {
  if (!isNumber(id)) return null
  const there = isRemoved ? removed(anchor, 't') : hanging(anchor, 't')
  const { rows } = await connection.query(
    sql`SELECT ${taskColumns} FROM ${tasksFrom} WHERE t.om_tache = ${id} AND ${there}`,
  )
  return rows[0] ? taskOf(rows[0]) : null
}

/** Adds a task, once for a one-time key. Returns its number. Raises OM_NOT_FOUND where its record is gone. */
export function addTask(anchor: Anchor, input: TaskInput, once: string | null): Promise<string> {
  const { app, ctx, entity, key } = anchor
  const form = { entity, key, name: 'tache', input: { ...input }, once }
  return writeBeside(ctx, form, async (connection, journal) => {
    const { rows } = await connection.query(sql`
      INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable, om_utilisateur)
      VALUES (${app.definition.name}, ${entity.name}, ${keyText(key)}, ${input.what}, ${input.due}, ${input.assignee}, ${ctx.actor.id})
      RETURNING om_tache::text AS id`)
    const id = String(rows[0]?.['id'])
    const after = told(anchor, { ...input, done: null })
    await journal({ entity: 'om_tache', record: id, operation: 'create', before: null, after })
    await demandRecord(connection, ctx, entity, key)
    return id
  })
}

export type TaskOutcome =
  | { readonly kind: 'written' | 'unchanged' | 'gone' }
  | { readonly kind: 'conflict'; readonly current: Task }

/** Changes a task, unless it was changed since it was shown. */
export function changeTask(anchor: Anchor, id: string, input: TaskInput, version: string): Promise<TaskOutcome> {
  return within<TaskOutcome>(anchor, id, async (connection, tell) => {
    const current = await found(connection, anchor, id, false)
    if (!current) return { kind: 'gone' }
    const before = stateOf(current)
    if (before.what === input.what && before.due === input.due && before.assignee === input.assignee)
      return { kind: 'unchanged' }
    if (current.version !== version) return { kind: 'conflict', current }
    await connection.query(
      sql`UPDATE openmairie.om_tache SET objet = ${input.what}, echeance = ${input.due}, responsable = ${input.assignee}, version = version + 1 WHERE om_tache = ${id}`,
    )
    await tell('update', before, { ...before, ...input })
    return { kind: 'written' }
  })
}

/** Says that a task is done, by who acts, or is to do again; false where it was so already, or is gone. */
export function finishTask(anchor: Anchor, id: string, done: boolean): Promise<boolean> {
  return within(anchor, id, async (connection, tell) => {
    const current = await found(connection, anchor, id, false)
    if (!current || (current.done !== null) === done) return false
    const user = anchor.ctx.actor.id
    await connection.query(
      done
        ? sql`UPDATE openmairie.om_tache SET fait = now(), fait_par = ${user}, version = version + 1 WHERE om_tache = ${id}`
        : sql`UPDATE openmairie.om_tache SET fait = NULL, fait_par = NULL, version = version + 1 WHERE om_tache = ${id}`,
    )
    const written = await found(connection, anchor, id, false)
    await tell('update', stateOf(current), stateOf(written ?? current))
    return true
  })
}

/** Deletes a task; it waits, for as long as that can be undone. False where it is gone already. */
export function removeTask(anchor: Anchor, id: string): Promise<boolean> {
  return within(anchor, id, async (connection, tell) => {
    const current = await found(connection, anchor, id, false)
    if (!current) return false
    await setAside(connection, id)
    await tell('delete', stateOf(current), null)
    return true
  })
}

/**
 * Undoes what a line of the journal says was done to a task; false where it was changed since, or is gone. One that is undone already
 * stays as it is. Raises OM_NOT_FOUND where its record is gone.
 */
export function undoTask(anchor: Anchor, id: string, line: RecentLine): Promise<boolean> {
  return within(anchor, id, async (connection, tell) => {
    const there = await found(connection, anchor, id, false)
    const current = there ?? (await found(connection, anchor, id, true))
    if (!current) return false
    const state = stateOf(current)
    const now = await standing(connection, anchor, line, there && told(anchor, state))
    if (now !== 'left') return now === 'undone'
    if (!there) {
      await connection.query(sql`UPDATE openmairie.om_tache SET retire = NULL, supprime = false WHERE om_tache = ${id}`)
      await tell('create', null, state)
      await demandRecord(connection, anchor.ctx, anchor.entity, anchor.key)
      return true
    }
    if (line.operation === 'update' && line.before) await putBack(connection, id, line.before)
    else await setAside(connection, id)
    const written = await found(connection, anchor, id, false)
    await tell(written ? 'update' : 'delete', state, written && stateOf(written))
    return true
  })
}

/** Writes a task as a line of the journal held it; an account that is gone since is nobody. */
async function putBack(connection: Connection, id: string, before: Payload): Promise<void> {
  const { objet = null, echeance = null, responsable = null, fait_le = null, fait_par = null } = before
  const account = (number: string | null) =>
    sql`(SELECT om_utilisateur FROM openmairie.om_utilisateur WHERE om_utilisateur = ${number}::bigint)`
  await connection.query(sql`
    UPDATE openmairie.om_tache SET objet = ${objet}, echeance = ${echeance}::date, responsable = ${account(responsable)},
      fait = ${fait_le}::timestamptz, fait_par = ${account(fait_par)}, version = version + 1 WHERE om_tache = ${id}`)
}

async function setAside(connection: Connection, id: string): Promise<void> {
  await connection.query(sql`UPDATE openmairie.om_tache SET retire = now(), supprime = true WHERE om_tache = ${id}`)
}

type State = TaskInput & Pick<Task, 'done'>
type Tell = (operation: Operation, before: State | null, after: State | null) => Promise<void>

/** Runs a write on a task, locked. */
function within<T>(anchor: Anchor, id: string, work: (connection: Connection, tell: Tell) => Promise<T>): Promise<T> {
  const form = { entity: anchor.entity, key: anchor.key, name: 'tache', input: {}, once: null }
  const payload = (state: State | null) => (state === null ? null : told(anchor, state))
  return writeBeside(anchor.ctx, form, async (connection, journal) => {
    await connection.query(sql`SELECT 1 FROM openmairie.om_tache WHERE om_tache = ${id} FOR UPDATE`)
    return work(connection, (operation, before, after) =>
      journal({ entity: 'om_tache', record: id, operation, before: payload(before), after: payload(after) }),
    )
  })
}

function stateOf({ what, due, assignee, done }: Task): State {
  return { what, due, assignee: assignee?.id ?? null, done }
}

/** What the journal keeps of a task: when and by whom it was done too, for that to be put back. */
function told({ entity, key }: Anchor, { what, due, assignee, done }: State): Payload {
  return {
    entite: entity.name,
    enregistrement: keyText(key),
    objet: what,
    echeance: due,
    responsable: assignee,
    fait: String(done !== null),
    ...(done === null ? {} : { fait_le: new Date(done.at).toISOString(), fait_par: done.by?.id ?? null }),
  }
}
