// SPDX-License-Identifier: EUPL-1.2
import type { RecentLine } from '../journal/recent.js'
import type { Payload } from '../journal/write.js'
import { undoableBeside, undoSeconds, writtenBeside } from '../records/index.js'
import type { Flash, PageRequest } from '../ui/page.js'
import { shortEnough } from '../ui/urls.js'
import type { Anchor } from './rows.js'
import { noteUrl, taskUrl } from './urls.js'

/** Where the notes and the tasks of records are kept, and the addresses of one. */
const kinds = {
  notes: { table: 'om_note', urlOf: noteUrl },
  tasks: { table: 'om_tache', urlOf: taskUrl },
} as const

/** What a message offers after a write of this user on a note or a task: to undo it. Nothing where it may not be. */
export async function undoOf(
  request: PageRequest,
  anchor: Anchor,
  kind: keyof typeof kinds,
  id: string,
): Promise<Pick<Flash, 'undo'>> {
  const { ctx, entity } = anchor
  const { table, urlOf } = kinds[kind]
  const reference = await undoableBeside(ctx, { entity, table, id })
  if (reference === null) return {}
  const action = shortEnough(urlOf(anchor, request.query, id, 'remettre'), urlOf(anchor, {}, id, 'remettre'))
  return { undo: { action, reference, until: ctx.clock.now() + undoSeconds * 1000 } }
}

/** What the message says that the user has just written on a note or a task; null where it is too late. Raises OM_NOT_FOUND where none said it. */
export function lineToUndo(
  request: PageRequest,
  { ctx, entity }: Anchor,
  kind: keyof typeof kinds,
  id: string,
): Promise<RecentLine | null> {
  return writtenBeside(ctx, { entity, table: kinds[kind].table, id }, request.body.get('-ligne') ?? '')
}

/** Whether something is still as a line of the journal left it. */
export function holds(current: Payload, left: Payload | null): boolean {
  return left !== null && Object.entries(left).every(([name, value]) => current[name] === value)
}
