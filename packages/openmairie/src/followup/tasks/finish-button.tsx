// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest } from '../../ui/page.js'
import type { Task } from '../contract.js'
import { followupMessages } from '../messages.js'

/** Says in one click that a task is done, or is to do again. */
export function FinishButton({ request, task, action }: { request: PageRequest; task: Task; action: string }) {
  const messages = followupMessages(request.locale)
  return (
    <form method="post" action={action}>
      <input type="hidden" name="-csrf" value={request.csrf} />
      <button
        type="submit"
        class={task.done ? 'link' : undefined}
        aria-label={task.done ? messages.reopenOne(task.what) : messages.finishOne(task.what)}
      >
        {task.done ? messages.reopen : messages.finish}
      </button>
    </form>
  )
}
