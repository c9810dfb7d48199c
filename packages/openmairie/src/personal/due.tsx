// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { ResolvedApplication } from '../model/application.js'
import { keyText } from '../model/key-text.js'
import { type Ctx, mayAnonymiseSome, type ShownDue, shownDue } from '../records/index.js'
import { frenchDate } from '../ui/dates.js'
import type { PageRequest, Route } from '../ui/page.js'
import { recordUrl } from '../ui/urls.js'
import { personalMessages } from './messages.js'
import { anonymiseVerb, dueUrl } from './urls.js'

/** Records told of an application at a time. */
const most = 100

/** What was kept as long as the applications say, for whoever may anonymise some of it. */
export const dueRoute: Route = {
  method: 'GET',
  path: dueUrl,
  scope: 'instance',
  access: 'signed-in',
  async handle(request) {
    const { grants } = request
    const contexts = request.apps
      .filter((app) => mayAnonymiseSome({ app, grants }))
      .map((app) => request.contextOf(app))
    if (contexts.length === 0) throw new OpenMairieError('OM_FORBIDDEN')
    const messages = personalMessages(request.locale)
    const lists: { ctx: Ctx; due: readonly ShownDue[] }[] = []
    for (const ctx of contexts) {
      const due = await shownDue(ctx, most)
      if (due.length > 0) lists.push({ ctx, due })
    }
    return {
      kind: 'page',
      title: messages.dueTitle,
      breadcrumb: [{ label: messages.dueTitle, href: null }],
      body: (
        <>
          <p class="lead">{messages.dueLead}</p>
          {lists.length === 0 && <p class="empty">{messages.dueEmpty}</p>}
          {lists.map(({ ctx, due }) => (
            <List key={ctx.app.definition.name} ctx={ctx} app={ctx.app} due={due} />
          ))}
        </>
      ),
    }
  },
}

/** Whether the visitor may end a retention somewhere. */
export function endsRetentions({ apps, grants }: Pick<PageRequest, 'apps' | 'grants'>): boolean {
  return apps.some((app) => mayAnonymiseSome({ app, grants }))
}

function List({ ctx, app, due }: { ctx: Ctx; app: ResolvedApplication; due: readonly ShownDue[] }) {
  const messages = personalMessages(ctx.locale)
  const { label } = app.definition
  return (
    <section class="person-data">
      <h2>{label}</h2>
      {due.length === most && <p class="help">{messages.moreDue(most)}</p>}
      <table class="changes">
        <caption class="hidden">{messages.tableOf(messages.dueTitle, label)}</caption>
        <thead>
          <tr>
            <th scope="col">{messages.record}</th>
            <th scope="col">{messages.since}</th>
            <th scope="col">{messages.todo}</th>
          </tr>
        </thead>
        <tbody>
          {due.map((each) => (
            <Row key={`${each.entity.name} ${keyText(each.record.key)} ${each.fields}`} ctx={ctx} due={each} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ ctx, due: { entity, record, since, ending, fields } }: { ctx: Ctx; due: ShownDue }) {
  const messages = personalMessages(ctx.locale)
  const name = messages.tableOf(entity.label, record.label)
  const concerned = (fields ?? []).flatMap((field) => {
    const found = entity.fields[field]
    return found && !found.hidden ? [found.label] : []
  })
  return (
    <tr>
      <th scope="row">
        <a href={recordUrl(ctx.app, entity.name, record.key)}>{name}</a>
        {concerned.length > 0 && <span class="help"> {concerned.join(', ')}</span>}
      </th>
      <td data-label={messages.since}>{frenchDate(since, ctx.locale)}</td>
      <td data-label={messages.todo}>
        {ending === 'archive' ? (
          messages.ends[ending]
        ) : (
          <a
            href={recordUrl(ctx.app, entity.name, record.key, anonymiseVerb)}
            aria-label={messages.tableOf(messages.ends[ending], name)}
          >
            {messages.ends[ending]}
          </a>
        )}
      </td>
    </tr>
  )
}
