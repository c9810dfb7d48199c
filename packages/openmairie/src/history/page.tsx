// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Change, Ctx, History, PastWrite } from '../records/index.js'
import { shown } from '../ui/format.js'
import { spokenInstant } from '../ui/moments.js'
import { historyMessages } from './messages.js'

interface Props {
  readonly ctx: Ctx
  readonly history: History
  /** The label of what a field refers to under a value, where the user may see it. */
  readonly labelOf: (field: string, value: string) => string | null
  /** Where the former values of a write are proposed; null where they may not be taken. */
  readonly restoreUrl: (write: PastWrite) => string | null
}

/** The writes of a record, each with the fields that it changed. */
export function Writes({ ctx, history, labelOf, restoreUrl }: Props) {
  return (
    <ol class="history">
      {history.writes.map((write) => (
        <li key={write.id}>
          <Write ctx={ctx} write={write} labelOf={labelOf} restore={restoreUrl(write)} />
        </li>
      ))}
    </ol>
  )
}

function Write({
  ctx,
  write,
  labelOf,
  restore,
}: Pick<Props, 'ctx' | 'labelOf'> & { write: PastWrite; restore: string | null }) {
  const messages = historyMessages(ctx.locale)
  const signed = messages.signed(spokenInstant(write.instant, ctx), authorOf(write, ctx))
  const done = write.anonymised ? messages.anonymised : messages.done[write.operation]
  const what = `${done} ${signed}`
  return (
    <article>
      <h2>
        {done} <small>{signed}</small>
      </h2>
      {write.erased && <p class="help">{messages.erased}</p>}
      {write.changes.length > 0 && (
        <table class="changes">
          <caption class="hidden">{messages.changes(what)}</caption>
          <thead>
            <tr>
              <th scope="col">{messages.field}</th>
              {write.operation !== 'create' && <th scope="col">{messages.before}</th>}
              {write.operation !== 'delete' && <th scope="col">{messages.after}</th>}
            </tr>
          </thead>
          <tbody>
            {write.changes.map((change) => (
              <tr key={change.field.name} data-change={change.field.name}>
                <th scope="row">{change.field.label}</th>
                {write.operation !== 'create' && (
                  <td data-label={messages.before}>{said(ctx, change, change.before, labelOf)}</td>
                )}
                {write.operation !== 'delete' && (
                  <td data-label={messages.after}>{said(ctx, change, change.after, labelOf)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {restore && (
        <p>
          <a class="button" href={restore} aria-label={messages.restoreOf(what)}>
            {messages.restore}
          </a>
        </p>
      )}
    </article>
  )
}

function authorOf({ actor, name, onBehalfOf }: PastWrite, { locale }: Ctx): string {
  const messages = historyMessages(locale)
  const who = name ?? (actor === 'system' ? messages.system : messages.closed(actor))
  return onBehalfOf === null ? who : messages.onBehalf(who, onBehalfOf)
}

function said(ctx: Ctx, { field }: Change, value: Change['before'], labelOf: Props['labelOf']): ComponentChildren {
  const text = (typeof value === 'string' && labelOf(field.name, value)) || shown(field, value, ctx)
  return text === '' ? <span class="unknown">{historyMessages(ctx.locale).nothing}</span> : text
}
