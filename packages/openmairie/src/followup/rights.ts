// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { type RecordView, read } from '../records/index.js'
import type { PageRequest } from '../ui/page.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import type { Note, Person, Task } from './contract.js'
import type { Anchor } from './rows.js'

type By = Pick<Target, 'ctx' | 'app' | 'entity'>

/** Whether the user may add notes and tasks. */
export function mayAnnotate({ app, ctx, entity }: By): boolean {
  return ctx.grants.can(app.definition.name, entity, 'annotate')
}

const mayModerate = ({ app, ctx, entity }: By): boolean => ctx.grants.can(app.definition.name, entity, 'moderate')
const isMine = ({ ctx }: By, person: Person | null): boolean => person?.id === ctx.actor.id

/** A note is changed by its author alone. */
export function mayChangeNote(by: By, note: Note): boolean {
  return mayAnnotate(by) && isMine(by, note.author)
}

/** A note or a task is deleted by its author, or by whoever may delete any. */
export function mayDelete(by: By, { author }: Note | Task): boolean {
  return mayModerate(by) || (mayAnnotate(by) && isMine(by, author))
}

/** A task is changed by its author, or by whoever may delete any. */
export const mayChangeTask: (by: By, task: Task) => boolean = mayDelete

/** A task is done by the one it is given to, or by whoever may add some. */
export function mayFinish(by: By, { assignee }: Task): boolean {
  return mayAnnotate(by) || isMine(by, assignee)
}

/**
 * The record that an address of notes or tasks names, read under the rights of who asks. Raises OM_NOT_FOUND where it is not
 * there or has none of these, OM_FORBIDDEN where it may not be read.
 */
export async function anchorOf(
  request: PageRequest,
  kind: 'notes' | 'tasks',
): Promise<Anchor & { readonly record: RecordView }> {
  const target = targetOf(request)
  const record = await read(target.ctx, target.entity, keyOf(request, target.entity))
  if (!record || !target.entity[kind]) throw new OpenMairieError('OM_NOT_FOUND')
  return { ...target, key: record.key, record }
}

/** Raises OM_FORBIDDEN unless it may be. */
export function demandIt(may: boolean): void {
  if (!may) throw new OpenMairieError('OM_FORBIDDEN')
}
