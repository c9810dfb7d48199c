// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Child, Reference } from '../model/entity.js'
import { keyText } from '../model/key-text.js'
import { newOne, none } from '../model/lexicon/index.js'
import { type Count, count, type ListQuery, list, type RecordView, textOf, today } from '../records/index.js'
import { readListState, unprefixed } from '../ui/list-state.js'
import type { PageRequest } from '../ui/page.js'
import { RecordTable } from '../ui/record-table.js'
import type { Target } from '../ui/target.js'
import { entityUrl, recordUrl } from '../ui/urls.js'
import { formMessages } from './messages.js'
import type { Place } from './place.js'

interface Props {
  readonly request: PageRequest
  readonly target: Target
  readonly record: RecordView
  readonly place: Place
}

interface Tab {
  readonly child: Child
  readonly id: string
  readonly entity: AnyEntity
  readonly reference: Reference
  readonly counted: Count
}

/** Prefix of a sub-listing's parameters in the address of its parent. */
const prefix = 's.'

/** What refers to a record: a tab for each table that the user may list, with its count; the chosen one unfolded. */
export async function Tabs({ request, target, record, place }: Props) {
  const { ctx, entity, app } = target
  const messages = formMessages(ctx.locale)
  const tabs = await tabsOf(target, record)
  if (tabs.length === 0) return null
  const chosen = tabs.find((tab) => tab.id === request.query.get('onglet')) ?? tabs[0]
  const shown = entity.form.tabs ? tabs.filter((tab) => tab === chosen) : tabs
  const tables = await Promise.all(
    shown.map(async (tab) => ({ tab, table: await table({ request, target, record, place }, tab) })),
  )
  return (
    <section class="tabs" id="onglets" aria-label={messages.tabs}>
      {entity.form.tabs && (
        <nav aria-label={messages.tabs}>
          <ul>
            {tabs.map((tab) => (
              <li key={tab.id}>
                <a
                  href={`${recordUrl(app, entity.name, record.key, null, { ...place.carried, onglet: tab.id })}#onglets`}
                  aria-current={tab === chosen ? 'true' : undefined}
                >
                  {tab.child.label}{' '}
                  <span class="count">{tab.counted.capped ? `${tab.counted.count}+` : tab.counted.count}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {tables.map(({ tab, table: content }) => (
        <div class="tab" key={tab.id}>
          <div class="title">
            <h2>{tab.child.label}</h2>
            {!tab.entity.readOnly && ctx.grants.can(app.definition.name, tab.entity, 'create') && (
              <a
                class="button"
                href={entityUrl(app, tab.entity.name, 'nouveau', childPlace(place, tab, record))}
                data-shortcut="n"
              >
                {newOne(tab.entity.noun, ctx.locale)}
              </a>
            )}
          </div>
          {content}
        </div>
      ))}
    </section>
  )
}

async function tabsOf(target: Target, record: RecordView): Promise<readonly Tab[]> {
  const { app, ctx, entity } = target
  const found = await Promise.all(
    entity.children.map(async (child): Promise<Tab | null> => {
      const childEntity = app.localised[ctx.locale].get(child.entity)
      const reference = childEntity?.references.find((each) => each.name === child.reference)
      if (!child.shown || !childEntity || !reference || !ctx.grants.can(app.definition.name, childEntity, 'list'))
        return null
      const query = queryOf(childEntity, reference, record)
      const counted = query ? await count(ctx, childEntity, query) : { count: 0, capped: false }
      return { child, id: `${child.entity}.${child.reference}`, entity: childEntity, reference, counted }
    }),
  )
  return found.filter((tab) => tab !== null)
}

function queryOf(entity: AnyEntity, reference: Reference, record: RecordView): ListQuery | null {
  const key = reference.targetFields.map((name) => textOf(record.values[name]))
  if (!key.every((part) => part !== null)) return null
  return {
    sort: [],
    search: null,
    criteria: [],
    parent: { reference: reference.name, key },
    expired: false,
    size: entity.listing.pageSize,
    after: null,
    before: null,
    from: null,
  }
}

function childPlace(place: Place, tab: Tab, record: RecordView): Readonly<Record<string, string>> {
  return { ...(place.liste ? { liste: place.liste } : {}), parent: `${tab.reference.name}:${keyText(record.key)}` }
}

async function table({ request, target, record, place }: Props, tab: Tab) {
  const { app, ctx, entity } = target
  const messages = formMessages(ctx.locale)
  const base = queryOf(tab.entity, tab.reference, record)
  const own = unprefixed(request.query, prefix)
  const { query } = readListState(
    tab.entity,
    own,
    { locale: ctx.locale, today: today(ctx), timeZone: ctx.timeZone },
    base?.parent ?? null,
  )
  const page = base ? await list(ctx, tab.entity, query) : { rows: [], next: null, previous: null }
  const href = (state: URLSearchParams): string => {
    const sub = Object.fromEntries([...state].map(([name, value]) => [`${prefix}${name}`, value]))
    return `${recordUrl(app, entity.name, record.key, null, { ...place.carried, onglet: tab.id, ...sub })}#onglets`
  }
  return (
    <RecordTable
      ctx={ctx}
      entity={tab.entity}
      page={page}
      caption={tab.child.label}
      state={own}
      href={href}
      recordHref={(row) =>
        row.key.length > 0 ? recordUrl(app, tab.entity.name, row.key, null, childPlace(place, tab, record)) : null
      }
      without={tab.reference.fields}
      empty={messages.emptyTab(none(tab.entity.noun, ctx.locale))}
    />
  )
}
