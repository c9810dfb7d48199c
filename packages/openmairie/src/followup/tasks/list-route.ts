// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import { today } from '../../records/index.js'
import { recordsOf } from '../../ui/known-records.js'
import type { PageRequest, Route } from '../../ui/page.js'
import { userOf } from '../../ui/user.js'
import { mayFinish } from '../rights.js'
import { tasksUrl } from '../urls.js'
import { type FoundTask, pageSize, tasksIn, urgentAddresses, type View, views } from './list.js'
import { type ShownTask, tasksPage } from './page.js'

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
      const { tasks, next } = await readableTasks(database, request, view, after)
      const typing = { locale: request.locale, timeZone, today: today({ clock: request.clock, timeZone }) }
      return tasksPage(request, { view, tasks, typing, next, isFirst: after === '' })
    },
  }
}

/** Batches read for one page: those of records that may not be read one by one are left out of it. */
const mostBatches = 10

/** A page of the tasks on records that may be read, and after which one the next page begins; null at the end. */
async function readableTasks(
  database: Database,
  request: PageRequest,
  view: View,
  after: string,
): Promise<{ readonly tasks: readonly ShownTask[]; readonly next: string | null }> {
  const tasks: ShownTask[] = []
  let last = after
  for (let batch = 0; batch < mostBatches; batch++) {
    const found = await tasksIn(database, request, userOf(request), view, last)
    const addresses = found.map(({ address }) => address)
    const records = await recordsOf(request, addresses)
    for (const [index, each] of found.entries()) {
      const record = records[index]
      if (record && tasks.length === pageSize) return { tasks, next: last }
      last = each.task.id
      if (record) tasks.push({ task: each.task, record, finishes: finishes(request, each) })
    }
    if (found.length <= pageSize) return { tasks, next: null }
  }
  return { tasks, next: last }
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
  const count = records.filter((record) => record !== null).length
  return { count, capped: count === mostCounted && addresses.length > mostCounted }
}
