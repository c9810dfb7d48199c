// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest } from '../../ui/page.js'
import type { Beside, Task } from '../contract.js'
import { followupMessages } from '../messages.js'
import { mayAnnotate, mayChangeTask, mayFinish } from '../rights.js'
import type { Anchor } from '../rows.js'
import { taskUrl } from '../urls.js'
import { FinishButton } from './finish-button.js'
import { Standing } from './words.js'

interface Props {
  readonly request: PageRequest
  readonly anchor: Anchor
  readonly carried: Readonly<Record<string, string>>
}

/** What is to do on a record, by due date; what is done folds below. */
export function TasksSection({ beside, ...props }: Props & { beside: Beside }) {
  const { request, anchor, carried } = props
  const messages = followupMessages(request.locale)
  const open = beside.tasks.filter(({ done }) => done === null)
  const done = beside.tasks.filter((task) => task.done !== null)
  const adds = mayAnnotate(anchor)
  if (beside.tasks.length === 0 && !adds) return null
  return (
    <section class="beside" id="taches" aria-labelledby="taches-titre">
      <h2 id="taches-titre">
        {messages.todo} {open.length > 0 && <span class="count">{open.length}</span>}
      </h2>
      {adds && (
        <a class="button adding" href={taskUrl(anchor, carried, 'nouvelle')}>
          {messages.addTask}
        </a>
      )}
      {open.length === 0 && <p class="help">{messages.noTask}</p>}
      <List tasks={open} {...props} />
      {done.length > 0 && (
        <details>
          <summary>{messages.doneTasks(done.length)}</summary>
          <List tasks={done} {...props} />
        </details>
      )}
    </section>
  )
}

function List({ tasks, ...props }: Props & { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null
  return (
    <ul class="tasks">
      {tasks.map((task) => (
        <li key={task.id}>
          <One task={task} {...props} />
        </li>
      ))}
    </ul>
  )
}

function One({ request, anchor, carried, task }: Props & { task: Task }) {
  const messages = followupMessages(request.locale)
  const verb = task.done ? 'rouvrir' : 'faite'
  const it = messages.quoted(task.what)
  return (
    <>
      <div>
        <p class="what">{task.what}</p>
        <p class="standing">
          <Standing task={task} anchor={anchor} />
        </p>
        {mayChangeTask(anchor, task) && (
          <p class="own">
            <a href={taskUrl(anchor, carried, task.id, 'modifier')} aria-label={messages.modifyOne(it)}>
              {messages.modify}
            </a>
            <a href={taskUrl(anchor, carried, task.id, 'supprimer')} aria-label={messages.removeOne(it)}>
              {messages.remove}
            </a>
          </p>
        )}
      </div>
      {mayFinish(anchor, task) && (
        <FinishButton request={request} task={task} action={taskUrl(anchor, carried, task.id, verb)} />
      )}
    </>
  )
}
