// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import { today } from '../../records/index.js'
import { recordsOf } from '../../ui/known-records.js'
import type { PageRequest, Route } from '../../ui/page.js'
import { userOf } from '../../ui/user.js'
import { mayFinish } from '../rights.js'
import { tasksUrl } from '../urls.js'
import { type FoundTask, pageSize, tasksIn, urgentAddresses, views } from './list.js'
import { tasksPage } from './page.js'

/** What is to do, on all the records that the user may read. */
export function tasksRoute(database: Database, timeZone: string): Route {
  return {
    method: 'GET',
    path: tasksUrl,
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const view = views.find((each) => each === request.query.get('vue')) ?? 'miennes'
      const after = request.query.get('apres') ?? ''
      const found = await tasksIn(database, request, userOf(request), view, after)
      const page = found.slice(0, pageSize)
      const records = await recordsOf(
        request,
        page.map(({ address }) => address),
      )
      const tasks = page.flatMap(({ task, address }, index) => {
        const record = records[index]
        return record ? [{ task, record, finishes: finishes(request, { task, address }) }] : []
      })
      const typing = { locale: request.locale, timeZone, today: today({ clock: { now: Date.now }, timeZone }) }
      const next = found.length > pageSize ? (page.at(-1)?.task.id ?? null) : null
      return tasksPage(request, { view, tasks, typing, next, isFirst: after === '' })
    },
  }
}

function finishes(request: PageRequest, { task, address }: FoundTask): boolean {
  const app = request.apps.find((each) => each.definition.name === address.application)
  const entity = app?.localised[request.locale].get(address.entity)
  return app !== undefined && entity !== undefined && mayFinish({ app, entity, ctx: request.contextOf(app) }, task)
}

/** Tasks counted for a reminder, at most. */
const mostCounted = 100

/** How many tasks given to the user are late or for today, on records that may be read; `capped`: there may be more. */
export async function urgentTasks(
  database: Database,
  request: PageRequest,
  day: string,
): Promise<{ readonly count: number; readonly capped: boolean }> {
  const addresses = await urgentAddresses(database, request, userOf(request), day, mostCounted + 1)
  const counted = addresses.slice(0, mostCounted)
  const records = await recordsOf(request, counted)
  return { count: records.filter((record) => record !== null).length, capped: addresses.length > mostCounted }
}
