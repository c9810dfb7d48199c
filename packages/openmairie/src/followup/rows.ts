// SPDX-License-Identifier: EUPL-1.2
import type { Row, Sql } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { keyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import type { Target } from '../ui/target.js'
import type { Note, Person, Task } from './contract.js'

/** The record that notes and tasks hang from. */
export interface Anchor extends Target {
  readonly key: Key
}

/** The lines of a table that hang from a record; those of a deleted one, which may come back, are nobody's: `isGone` asks for them. */
export function hanging({ app, entity, key }: Anchor, alias: string, isGone = false): Sql {
  const record = sql.id(alias, 'enregistrement')
  return sql`${sql.id(alias, 'application')} = ${app.definition.name} AND ${sql.id(alias, 'entite')} = ${entity.name}
    AND hashtextextended(${record}, 0) = hashtextextended(${keyText(key)}, 0) AND ${record} = ${keyText(key)}
    AND ${sql.id(alias, 'retire')} ${isGone ? sql`IS NOT NULL` : sql`IS NULL`}`
}

/** Notes or tasks of a record that were deleted by themselves, until they are forgotten. */
export function removed(anchor: Anchor, alias: string): Sql {
  return sql`${hanging(anchor, alias, true)} AND ${sql.id(alias, 'supprime')}`
}

const none = sql`NULL::text`

/** Notes as `n`, their authors as `a`. */
export const noteColumns: Sql = sql`
  n.om_note::text AS id, n.texte AS text, n.version::text AS version, a.om_utilisateur::text AS author, a.nom AS author_name,
  (extract(epoch FROM n.cree) * 1000)::text AS created, (extract(epoch FROM n.modifie) * 1000)::text AS modified,
  ${none} AS due, ${none} AS assignee, ${none} AS assignee_name, ${none} AS done, ${none} AS done_by, ${none} AS done_by_name`
export const notesFrom: Sql = sql`openmairie.om_note AS n LEFT JOIN openmairie.om_utilisateur AS a USING (om_utilisateur)`

/** Tasks as `t`, the same columns in the same order. */
export const taskColumns: Sql = sql`
  t.om_tache::text AS id, t.objet AS text, t.version::text AS version, a.om_utilisateur::text AS author, a.nom AS author_name,
  (extract(epoch FROM t.cree) * 1000)::text AS created, ${none} AS modified,
  t.echeance::text AS due, r.om_utilisateur::text AS assignee, r.nom AS assignee_name,
  (extract(epoch FROM t.fait) * 1000)::text AS done, f.om_utilisateur::text AS done_by, f.nom AS done_by_name`
export const tasksFrom: Sql = sql`openmairie.om_tache AS t
  LEFT JOIN openmairie.om_utilisateur AS a ON a.om_utilisateur = t.om_utilisateur
  LEFT JOIN openmairie.om_utilisateur AS r ON r.om_utilisateur = t.responsable
  LEFT JOIN openmairie.om_utilisateur AS f ON f.om_utilisateur = t.fait_par`

/** A note from a row of `noteColumns`. */
export function noteOf(row: Row): Note {
  return {
    id: String(row['id']),
    text: String(row['text']),
    author: personOf(row, 'author'),
    created: Number(row['created']),
    modified: row['modified'] === null ? null : Number(row['modified']),
    version: String(row['version']),
  }
}

/** A task from a row of `taskColumns`. */
export function taskOf(row: Row): Task {
  const due = row['due']
  return {
    id: String(row['id']),
    what: String(row['text']),
    due: typeof due === 'string' ? due : null,
    assignee: personOf(row, 'assignee'),
    author: personOf(row, 'author'),
    done: row['done'] === null ? null : { at: Number(row['done']), by: personOf(row, 'done_by') },
    version: String(row['version']),
  }
}

/** The person of a column, whose name is in the one beside it; null where there is none. */
export function personOf(row: Row, column: string): Person | null {
  const id = row[column]
  return typeof id === 'string' ? { id, name: String(row[`${column}_name`]) } : null
}

/** Whether a text of an address may be the number of a line. */
export function isNumber(text: string): boolean {
  return /^[1-9]\d{0,17}$/.test(text)
}
