// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { type Draft, dropDraft } from '../../drafts/store.js'
import type { PageRequest, Reply, Route } from '../../ui/page.js'
import { typingOf } from '../../ui/target.js'
import type { Person, Task } from '../contract.js'
import { draftsBeside, openedBeside, withoutDraft } from '../drafts.js'
import { shownDue } from '../due.js'
import { besidePage, Confirmation, type Wrong } from '../form-parts.js'
import { followupMessages } from '../messages.js'
import { type Anchored, opened, openedToAdd } from '../opening.js'
import { mayChangeTask, mayDelete } from '../rights.js'
import { undoOf } from '../undoing.js'
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
    const { draft, notice } = await openedBeside(request, anchor, { kind: 'taches', id: '' })
    const typed = draft ? typedIn(draft.fields) : { what: '', due: '', assignee: '' }
    return formPage(request, anchor, { typed, people: await peopleFor(anchor), task: null, ...begun(draft), notice })
  },
}

const add: Route = {
  ...openNew,
  method: 'POST',
  async again(request) {
    return formPage(request, ...(await sentNew(request)))
  },
  async handle(request) {
    const [anchor, sent] = await sentNew(request)
    const read = readTyped(sent.typed, sent.people, typingOf(anchor.ctx))
    if ('problems' in read) return formPage(request, anchor, { ...sent, problems: read.problems })
    const id = await addTask(anchor, read.input, sent.once)
    await dropDraft(draftsBeside(anchor, { kind: 'taches', id: '' }), sent.once ?? '')
    return written(request, anchor, id, followupMessages(request.locale).taskAdded(read.input.what))
  },
}

const openChange: Route = {
  ...base,
  path: '/:entity/:key/-/taches/:task/modifier',
  async handle(request) {
    const { anchor, item: task } = await opened(request, tasks, mayChangeTask)
    const { draft, notice } = await openedBeside(request, anchor, { kind: 'taches', id: task.id })
    const people = withHeld(await peopleFor(anchor), task)
    const { what, due, assignee, version } = task
    const held = { what, due: due === null ? '' : shownDue(due, request.locale), assignee: assignee?.id ?? '' }
    const typed = draft ? typedIn(draft.fields) : held
    const over = { ...task, version: draft?.fields.get('-version') ?? version }
    return formPage(request, anchor, { typed, people, task: over, ...begun(draft), notice })
  },
}

const change: Route = {
  ...openChange,
  method: 'POST',
  async again(request) {
    return formPage(request, ...(await sentChange(request)))
  },
  async handle(request) {
    const [anchor, sent] = await sentChange(request)
    const { task, once } = sent
    const messages = followupMessages(request.locale)
    const read = readTyped(sent.typed, sent.people, typingOf(anchor.ctx))
    if ('problems' in read) return formPage(request, anchor, { ...sent, problems: read.problems })
    const outcome = await changeTask(anchor, task.id, read.input, task.version)
    if (outcome.kind === 'written' || outcome.kind === 'unchanged')
      await dropDraft(draftsBeside(anchor, { kind: 'taches', id: task.id }), once ?? '')
    switch (outcome.kind) {
      case 'conflict':
        return formPage(request, anchor, { ...sent, task: outcome.current, conflict: true })
      case 'gone':
        return back(request, anchor, 'warning', messages.taskGone)
      case 'unchanged':
        return back(request, anchor, 'info', messages.taskSame)
      case 'written':
        return written(request, anchor, task.id, messages.taskChanged(read.input.what))
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
      ? written(request, anchor, task.id, messages.taskRemoved(task.what))
      : back(request, anchor, 'warning', messages.taskGone)
  },
}

export const taskFormRoutes: readonly Route[] = [openNew, add, openChange, change, askRemove, remove]

/** A new task as its form was sent. */
async function sentNew(request: PageRequest) {
  const anchor = await openedToAdd(request, tasks)
  const shown = { typed: typedIn(request.body), people: await peopleFor(anchor), task: null, ...sentAs(request) }
  return [anchor, shown] as const
}

/** A task that is changed, as its form was sent: of the version that it was typed over. */
async function sentChange(request: PageRequest) {
  const { anchor, item } = await opened(request, tasks, mayChangeTask)
  const people = withHeld(await peopleFor(anchor), item)
  const task: Task = { ...item, version: request.body.get('-version') ?? '' }
  return [anchor, { typed: typedIn(request.body), people, task, ...sentAs(request) }] as const
}

const sentAs = ({ body }: PageRequest): Begun => ({ once: body.get('-once') || null, resumed: true })
const begun = (draft: Draft | null): Begun => ({ once: draft?.form ?? null, resumed: draft !== null })

/** Whoever holds a task may keep it, even where it could not be given to them now. */
function withHeld(people: readonly Person[], { assignee }: Task): readonly Person[] {
  return assignee === null || people.some(({ id }) => id === assignee.id) ? people : [...people, assignee]
}

/** Back to the tasks, with the way to undo what was written. */
async function written(request: PageRequest, anchor: Anchored, id: string, message: string): Promise<Reply> {
  const flash = { tone: 'success' as const, message, ...(await undoOf(request, anchor, 'tasks', id)) }
  return { kind: 'redirect', location: besideUrl(anchor, request.query, 'taches'), flash }
}

function back(request: PageRequest, anchor: Anchored, tone: 'info' | 'warning', message: string): Reply {
  return { kind: 'redirect', location: besideUrl(anchor, request.query, 'taches'), flash: { tone, message } }
}

/** The one-time key of a form, null for one that is opened, and whether it holds what was typed before. */
interface Begun {
  readonly once: string | null
  readonly resumed: boolean
}

interface Shown extends Begun {
  readonly typed: Typed
  readonly people: readonly Person[]
  /** The task that is changed, as it is saved; null for a new one. */
  readonly task: Task | null
  readonly problems?: readonly Wrong[]
  readonly conflict?: boolean
  /** What stands above the form. */
  readonly notice?: ComponentChildren
}

function formPage(request: PageRequest, anchor: Anchored, shown: Shown): Promise<Reply> {
  const { typed, people, task, once, resumed, problems = [], conflict = false, notice } = shown
  const messages = followupMessages(request.locale)
  const carried = withoutDraft(request)
  const body = (
    <>
      {notice}
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
        anchor={anchor}
        carried={carried}
        id={task?.id ?? null}
        typed={typed}
        people={people}
        version={task?.version ?? null}
        once={once}
        resumed={resumed}
        problems={problems}
        back={besideUrl(anchor, carried, 'taches')}
      />
    </>
  )
  const title = task === null ? messages.addTask : messages.changeTask
  return besidePage(request, anchor, title, body, conflict ? 409 : problems.length > 0 ? 422 : 200)
}
