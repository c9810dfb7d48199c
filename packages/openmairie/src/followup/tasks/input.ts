// SPDX-License-Identifier: EUPL-1.2
import type { Typing } from '../../ui/values.js'
import type { Person } from '../contract.js'
import { readDue } from '../due.js'
import type { Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import { longestWhat, type TaskInput } from './store.js'

/** What the controls of a task hold, as typed. */
export interface Typed {
  readonly what: string
  readonly due: string
  readonly assignee: string
}

export const controls = { what: 'tache-objet', due: 'tache-echeance', assignee: 'tache-responsable' } as const

/** What was typed in the form of a task, as it was sent or kept. */
export function typedIn(body: URLSearchParams): Typed {
  return {
    what: (body.get('objet') ?? '').trim().replaceAll(/\s+/g, ' '),
    due: (body.get('echeance') ?? '').trim(),
    assignee: body.get('responsable') ?? '',
  }
}

/** What was typed, read; or what is wrong with it. */
export function readTyped(
  { what, due, assignee }: Typed,
  people: readonly Person[],
  typing: Typing,
): { readonly input: TaskInput } | { readonly problems: readonly Wrong[] } {
  const messages = followupMessages(typing.locale)
  const problems: Wrong[] = []
  if (what === '') problems.push({ control: controls.what, message: messages.blankWhat })
  if (what.length > longestWhat)
    problems.push({ control: controls.what, message: messages.longText(what.length, longestWhat) })
  const date = readDue(due, typing)
  if ('problem' in date) problems.push({ control: controls.due, message: date.problem })
  if (assignee !== '' && !people.some(({ id }) => id === assignee))
    problems.push({ control: controls.assignee, message: messages.badAssignee })
  if (problems.length > 0 || 'problem' in date) return { problems }
  return { input: { what, due: date.due, assignee: assignee === '' ? null : assignee } }
}
