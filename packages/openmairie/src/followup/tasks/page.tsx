// SPDX-License-Identifier: EUPL-1.2

import type { KnownRecord } from '../../ui/known-records.js'
import { spokenInstant } from '../../ui/moments.js'
import { Onward } from '../../ui/onward.js'
import type { PageContent, PageRequest } from '../../ui/page.js'
import { queryText } from '../../ui/urls.js'
import type { Typing } from '../../ui/values.js'
import type { Task } from '../contract.js'
import { followupMessages } from '../messages.js'
import { tasksUrl } from '../urls.js'
import { FinishButton } from './finish-button.js'
import { type View, views } from './list.js'
import { Due } from './words.js'

/** A task on a record that its reader may see. */
export interface ShownTask {
  readonly task: Task
  readonly record: KnownRecord
  /** Whether the reader may say that it is done. */
  readonly finishes: boolean
}

interface Shown {
  readonly view: View
  readonly tasks: readonly ShownTask[]
  readonly typing: Typing
  /** Where the next page begins; null at the end. */
  readonly next: string | null
  readonly isFirst: boolean
}

/** The page that the key `t` opens; its rows are gone through with the arrows, as those of a listing. */
export function tasksPage(request: PageRequest, { view, tasks, typing, next, isFirst }: Shown): PageContent {
  const messages = followupMessages(request.locale)
  const words = {
    miennes: { name: messages.mine, help: messages.mineHelp, empty: messages.emptyMine },
    toutes: { name: messages.every, help: messages.everyHelp, empty: messages.emptyEvery },
    faites: { name: messages.done, help: messages.doneHelp, empty: messages.emptyDone },
  } as const satisfies Record<View, unknown>
  const hrefOf = (of: View, after: string | null = null): string =>
    `${tasksUrl}${queryText({ vue: of === 'miennes' ? null : of, apres: after })}`
  return {
    kind: 'page',
    title: messages.todo,
    breadcrumb: [],
    body: (
      <div class="remembered tabs">
        <nav aria-label={messages.views}>
          <ul>
            {views.map((each) => (
              <li key={each}>
                <a href={hrefOf(each)} aria-current={each === view ? 'page' : undefined}>
                  {words[each].name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p class="help">{words[view].help}</p>
        {tasks.length === 0 && <p class="empty">{words[view].empty}</p>}
        {tasks.length > 0 && (
          <Table request={request} caption={words[view].name} done={view === 'faites'} tasks={tasks} typing={typing} />
        )}
        <Onward
          first={isFirst ? null : { label: messages.first, href: hrefOf(view) }}
          next={next === null ? null : { label: messages.more, href: hrefOf(view, next) }}
        />
      </div>
    ),
  }
}

interface TableProps {
  readonly request: PageRequest
  readonly caption: string
  readonly done: boolean
  readonly tasks: readonly ShownTask[]
  readonly typing: Typing
}

function Table({ request, caption, done, tasks, typing }: TableProps) {
  const messages = followupMessages(request.locale)
  const when = done ? messages.doneOn : messages.due
  return (
    <table class="records" data-entity="taches">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.task}</th>
          <th scope="col">{messages.record}</th>
          <th scope="col">{when}</th>
          <th scope="col">{messages.assignee}</th>
          <th scope="col">{messages.action}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map(({ task, record, finishes }) => (
          <tr data-key={task.id} key={task.id}>
            <th scope="row" data-field="objet">
              <a href={`${record.href}#taches`}>{task.what}</a>
            </th>
            <td data-label={messages.record}>{record.label}</td>
            <td data-label={when}>
              {task.done ? (
                messages.signed(task.done.by?.name ?? messages.unknownAuthor, spokenInstant(task.done.at, typing))
              ) : (
                <Due due={task.due} typing={typing} />
              )}
            </td>
            <td data-label={messages.assignee}>{task.assignee?.name ?? messages.nobody}</td>
            <td>
              {finishes && (
                <FinishButton
                  request={request}
                  task={task}
                  action={`${record.href}/-/taches/${task.id}/${task.done ? 'rouvrir' : 'faite'}${queryText({ retour: request.url })}`}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
