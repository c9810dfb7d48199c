// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { RecentLine } from '../../journal/recent.js'
import type { Locale } from '../../model/application.js'
import { undoSeconds } from '../../records/index.js'
import type { Flash, PageRequest, Reply, Route } from '../../ui/page.js'
import { undoMessages } from '../../ui/undo-messages.js'
import { isLocal } from '../../ui/urls.js'
import type { Task } from '../contract.js'
import { followupMessages } from '../messages.js'
import { type Anchored, opened } from '../opening.js'
import { mayChangeTask, mayFinish } from '../rights.js'
import { lineToUndo, undoOf } from '../undoing.js'
import { besideUrl } from '../urls.js'
import { tasks } from './hanging.js'
import { finishTask, readTaskEvenRemoved, undoTask } from './store.js'

const finish: Route = {
  method: 'POST',
  path: '/:entity/:key/-/taches/:task/faite',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { anchor, item: task } = await opened(request, tasks, mayFinish)
    const messages = followupMessages(request.locale)
    return (await finishTask(anchor, task.id, true))
      ? written(request, anchor, task, messages.finished(task.what))
      : back(request, anchor, { tone: 'info', message: messages.already(task.what) })
  },
}

const reopen: Route = {
  ...finish,
  path: '/:entity/:key/-/taches/:task/rouvrir',
  async handle(request) {
    const { anchor, item: task } = await opened(request, tasks, mayFinish)
    const message = followupMessages(request.locale).reopened(task.what)
    return (await finishTask(anchor, task.id, false))
      ? written(request, anchor, task, message)
      : back(request, anchor, { tone: 'success', message })
  },
}

/** Asked by the message that offers to undo what was just written of a task. */
const restore: Route = {
  ...finish,
  path: '/:entity/:key/-/taches/:task/remettre',
  async handle(request) {
    const may = (anchor: Anchored, task: Task) => mayFinish(anchor, task) || mayChangeTask(anchor, task)
    const { anchor, item: task } = await opened(request, { ...tasks, read: readTaskEvenRemoved }, may)
    const messages = followupMessages(request.locale)
    const line = await lineToUndo(request, anchor, 'tasks', task.id)
    if (!line)
      return back(request, anchor, { tone: 'warning', message: undoMessages(request.locale).undoLate(undoSeconds) })
    if (!(finished(line) ? mayFinish : mayChangeTask)(anchor, task)) throw new OpenMairieError('OM_FORBIDDEN')
    return (await undoTask(anchor, task.id, line))
      ? back(request, anchor, { tone: 'success', message: undoneText(request.locale, task, line) })
      : back(request, anchor, { tone: 'warning', message: messages.undoChanged })
  },
}

export const finishRoutes: readonly Route[] = [finish, reopen, restore]

/** Whether a line says that a task was done, or was to do again. */
function finished({ operation, before, after }: RecentLine): boolean {
  return operation === 'update' && before?.['fait'] !== after?.['fait']
}

function undoneText(locale: Locale, task: Task, line: RecentLine): string {
  const messages = followupMessages(locale)
  const what = line.before?.['objet'] ?? task.what
  if (!finished(line)) return messages.taskUndone[line.operation](what)
  return line.before?.['fait'] === 'true' ? messages.finished(what) : messages.reopened(what)
}

async function written(request: PageRequest, anchor: Anchored, task: Task, message: string): Promise<Reply> {
  return back(request, anchor, { tone: 'success', message, ...(await undoOf(request, anchor, 'tasks', task.id)) })
}

/** To the page that the button was on. */
function back({ query }: PageRequest, anchor: Anchored, flash: Flash): Reply {
  const asked = query.get('retour') ?? ''
  return { kind: 'redirect', location: isLocal(asked) ? asked : besideUrl(anchor, query, 'taches'), flash }
}
