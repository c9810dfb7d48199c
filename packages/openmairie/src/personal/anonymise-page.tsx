// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Problem } from '../model/override.js'
import type { AnonymisePreview, Ctx, ReplacedRow } from '../records/index.js'
import { shown } from '../ui/format.js'
import { LastButtons, Obstacles } from '../ui/last-step.js'
import type { PageContent, PageRequest } from '../ui/page.js'
import { crumbsOf, type Place, rootOf } from '../ui/place.js'
import type { Target } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { personalMessages } from './messages.js'

/** Control by which the user says that he has checked. */
export const confirmName = 'confirme'

/** What will be replaced and erased, and the button; or what makes it impossible. */
export function anonymisePage(
  request: PageRequest,
  target: Target,
  place: Place,
  { record, rows, staying, problems }: AnonymisePreview,
  refused: readonly Problem[],
): PageContent {
  const { app, ctx, entity } = target
  const messages = personalMessages(ctx.locale)
  const back = recordUrl(app, entity.name, record.key, null, place.carried)
  const told = [...new Map([...refused, ...problems].map((each) => [each.message, each])).values()]
  const isUnchecked = refused.some(({ field }) => field === confirmName)
  return {
    kind: 'page',
    status: refused.length > 0 ? (isUnchecked ? 422 : 409) : 200,
    title: messages.anonymiseOf(record.label),
    current: rootOf(entity, place).name,
    breadcrumb: crumbsOf(target, place, [
      { label: record.label, href: back },
      { label: messages.anonymise, href: null },
    ]),
    body: (
      <form method="post" action={request.url} class="record-form person-data">
        <input type="hidden" name="-csrf" value={request.csrf} />
        <input type="hidden" name="-once" value={randomUUID()} />
        <input type="hidden" name="-digests" value={record.digests} />
        <Obstacles
          title={isUnchecked ? messages.notDone : messages.impossible}
          obstacles={told.map(({ field, message }) => ({
            message,
            href: field === confirmName ? `#${confirmName}` : null,
          }))}
        />
        <p class="lead">{messages.anonymiseLead}</p>
        <h2>{messages.willChange}</h2>
        {rows.length === 0 && <p class="help">{messages.nothingToChange}</p>}
        {rows.map((row) => (
          <Changes key={`${row.entity.name} ${row.key.join()}`} ctx={ctx} row={row} />
        ))}
        {staying.length > 0 && <p class="flash warning">{messages.staying(staying.join(', '))}</p>}
        <h2>{messages.willGo}</h2>
        <ul>
          {messages.gone.map((what) => (
            <li key={what}>{what}</li>
          ))}
        </ul>
        <p>
          <strong>{messages.final}</strong>
        </p>
        {problems.length === 0 && (
          <p class="check">
            <input
              type="checkbox"
              id={confirmName}
              name={confirmName}
              value="1"
              aria-required="true"
              aria-invalid={isUnchecked ? 'true' : undefined}
            />{' '}
            <label for={confirmName}>{messages.confirmBox}</label>
          </p>
        )}
        <LastButtons
          confirm={problems.length === 0 ? messages.confirm : null}
          cancel={messages.cancel}
          back={back}
          sticky
        />
      </form>
    ),
  }
}

function Changes({ ctx, row: { entity, label, values } }: { ctx: Ctx; row: ReplacedRow }) {
  const messages = personalMessages(ctx.locale)
  const name = messages.tableOf(entity.label, label)
  return (
    <>
      <h3>{name}</h3>
      <table class="changes">
        <caption class="hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.field}</th>
            <th scope="col">{messages.before}</th>
            <th scope="col">{messages.after}</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ field, before, after }) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              <td data-label={messages.before}>{shown(field, before, ctx) || blank(ctx)}</td>
              <td data-label={messages.after}>{shown(field, after, ctx) || blank(ctx)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function blank(ctx: Ctx) {
  return <span class="unknown">{personalMessages(ctx.locale).blank}</span>
}
