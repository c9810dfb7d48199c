// SPDX-License-Identifier: EUPL-1.2
import { recordUrl } from '../ui/urls.js'
import type { Anchor } from './rows.js'

/** The page of what is to do. */
export const tasksUrl = '/-/a-faire'

/** What the address of a page below that of a record carries along. */
export type Carried = URLSearchParams | Readonly<Record<string, string>>

/** The notes of a record, one of them, or one of its verbs. */
export function noteUrl({ app, entity, key }: Anchor, carried: Carried, id = '', verb = ''): string {
  return recordUrl(app, entity.name, key, ['notes', id, verb].filter((part) => part !== '').join('/'), carried)
}

/** The tasks of a record, one of them, or one of its verbs. */
export function taskUrl({ app, entity, key }: Anchor, carried: Carried, id = '', verb = ''): string {
  return recordUrl(app, entity.name, key, ['taches', id, verb].filter((part) => part !== '').join('/'), carried)
}

/** The attachments of a record, one of them, or one of its verbs. */
export function attachmentUrl({ app, entity, key }: Anchor, carried: Carried, id = '', verb = ''): string {
  return recordUrl(app, entity.name, key, ['pieces', id, verb].filter((part) => part !== '').join('/'), carried)
}

/** The PDF that a mail of a record brought. */
export function mailUrl({ app, entity, key }: Anchor, id: string): string {
  return recordUrl(app, entity.name, key, `courriels/${id}`)
}

/** The page of a record, at its notes, its tasks, its attachments or its mails. */
export function besideUrl(
  { app, entity, key }: Anchor,
  carried: Carried,
  place: 'notes' | 'taches' | 'pieces' | 'courriels',
): string {
  return `${recordUrl(app, entity.name, key, null, carried)}#${place}`
}
