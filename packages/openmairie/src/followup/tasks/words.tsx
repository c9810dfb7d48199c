// SPDX-License-Identifier: EUPL-1.2
import { today } from '../../records/index.js'
import { spokenInstant } from '../../ui/moments.js'
import type { Typing } from '../../ui/values.js'
import type { Task } from '../contract.js'
import { nearness, shownDue } from '../due.js'
import { followupMessages } from '../messages.js'
import type { Anchor } from '../rows.js'

interface DueProps {
  readonly due: string | null
  readonly typing: Pick<Typing, 'locale' | 'today'>
  /** In a sentence: «pour le 3 mars». */
  readonly said?: boolean
}

/** The due date of a task and, in words, how near it is. */
export function Due({ due, typing, said = false }: DueProps) {
  const messages = followupMessages(typing.locale)
  if (due === null) return <span class="help">{messages.noDue}</span>
  const near = nearness(due, typing.today, typing.locale)
  const date = shownDue(due, typing.locale)
  return (
    <span>
      {said ? messages.dueOn(date) : date}
      {near && ' – '}
      {near?.late ? <strong class="late">{near.words}</strong> : near?.words}
    </span>
  )
}

/** Where a task stands, in a line: when and by whom it was done, or for when and for whom it is. */
export function Standing({ task, anchor: { ctx } }: { task: Task; anchor: Anchor }) {
  const messages = followupMessages(ctx.locale)
  if (task.done) {
    const by = task.done.by?.name ?? messages.unknownAuthor
    return <>{messages.doneBy(by, spokenInstant(task.done.at, ctx))}</>
  }
  return (
    <>
      <Due due={task.due} typing={{ locale: ctx.locale, today: today(ctx) }} said />
      {task.assignee && `, ${messages.forPerson(task.assignee.name)}`}
    </>
  )
}
