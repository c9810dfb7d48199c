// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { keyText } from '../../model/key-text.js'
import { writeBeside } from '../../records/index.js'
import type { Note } from '../contract.js'
import { type Anchor, hanging, isNumber, noteColumns, noteOf, notesFrom } from '../rows.js'

/** Characters of a note. */
export const longestNote = 4000

/** A note of a record; null where it is not there. */
export function readNote(anchor: Anchor, id: string): Promise<Note | null> {
  return found(anchor.ctx.instance, anchor, id)
}

async function found(connection: Connection, anchor: Anchor, id: string): Promise<Note | null> {
  if (!isNumber(id)) return null
  const { rows } = await connection.query(
    sql`SELECT ${noteColumns} FROM ${notesFrom} WHERE n.om_note = ${id} AND ${hanging(anchor, 'n')}`,
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
  const form = { entity: anchor.entity, key: anchor.key, name: 'note', input: { text }, once: null }
  return writeBeside<NoteOutcome>(anchor.ctx, form, async (connection, journal) => {
    await connection.query(sql`SELECT 1 FROM openmairie.om_note WHERE om_note = ${id} FOR UPDATE`)
    const current = await found(connection, anchor, id)
    if (!current) return { kind: 'gone' }
    if (current.text === text) return { kind: 'unchanged' }
    if (current.version !== version) return { kind: 'conflict', current }
    await connection.query(
      sql`UPDATE openmairie.om_note SET texte = ${text}, modifie = now(), version = version + 1 WHERE om_note = ${id}`,
    )
    const [before, after] = [told(anchor, current.text), told(anchor, text)]
    await journal({ entity: 'om_note', record: id, operation: 'update', before, after })
    return { kind: 'written' }
  })
}

/** Deletes a note; false where it is gone already. */
export function removeNote(anchor: Anchor, id: string): Promise<boolean> {
  const form = { entity: anchor.entity, key: anchor.key, name: 'note', input: {}, once: null }
  return writeBeside(anchor.ctx, form, async (connection, journal) => {
    const current = await found(connection, anchor, id)
    const { count } = await connection.query(sql`DELETE FROM openmairie.om_note WHERE om_note = ${id}`)
    if (!current || count === 0) return false
    const before = told(anchor, current.text)
    await journal({ entity: 'om_note', record: id, operation: 'delete', before, after: null })
    return true
  })
}

/** What the journal keeps of a note. */
function told({ entity, key }: Anchor, text: string) {
  return { entite: entity.name, enregistrement: keyText(key), texte: text }
}
