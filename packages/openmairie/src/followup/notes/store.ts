// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Sql } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { RecentLine } from '../../journal/recent.js'
import type { Payload } from '../../journal/write.js'
import { keyText } from '../../model/key-text.js'
import type { Operation } from '../../model/override.js'
import { demandRecord, writeBeside } from '../../records/index.js'
import type { Note } from '../contract.js'
import { type Anchor, hanging, isNumber, noteColumns, noteOf, notesFrom, removed } from '../rows.js'
import { standing } from '../undoing.js'

/** Characters of a note. */
export const longestNote = 4000

/** A note of a record; null where it is not there. */
export function readNote(anchor: Anchor, id: string): Promise<Note | null> {
  return found(anchor.ctx.instance, anchor, id, false)
}

/** A note of a record, or one that was deleted by itself and is not forgotten yet. */
export async function readNoteEvenRemoved(anchor: Anchor, id: string): Promise<Note | null> {
  return (await readNote(anchor, id)) ?? found(anchor.ctx.instance, anchor, id, true)
}

async function found(connection: Connection, anchor: Anchor, id: string, isRemoved: boolean): Promise<Note | null> {
  if (!isNumber(id)) return null
  const there = isRemoved ? removed(anchor, 'n') : hanging(anchor, 'n')
  const { rows } = await connection.query(
    sql`SELECT ${noteColumns} FROM ${notesFrom} WHERE n.om_note = ${id} AND ${there}`,
  )
  return rows[0] ? noteOf(rows[0]) : null
}

/** Adds a note, signed by who acts, once for a one-time key. Returns its number. Raises OM_NOT_FOUND where its record is gone. */
export function addNote(anchor: Anchor, text: string, once: string | null): Promise<string> {
  const { app, ctx, entity, key } = anchor
  const form = { entity, key, name: 'note', input: { text }, once }
  return writeBeside(ctx, form, async (connection, journal) => {
    const { rows } = await connection.query(sql`
      INSERT INTO openmairie.om_note (application, entite, enregistrement, texte, om_utilisateur)
      VALUES (${app.definition.name}, ${entity.name}, ${keyText(key)}, ${text}, ${ctx.actor.id}) RETURNING om_note::text AS id`)
    const id = String(rows[0]?.['id'])
    await journal({ entity: 'om_note', record: id, operation: 'create', before: null, after: told(anchor, { text }) })
    await demandRecord(connection, ctx, entity, key)
    return id
  })
}

export type NoteOutcome =
  | { readonly kind: 'written' | 'unchanged' | 'gone' }
  | { readonly kind: 'conflict'; readonly current: Note }

/** Changes the text of a note, unless it was changed since it was shown. */
export function changeNote(anchor: Anchor, id: string, text: string, version: string): Promise<NoteOutcome> {
  return within<NoteOutcome>(anchor, id, { text }, async (connection, tell) => {
    const current = await found(connection, anchor, id, false)
    if (!current) return { kind: 'gone' }
    if (current.text === text) return { kind: 'unchanged' }
    if (current.version !== version) return { kind: 'conflict', current }
    await rewrite(connection, id, text, sql`now()`)
    await tell('update', current, { text })
    return { kind: 'written' }
  })
}

/** Deletes a note; it waits, for as long as that can be undone. False where it is gone already. */
export function removeNote(anchor: Anchor, id: string): Promise<boolean> {
  return within(anchor, id, {}, async (connection, tell) => {
    const current = await found(connection, anchor, id, false)
    if (!current) return false
    await setAside(connection, id)
    await tell('delete', current, null)
    return true
  })
}

/**
 * Undoes what a line of the journal says was done to a note; false where it was changed since, or is gone. One that is undone already
 * stays as it is. Raises OM_NOT_FOUND where its record is gone.
 */
export function undoNote(anchor: Anchor, id: string, line: RecentLine): Promise<boolean> {
  return within(anchor, id, {}, async (connection, tell) => {
    const there = await found(connection, anchor, id, false)
    const current = there ?? (await found(connection, anchor, id, true))
    if (!current) return false
    const now = await standing(connection, anchor, line, there && told(anchor, there))
    if (now !== 'left') return now === 'undone'
    if (!there) {
      await connection.query(sql`UPDATE openmairie.om_note SET retire = NULL, supprime = false WHERE om_note = ${id}`)
      await tell('create', null, current)
      await demandRecord(connection, anchor.ctx, anchor.entity, anchor.key)
      return true
    }
    const text = line.before?.['texte'] ?? null
    if (text === null) {
      await setAside(connection, id)
      await tell('delete', current, null)
      return true
    }
    const modified = line.before?.['modifie'] ?? null
    await rewrite(connection, id, text, sql`${modified}::timestamptz`)
    await tell('update', current, (await found(connection, anchor, id, false)) ?? { text })
    return true
  })
}

async function rewrite(connection: Connection, id: string, text: string, modified: Sql): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_note SET texte = ${text}, modifie = ${modified}, version = version + 1 WHERE om_note = ${id}`,
  )
}

async function setAside(connection: Connection, id: string): Promise<void> {
  await connection.query(sql`UPDATE openmairie.om_note SET retire = now(), supprime = true WHERE om_note = ${id}`)
}

/** A note as a line of the journal tells it; one that is only being written says nothing of when it was changed. */
type State = Pick<Note, 'text'> & Partial<Pick<Note, 'modified'>>
type Tell = (operation: Operation, before: State | null, after: State | null) => Promise<void>

/** Runs a write on a note, locked. */
function within<T>(
  anchor: Anchor,
  id: string,
  input: Readonly<Record<string, string>>,
  work: (connection: Connection, tell: Tell) => Promise<T>,
): Promise<T> {
  const form = { entity: anchor.entity, key: anchor.key, name: 'note', input, once: null }
  const payload = (state: State | null) => (state === null ? null : told(anchor, state))
  return writeBeside(anchor.ctx, form, async (connection, journal) => {
    await connection.query(sql`SELECT 1 FROM openmairie.om_note WHERE om_note = ${id} FOR UPDATE`)
    return work(connection, (operation, before, after) =>
      journal({ entity: 'om_note', record: id, operation, before: payload(before), after: payload(after) }),
    )
  })
}

/** What the journal keeps of a note: when it was changed too, for that to be put back. */
function told({ entity, key }: Anchor, { text, modified }: State): Payload {
  const told = { entite: entity.name, enregistrement: keyText(key), texte: text }
  if (modified === undefined) return told
  return { ...told, modifie: modified === null ? null : new Date(modified).toISOString() }
}
