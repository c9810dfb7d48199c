// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { actionsOf, type Ctx, neighbours, type RecordView, read, today } from '../records/index.js'
import { FieldValue } from '../ui/cell.js'
import { referenceLabel, referenceOf } from '../ui/format.js'
import { readListState } from '../ui/list-state.js'
import type { PageRequest, Route } from '../ui/page.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { formMessages } from './messages.js'
import { crumbsOf, homeUrl, type Place, placeOf } from './place.js'
import { Tabs } from './tabs.js'

/** The page of a record: what it holds, what may be done with it, what refers to it. */
export const viewRoute: Route = {
  method: 'GET',
  path: '/:entity/:key',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const { ctx, entity } = target
    const key = keyOf(request, entity)
    const [place, record] = await Promise.all([placeOf(request, target), read(ctx, entity, key)])
    if (!record) throw new OpenMairieError('OM_NOT_FOUND')
    const tabs = await Tabs({ request, target, record, place })
    return {
      kind: 'page',
      title: record.label,
      current: place.parent?.entity.name ?? entity.name,
      breadcrumb: crumbsOf(target, place, [{ label: record.label, href: null }]),
      actions: <Actions request={request} target={target} record={record} place={place} />,
      body: (
        <>
          {await walk(target, place, record)}
          <Facts ctx={ctx} target={target} record={record} />
          {tabs}
        </>
      ),
    }
  },
}

function Actions({
  request,
  target,
  record,
  place,
}: {
  request: PageRequest
  target: Target
  record: RecordView
  place: Place
}) {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const may = (verb: string): boolean => !entity.readOnly && ctx.grants.can(app.definition.name, entity, verb)
  return (
    <>
      {actionsOf(ctx, entity, record).map((action) => (
        <form
          method="post"
          action={recordUrl(app, entity.name, record.key, `action/${encodeURIComponent(action.name)}`, place.carried)}
          key={action.name}
          data-confirm={action.confirm ?? ''}
        >
          <input type="hidden" name="-csrf" value={request.csrf} />
          <button type="submit">{action.label}</button>
        </form>
      ))}
      {may('delete') && (
        <a class="button" href={recordUrl(app, entity.name, record.key, 'supprimer', place.carried)}>
          {messages.remove}
        </a>
      )}
      {may('update') && (
        <a
          class="button primary"
          href={recordUrl(app, entity.name, record.key, 'modifier', place.carried)}
          data-shortcut="m"
        >
          {messages.modify}
        </a>
      )}
    </>
  )
}

/** ‹ and › through the result that the record was opened from. */
async function walk(target: Target, place: Place, record: RecordView) {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  if (place.parent) {
    return (
      <p class="walk">
        <a href={homeUrl(target, place)}>{place.parent.record.label}</a>
      </p>
    )
  }
  const state = readListState(entity, new URLSearchParams(place.liste), {
    locale: ctx.locale,
    today: today(ctx),
    timeZone: ctx.timeZone,
  })
  const { previous, next } = await neighbours(ctx, entity, state.query, record.key)
  return (
    <nav class="walk" aria-label={messages.neighbours}>
      <a href={homeUrl(target, place)}>{messages.backToList}</a>
      {previous && (
        <a
          href={recordUrl(app, entity.name, previous, null, { liste: place.liste })}
          rel="prev"
          data-shortcut="ArrowLeft"
        >
          {messages.previous}
        </a>
      )}
      {next && (
        <a href={recordUrl(app, entity.name, next, null, { liste: place.liste })} rel="next" data-shortcut="ArrowRight">
          {messages.next}
        </a>
      )}
    </nav>
  )
}

function Facts({ ctx, target, record }: { ctx: Ctx; target: Target; record: RecordView }) {
  const { entity, app } = target
  const messages = formMessages(ctx.locale)
  const grouped = new Set(entity.form.groups.flatMap((group) => group.fields))
  const others = Object.keys(entity.fields).filter((name) => !grouped.has(name))
  const groups = [...entity.form.groups, ...(others.length > 0 ? [{ legend: null, fields: others }] : [])]
  return (
    <div class="facts" data-record={entity.name}>
      {groups.map((group) => (
        <section key={group.legend ?? group.fields[0]}>
          {group.legend !== null && <h2>{group.legend}</h2>}
          <dl>
            {group.fields
              .filter((name) => entity.fields[name]?.hidden === false)
              .map((name) => (
                <div key={name} class={entity.fields[name]?.widget === 'textarea' ? 'wide' : ''}>
                  <dt>{entity.fields[name]?.label}</dt>
                  <dd data-field={name}>
                    <Value ctx={ctx} entity={entity} record={record} name={name} app={app} unknown={messages.unknown} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function Value({
  ctx,
  entity,
  record,
  name,
  app,
  unknown,
}: {
  ctx: Ctx
  entity: Target['entity']
  record: RecordView
  name: string
  app: Target['app']
  unknown: string
}) {
  const value = record.values[name]
  if (value === null || value === undefined || value === '')
    return (
      <span class="unknown">
        <span aria-hidden="true">–</span>
        <span class="hidden">{unknown}</span>
      </span>
    )
  const reference = referenceOf(entity, name)
  const linked = reference && app.localised[ctx.locale].get(reference.entity)
  const label = referenceLabel(entity, record.labels, name)
  const shownAs = <FieldValue ctx={ctx} entity={entity} row={record} name={name} plain={Boolean(label)} />
  // The reference points to the key itself: its record has an address.
  const isKey = linked?.key.length === 1 && reference?.targetFields[0] === linked.key[0]
  return label && linked && isKey && ctx.grants.can(app.definition.name, linked, 'read') ? (
    <a href={recordUrl(app, linked.name, [String(value)])}>{shownAs}</a>
  ) : (
    shownAs
  )
}
