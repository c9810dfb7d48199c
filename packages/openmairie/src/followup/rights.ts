// SPDX-License-Identifier: EUPL-1.2
import type { Target } from '../ui/target.js'
import type { Note, Person, Task } from './contract.js'

type By = Pick<Target, 'ctx' | 'app' | 'entity'>

/** Whether the user may add notes, tasks and attachments. */
export function mayAnnotate({ app, ctx, entity }: By): boolean {
  return ctx.grants.can(app.definition.name, entity, 'annotate')
}

const mayModerate = ({ app, ctx, entity }: By): boolean => ctx.grants.can(app.definition.name, entity, 'moderate')
const isMine = ({ ctx }: By, person: Person | null): boolean => person?.id === ctx.actor.id

/** A note is changed by its author alone. */
export function mayChangeNote(by: By, note: Note): boolean {
  return mayAnnotate(by) && isMine(by, note.author)
}

/** A note, a task or an attachment is deleted by its author, or by whoever may delete any. */
export function mayDelete(by: By, { author }: Pick<Note | Task, 'author'>): boolean {
  return mayModerate(by) || (mayAnnotate(by) && isMine(by, author))
}

/** A task is changed by its author, or by whoever may delete any. */
export const mayChangeTask: (by: By, task: Task) => boolean = mayDelete

/** A task is done by the one it is given to, or by whoever may add some. */
export function mayFinish(by: By, { assignee }: Task): boolean {
  return mayAnnotate(by) || isMine(by, assignee)
}
