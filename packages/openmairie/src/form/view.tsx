// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import { OpenMairieError } from '../errors/errors.js'
import type { Key } from '../model/value.js'
import { actionsOf, type Ctx, neighbours, type RecordView, read } from '../records/index.js'
import { shownIn } from '../ui/cell.js'
import { columnOf } from '../ui/columns.js'
import { controlMessages } from '../ui/control-messages.js'
import { labelIn } from '../ui/format.js'
import type { PageRequest, Route } from '../ui/page.js'
import { crumbsOf, homeUrl, listedFrom, type Place, placeOf, rootOf } from '../ui/place.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { ActionForm } from './action-form.js'
import { FactsGroup, groupsOf } from './groups.js'
import { linksOf } from './links.js'
import { formMessages } from './messages.js'
import { duplicateUrl } from './next/source.js'
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
    const [place, record] = await Promise.all([placeOf(request.query, target), read(ctx, entity, key)])
    if (!record) throw new OpenMairieError('OM_NOT_FOUND')
    const tabs = await Tabs({ request, target, record, place })
    return {
      kind: 'page',
      title: record.label,
      current: rootOf(entity, place).name,
      subject: { kind: 'record', entity, key: record.key, values: record.values, carried: place.carried },
      breadcrumb: crumbsOf(target, place, [{ label: record.label, href: null }]),
      actions: actionsIn(request, target, record, place),
      lastActions: may(target, 'delete') && (
        <a class="button" href={recordUrl(target.app, entity.name, record.key, 'supprimer', place.carried)}>
          {formMessages(ctx.locale).remove}
        </a>
      ),
      mainAction: may(target, 'update') && (
        <a
          class="button primary"
          href={recordUrl(target.app, entity.name, record.key, 'modifier', place.carried)}
          data-shortcut="m"
        >
          {formMessages(ctx.locale).modify}
        </a>
      ),
      body: (
        <>
          {await walk(target, place, record)}
          <Links target={target} record={record} />
          <Facts ctx={ctx} target={target} record={record} />
          {tabs}
        </>
      ),
    }
  },
}

function may({ app, ctx, entity }: Target, verb: string): boolean {
  return !entity.readOnly && ctx.grants.can(app.definition.name, entity, verb)
}

/** The author's actions, then what begins another record: nothing where the user may do nothing of it. */
function actionsIn(request: PageRequest, target: Target, record: RecordView, place: Place): ComponentChildren {
  const { ctx, entity } = target
  return [
    ...actionsOf(ctx, entity, record).map((action) => (
      <ActionForm
        key={action.name}
        request={request}
        target={target}
        record={record.key}
        action={action}
        carried={place.carried}
      />
    )),
    may(target, 'create') && (
      <a key="-dupliquer" class="button" href={duplicateUrl(target, record.key, place)}>
        {formMessages(ctx.locale).duplicate}
      </a>
    ),
  ]
}

/** Where the author leads from a record. */
function Links({ target, record }: { target: Target; record: RecordView }) {
  const links = linksOf(target, record)
  if (links.length === 0) return null
  return (
    <nav class="record-links" aria-label={formMessages(target.ctx.locale).links}>
      <ul>
        {links.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** ‹ and › through the result that the record was opened from. */
async function walk(target: Target, place: Place, record: RecordView) {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const { parent } = place
  const { query } = listedFrom(target, place)
  const { previous, next } = await neighbours(ctx, entity, query, record.key)
  const step = (key: Key | null, label: string, rel: 'prev' | 'next') =>
    key === null ? (
      <span class="off">{label}</span>
    ) : (
      <a
        href={recordUrl(app, entity.name, key, null, place.carried)}
        rel={rel}
        data-shortcut={rel === 'prev' ? 'ArrowLeft' : 'ArrowRight'}
      >
        {label}
      </a>
    )
  return (
    <nav class="walk" aria-label={messages.neighbours}>
      <a href={homeUrl(target, place)} data-shortcut="u">
        {parent ? messages.backTo(parent.record.label) : messages.backToList}
      </a>
      {(previous ?? next) && (
        <span class="spread">
          {step(previous, messages.previous, 'prev')}
          {step(next, messages.next, 'next')}
        </span>
      )}
    </nav>
  )
}

function Facts({ ctx, target, record }: { ctx: Ctx; target: Target; record: RecordView }) {
  const { entity, app } = target
  const messages = formMessages(ctx.locale)
  return (
    <div class="facts" data-record={entity.name}>
      {groupsOf(entity, (field) => !field.hidden).map(({ fieldset, fields }) => (
        <FactsGroup key={fields[0]?.name} fieldset={fieldset}>
          {fields.map((field) => (
            <div key={field.name} class={field.widget === 'textarea' || field.widget === 'html' ? 'wide' : ''}>
              <dt>{field.label}</dt>
              <dd data-field={field.name}>
                <Value
                  ctx={ctx}
                  entity={entity}
                  record={record}
                  name={field.name}
                  app={app}
                  unknown={messages.unknown}
                />
              </dd>
            </div>
          ))}
        </FactsGroup>
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
  const column = columnOf(entity, name)
  if (!column) return null
  if (column.field.widget === 'file')
    return (
      <a href={recordUrl(app, entity.name, record.key, `fichier/${name}`)}>
        {record.labels[name] ?? controlMessages(ctx.locale).aFile}
      </a>
    )
  const { reference } = column
  const label = labelIn(reference, record.labels)
  const target = reference && app.localised[ctx.locale].get(reference.entity)
  // The reference points to the key itself: its record has an address.
  const isKey = target?.key.length === 1 && reference?.targetFields[0] === target.key[0]
  return label !== null && target && isKey && ctx.grants.can(app.definition.name, target, 'read') ? (
    <a href={recordUrl(app, target.name, [String(value)])}>{label}</a>
  ) : (
    <span>{shownIn(column, record, ctx)}</span>
  )
}
