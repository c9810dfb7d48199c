// SPDX-License-Identifier: EUPL-1.2
import { count, type RecordView } from '../records/index.js'
import { listParameters, readListState, unprefixed } from '../ui/list-state.js'
import { subPrefix, under } from '../ui/place.js'
import { readTicked } from '../ui/selection.js'
import { type Target, typingOf } from '../ui/target.js'
import { recordUrl } from '../ui/urls.js'
import { formMessages } from './messages.js'
import { SubList, type Tab, type TabsProps } from './sub-list.js'

/** What refers to a record: a tab for each table that the user may list, with its count; the chosen one unfolded. */
export async function Tabs({ request, target, record, place }: TabsProps) {
  const { ctx, entity, app } = target
  const messages = formMessages(ctx.locale)
  const tabs = await tabsOf(target, record)
  if (tabs.length === 0) return null
  const chosen = tabs.find((tab) => tab.id === request.query.get('onglet')) ?? tabs[0]
  const shown = entity.form.tabs ? tabs.filter((tab) => tab === chosen) : tabs
  const own = unprefixed(request.query, subPrefix)
  const { ticked } = readTicked(request.query)
  const lists = await Promise.all(
    shown.map(async (tab) => ({
      tab,
      list: await SubList({
        request,
        target,
        record,
        place,
        tab,
        state: tab === chosen ? own : new URLSearchParams(),
        ticked: tab === chosen ? ticked : new Set(),
        titled: !entity.form.tabs,
      }),
    })),
  )
  // What is searched in one tab is searched in the others too.
  const search = own.get(listParameters.search) ?? ''
  return (
    <section class="tabs" id="onglets" aria-label={messages.tabs}>
      {entity.form.tabs && (
        <nav aria-label={messages.tabs}>
          <ul>
            {tabs.map((tab) => (
              <li key={tab.id}>
                <a
                  href={`${recordUrl(app, entity.name, record.key, null, {
                    ...place.carried,
                    onglet: tab.id,
                    [`${subPrefix}${listParameters.search}`]: search,
                  })}#onglets`}
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
      {lists.map(({ tab, list }) => (
        <div class="tab" key={tab.id}>
          {list}
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
      const parent = under(reference, record)
      const { query } = readListState(childEntity, new URLSearchParams(), typingOf(ctx), parent)
      const counted = parent ? await count(ctx, childEntity, query) : { count: 0, capped: false }
      return { child, id: `${child.entity}.${child.reference}`, entity: childEntity, reference, counted }
    }),
  )
  return found.filter((tab) => tab !== null)
}
