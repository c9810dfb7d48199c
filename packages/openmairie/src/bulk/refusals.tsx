// SPDX-License-Identifier: EUPL-1.2
import type { Rejected } from '../records/index.js'
import type { Target } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { bulkMessages } from './messages.js'
import { byReason, heldBy } from './reasons.js'

/** Records named for each reason. */
const named = 10

/** What is refused, by reason, with the way to the first records of each. */
export function Refusals({ target, rejected }: { readonly target: Target; readonly rejected: readonly Rejected[] }) {
  const { app, ctx, entity } = target
  const messages = bulkMessages(ctx.locale)
  if (rejected.length === 0) return null
  return (
    <section class="refusals" aria-labelledby="refus">
      <h2 id="refus">{messages.refused(rejected.length)}</h2>
      {byReason(ctx, entity, rejected).map(([text, group]) => (
        <div key={text}>
          <h3>
            {text} <span class="count">({group.length})</span>
          </h3>
          <ul>
            {group.slice(0, named).map(({ key, label, reason }) => {
              const held = heldBy(ctx, reason)
              return (
                <li key={key.join(',')}>
                  {reason.kind === 'gone' ? label : <a href={recordUrl(app, entity.name, key)}>{label}</a>}
                  {held !== null && ` (${held})`}
                </li>
              )
            })}
            {group.length > named && <li>{messages.others(group.length - named)}</li>}
          </ul>
        </div>
      ))}
    </section>
  )
}
