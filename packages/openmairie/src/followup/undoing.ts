// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { lastNumber } from '../journal/last.js'
import { isErased, type RecentLine } from '../journal/recent.js'
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

/** What the message says that the user has just written on a note or a task; null where it is too late. Raises OM_NOT_FOUND where none said it of this one. */
export function lineToUndo(
  request: PageRequest,
  { ctx, entity }: Anchor,
  kind: keyof typeof kinds,
  id: string,
): Promise<RecentLine | null> {
  return writtenBeside(ctx, { entity, table: kinds[kind].table, id }, request.body.get('-ligne') ?? '')
}

/**
 * How a note or a task, which is locked, stands to a line of the journal that is to be undone: as that line `left` it, as it was
 * before (`undone`), or else. `current`: null where it is deleted.
 */
export async function standing(
  connection: Connection,
  { ctx }: Anchor,
  line: RecentLine,
  current: Payload | null,
): Promise<'left' | 'undone' | 'else'> {
  // A line without its payload tells nothing of what it left.
  if (isErased(line)) return 'else'
  if (holds(current, line.before)) return 'undone'
  if (!holds(current, line.after)) return 'else'
  // As it left it, and not by another write since: one that is deleted again is so by that write.
  const last = await lastNumber(connection, ctx.app.definition.name, line)
  return last === BigInt(line.id) ? 'left' : 'else'
}

function holds(current: Payload | null, told: Payload | null): boolean {
  if (current === null || told === null) return current === told
  return Object.entries(told).every(([name, value]) => current[name] === value)
}
