// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest } from '../../ui/page.js'
import { followupMessages } from '../messages.js'
import { tasksUrl } from '../urls.js'

/** Says on the tableau de bord how many tasks wait; nothing where none does. */
export function Reminder({ request, count, capped }: { request: PageRequest; count: number; capped: boolean }) {
  const messages = followupMessages(request.locale)
  if (count === 0) return null
  return (
    <p class="flash warning reminder">
      {messages.waiting(capped ? messages.moreThan(count) : String(count), count === 1 && !capped)}{' '}
      <a href={tasksUrl}>{messages.see}</a>
    </p>
  )
}
