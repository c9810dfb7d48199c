// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import type { RecentLine } from '../../journal/recent.js'
import { keyText } from '../../model/key-text.js'
import type { Operation } from '../../model/override.js'
import { writeBeside } from '../../records/index.js'
import type { Note } from '../contract.js'
import { type Anchor, hanging, isNumber, noteColumns, noteOf, notesFrom, removed } from '../rows.js'
import { holds } from '../undoing.js'

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

/** Adds a note, signed by who acts, once for a one-time key. Returns its number. */
export function addNote(anchor: Anchor, text: string, once: string | null): Promise<string> {
  const { app, ctx, entity, key } = anchor
  const form = { entity, key, name: 'note', input: { text }, once }
  return writeBeside(ctx, form, async (connection, journal) => {
    const { rows } = await connection.query(sql`
      INSERT INTO openmairie.om_note (application, entite, enregistrement, texte, om_utilisateur)
      VALUES (${app.definition.name}, ${entity.name}, ${keyText(key)}, ${text}, ${ctx.actor.id}) RETURNING om_note::text AS id`)
    const id = String(rows[0]?.['id'])
    await journal({ entity: 'om_note', record: id, operation: 'create', before: null, after: told(anchor, text) })
    return id
  })
}

export type NoteOutcome =
  | { readonly kind: 'written' | 'unchanged' | 'gone' }
  | { readonly kind: 'conflict'; readonly current: Note }

/** Changes the text of a note, unless it was changed since it was shown. */
export function changeNote(anchor: Anchor, id: string, text: string, version: string): Promise<NoteOutcome> {
  return within<NoteOutcome>(anchor, id, { input: { text } }, async (connection, tell) => {
    const current = await found(connection, anchor, id, false)
    if (!current) return { kind: 'gone' }
    if (current.text === text) return { kind: 'unchanged' }
    if (current.version !== version) return { kind: 'conflict', current }
    await rewrite(connection, id, text)
    await tell('update', current.text, text)
    return { kind: 'written' }
  })
}

/** Deletes a note; it waits, for as long as that can be undone. False where it is gone already. */
export function removeNote(anchor: Anchor, id: string): Promise<boolean> {
  return within(anchor, id, {}, async (connection, tell) => {
    const current = await found(connection, anchor, id, false)
    if (!current) return false
    await setAside(connection, id)
    await tell('delete', current.text, null)
    return true
  })
}

/** Undoes, once, what a line of the journal says was done to a note; false where it was changed since, or is gone. */
export function undoNote(anchor: Anchor, id: string, line: RecentLine): Promise<boolean> {
  return within(anchor, id, { once: `annuler ${line.id}` }, async (connection, tell) => {
    const current = await found(connection, anchor, id, line.operation === 'delete')
    if (!current) return false
    if (line.operation === 'delete') {
      await connection.query(sql`UPDATE openmairie.om_note SET retire = NULL, supprime = false WHERE om_note = ${id}`)
      await tell('create', null, current.text)
      return true
    }
    if (!holds(told(anchor, current.text), line.after)) return false
    const former = line.operation === 'create' ? null : (line.before?.['texte'] ?? null)
    await (former === null ? setAside(connection, id) : rewrite(connection, id, former))
    await tell(former === null ? 'delete' : 'update', current.text, former)
    return true
  })
}

async function rewrite(connection: Connection, id: string, text: string): Promise<void> {
  await connection.query(
    sql`UPDATE openmairie.om_note SET texte = ${text}, modifie = now(), version = version + 1 WHERE om_note = ${id}`,
  )
}

async function setAside(connection: Connection, id: string): Promise<void> {
  await connection.query(sql`UPDATE openmairie.om_note SET retire = now(), supprime = true WHERE om_note = ${id}`)
}

type Tell = (operation: Operation, before: string | null, after: string | null) => Promise<void>

/** Runs a write on a note, locked. */
function within<T>(
  anchor: Anchor,
  id: string,
  { input = {}, once = null }: { readonly input?: Readonly<Record<string, string>>; readonly once?: string | null },
  work: (connection: Connection, tell: Tell) => Promise<T>,
): Promise<T> {
  const form = { entity: anchor.entity, key: anchor.key, name: 'note', input, once }
  const payload = (text: string | null) => (text === null ? null : told(anchor, text))
  return writeBeside(anchor.ctx, form, async (connection, journal) => {
    await connection.query(sql`SELECT 1 FROM openmairie.om_note WHERE om_note = ${id} FOR UPDATE`)
    return work(connection, (operation, before, after) =>
      journal({ entity: 'om_note', record: id, operation, before: payload(before), after: payload(after) }),
    )
  })
}

/** What the journal keeps of a note. */
function told({ entity, key }: Anchor, text: string) {
  return { entite: entity.name, enregistrement: keyText(key), texte: text }
}
