// SPDX-License-Identifier: EUPL-1.2
import { undoSeconds } from '../../records/index.js'
import type { Flash, PageRequest, Reply, Route } from '../../ui/page.js'
import { isLocal, shortEnough } from '../../ui/urls.js'
import type { Task } from '../contract.js'
import { followupMessages } from '../messages.js'
import { type Anchored, opened } from '../opening.js'
import { mayFinish } from '../rights.js'
import { besideUrl, taskUrl } from '../urls.js'
import { tasks } from './hanging.js'
import { finishTask } from './store.js'

const finish: Route = {
  method: 'POST',
  path: '/:entity/:key/-/taches/:task/faite',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const { anchor, item: task } = await opened(request, tasks, mayFinish)
    const messages = followupMessages(request.locale)
    const isNew = await finishTask(anchor, task.id, true)
    return back(
      request,
      anchor,
      isNew
        ? { tone: 'success', message: messages.finished(task.what), ...undoOf(request, anchor, task) }
        : { tone: 'info', message: messages.already(task.what) },
    )
  },
}

/** Asked by the task that is done, and by the message that offers to undo it. */
const reopen: Route = {
  ...finish,
  path: '/:entity/:key/-/taches/:task/rouvrir',
  async handle(request) {
    const { anchor, item: task } = await opened(request, tasks, mayFinish)
    await finishTask(anchor, task.id, false)
    return back(request, anchor, { tone: 'success', message: followupMessages(request.locale).reopened(task.what) })
  },
}

export const finishRoutes: readonly Route[] = [finish, reopen]

function undoOf(request: PageRequest, anchor: Anchored, task: Task): Pick<Flash, 'undo'> {
  const placed = taskUrl(anchor, request.query, task.id, 'rouvrir')
  const action = shortEnough(placed, taskUrl(anchor, {}, task.id, 'rouvrir'))
  return { undo: { action, reference: task.id, until: anchor.ctx.clock.now() + undoSeconds * 1000 } }
}

/** To the page that the button was on. */
function back({ query }: PageRequest, anchor: Anchored, flash: Flash): Reply {
  const asked = query.get('retour') ?? ''
  return { kind: 'redirect', location: isLocal(asked) ? asked : besideUrl(anchor, query, 'taches'), flash }
}
