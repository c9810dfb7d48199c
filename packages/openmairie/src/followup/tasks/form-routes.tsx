// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import { typingOf } from '../../ui/target.js'
import type { Person, Task } from '../contract.js'
import { shownDue } from '../due.js'
import { besidePage, Confirmation, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import { type Anchored, opened, openedToAdd } from '../opening.js'
import { mayChangeTask, mayDelete } from '../rights.js'
import { besideUrl } from '../urls.js'
import { tasks } from './hanging.js'
import { readTyped, type Typed, typedIn } from './input.js'
import { peopleFor } from './people.js'
import { addTask, changeTask, removeTask } from './store.js'
import { TaskForm } from './task-form.js'
import { Standing } from './words.js'

const base = { method: 'GET', scope: 'application', access: 'signed-in' } as const

const openNew: Route = {
  ...base,
  path: '/:entity/:key/-/taches/nouvelle',
  async handle(request) {
    const anchor = await openedToAdd(request, tasks)
    const typed = { what: '', due: '', assignee: '' }
    return formPage(request, anchor, { typed, people: await peopleFor(anchor), task: null })
  },
}

const add: Route = {
  ...openNew,
  method: 'POST',
  async again(request) {
    const anchor = await openedToAdd(request, tasks)
    return formPage(request, anchor, { typed: typedIn(request), people: await peopleFor(anchor), task: null })
  },
  async handle(request) {
    const anchor = await openedToAdd(request, tasks)
    const people = await peopleFor(anchor)
    const typed = typedIn(request)
    const read = readTyped(typed, people, typingOf(anchor.ctx))
    if ('problems' in read) return formPage(request, anchor, { typed, people, task: null, problems: read.problems })
    await addTask(anchor, read.input, request.body.get('-once') || null)
    return back(request, anchor, 'success', followupMessages(request.locale).taskAdded(read.input.what))
  },
}

const openChange: Route = {
  ...base,
  path: '/:entity/:key/-/taches/:task/modifier',
  async handle(request) {
    const { anchor, item: task } = await opened(request, tasks, mayChangeTask)
    const people = withHeld(await peopleFor(anchor), task)
    const { what, due, assignee } = task
    const typed = { what, due: due === null ? '' : shownDue(due, request.locale), assignee: assignee?.id ?? '' }
    return formPage(request, anchor, { typed, people, task })
  },
}

const change: Route = {
  ...openChange,
  method: 'POST',
  async again(request) {
    const { anchor, task, people, typed, version } = await sentChange(request)
    return formPage(request, anchor, { typed, people, task: { ...task, version } })
  },
  async handle(request) {
    const { anchor, task, people, typed, version } = await sentChange(request)
    const messages = followupMessages(request.locale)
    const read = readTyped(typed, people, typingOf(anchor.ctx))
    if ('problems' in read)
      return formPage(request, anchor, { typed, people, task: { ...task, version }, problems: read.problems })
    const outcome = await changeTask(anchor, task.id, read.input, version)
    switch (outcome.kind) {
      case 'conflict':
        return formPage(request, anchor, { typed, people, task: outcome.current, conflict: true })
      case 'gone':
        return back(request, anchor, 'warning', messages.taskGone)
      case 'unchanged':
        return back(request, anchor, 'info', messages.taskSame)
      case 'written':
        return back(request, anchor, 'success', messages.taskChanged(read.input.what))
    }
  },
}

const askRemove: Route = {
  ...base,
  path: '/:entity/:key/-/taches/:task/supprimer',
  async handle(request) {
    const { anchor, item: task } = await opened(request, tasks, mayDelete)
    const messages = followupMessages(request.locale)
    const away = besideUrl(anchor, request.query, 'taches')
    const ask = <Confirmation request={request} back={away} ask={messages.removeTaskAsk(task.what)} />
    return besidePage(request, anchor, messages.removeTask, ask)
  },
}

const remove: Route = {
  ...askRemove,
  method: 'POST',
  async handle(request) {
    const { anchor, item: task } = await opened(request, tasks, mayDelete)
    const messages = followupMessages(request.locale)
    const isDone = await removeTask(anchor, task.id)
    return isDone
      ? back(request, anchor, 'success', messages.taskRemoved(task.what))
      : back(request, anchor, 'warning', messages.taskGone)
  },
}

export const taskFormRoutes: readonly Route[] = [openNew, add, openChange, change, askRemove, remove]

/** A task that is changed, and what its form says of it. */
async function sentChange(request: PageRequest) {
  const { anchor, item: task } = await opened(request, tasks, mayChangeTask)
  const people = withHeld(await peopleFor(anchor), task)
  return { anchor, task, people, typed: typedIn(request), version: request.body.get('-version') ?? '' }
}

/** Whoever holds a task may keep it, even where it could not be given to them now. */
function withHeld(people: readonly Person[], { assignee }: Task): readonly Person[] {
  return assignee === null || people.some(({ id }) => id === assignee.id) ? people : [...people, assignee]
}

function back(request: PageRequest, anchor: Anchored, tone: 'success' | 'info' | 'warning', message: string): Reply {
  return { kind: 'redirect', location: besideUrl(anchor, request.query, 'taches'), flash: { tone, message } }
}

interface Shown {
  readonly typed: Typed
  readonly people: readonly Person[]
  /** The task that is changed, as it is saved; null for a new one. */
  readonly task: Task | null
  readonly problems?: readonly Wrong[]
  readonly conflict?: boolean
}

function formPage(request: PageRequest, anchor: Anchored, shown: Shown): Promise<Reply> {
  const { typed, people, task, problems = [], conflict = false } = shown
  const messages = followupMessages(request.locale)
  const body = (
    <>
      {conflict && task && (
        <div class="flash warning" role="alert">
          <p>{messages.taskConflict}</p>
          <p>
            <strong>{messages.heldTask}</strong>
          </p>
          <p>
            {messages.quoted(task.what)}, <Standing task={task} anchor={anchor} />
          </p>
        </div>
      )}
      <TaskForm
        request={request}
        typed={typed}
        people={people}
        version={task?.version ?? null}
        problems={problems}
        back={besideUrl(anchor, request.query, 'taches')}
      />
    </>
  )
  const title = task === null ? messages.addTask : messages.changeTask
  return besidePage(request, anchor, title, body, conflict ? 409 : problems.length > 0 ? 422 : 200)
}
