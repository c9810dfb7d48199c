// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import { askNow, scheduleOf } from '../jobs/schedules/asking.js'
import { nextOf } from '../jobs/schedules/cadence.js'
import type { Schedule } from '../jobs/schedules/contract.js'
import { findPlanned, listPlanned, type Planned, setActive } from '../jobs/schedules/store.js'
import { type Payload, writeJournal } from '../journal/write.js'
import type { PageRequest, Reply, Route } from '../ui/page.js'
import { planningMessages } from './messages.js'
import { planningPage } from './page.js'
import { planningPermission, planningUrl } from './urls.js'

interface Needed {
  readonly database: Database
  readonly schedules: readonly Schedule[]
  readonly timeZone: string
  /** The permission to look at the jobs of others. */
  readonly jobsPermission: string
  /** Whether a folder is named for the backups of the instance. */
  readonly backsUp: boolean
}

interface Found {
  readonly planned: Planned
  readonly schedule: Schedule
}

/** What recurs, seen and set by whoever has the permission, for the collectivités that he works for; all that is done to it is journalled. */
export function planningRoutes({ database, schedules, timeZone, jobsPermission, backsUp }: Needed): readonly Route[] {
  const show: Route = {
    method: 'GET',
    path: planningUrl,
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const labels = new Map(request.apps.map(({ definition }) => [definition.name, definition.label]))
      const reach = reachOf(request)
      const planned = await listPlanned(database, reach)
      const tasks = planned.flatMap((each) => {
        const schedule = scheduleOf(schedules, each)
        return schedule ? [{ schedule, planned: each, application: labels.get(each.application) ?? null }] : []
      })
      return planningPage(request, {
        tasks,
        timeZone,
        seesJobs: request.grants.holds(jobsPermission),
        backsUp: reach === null ? backsUp : null,
      })
    },
  }
  const found = async (request: PageRequest): Promise<Found> => {
    const planned = await findPlanned(database, request.params['planifiee'] ?? '', reachOf(request))
    const schedule = planned && scheduleOf(schedules, planned)
    if (!planned || !schedule) throw new OpenMairieError('OM_NOT_FOUND')
    return { planned, schedule }
  }
  const posting = (verb: string, act: (request: PageRequest, found: Found) => Promise<Reply>): Route => ({
    ...show,
    method: 'POST',
    path: `${planningUrl}/:planifiee/${verb}`,
    handle: async (request) => act(request, await found(request)),
  })
  const run = posting('lancer', async (request, { planned, schedule }) => {
    const messages = planningMessages(request.locale)
    const label = schedule.label[request.locale]
    if (schedule.unavailable) return back('info', schedule.unavailable[request.locale])
    if (!(await askNow(database, schedule, planned.id, request.clock.now()))) return back('info', messages.busy(label))
    await journal(database, request, planned, null, { lancement: 'à la main' })
    return back('success', messages.asked(label))
  })
  const disable = posting('desactiver', async (request, { planned, schedule }) => {
    if (await setActive(database, planned.id, null))
      await journal(database, request, planned, { active: 'true' }, { active: 'false' })
    return back('success', planningMessages(request.locale).disabled(schedule.label[request.locale]))
  })
  const enable = posting('activer', async (request, { planned, schedule }) => {
    // What was missed meanwhile was not wanted.
    if (await setActive(database, planned.id, nextOf(schedule.cadence, request.clock.now(), timeZone)))
      await journal(database, request, planned, { active: 'false' }, { active: 'true' })
    return back('success', planningMessages(request.locale).enabled(schedule.label[request.locale]))
  })
  return [show, run, disable, enable]
}

/** The collectivités of whoever may; null: all, and the instance. Raises OM_FORBIDDEN. */
function reachOf(request: PageRequest): readonly string[] | null {
  const [app] = request.apps
  if (!app || !request.grants.holds(planningPermission)) throw new OpenMairieError('OM_FORBIDDEN')
  return request.contextOf(app).collectivites
}

function back(tone: 'success' | 'info', message: string): Reply {
  return { kind: 'redirect', location: planningUrl, flash: { tone, message } }
}

async function journal(
  database: Database,
  { actor }: PageRequest,
  { id, application, name, collectivite }: Planned,
  before: Payload | null,
  after: Payload,
): Promise<void> {
  if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
  await writeJournal(database, {
    actor: actor.login,
    onBehalfOf: actor.onBehalfOf ?? null,
    application: 'openmairie',
    entity: 'om_planification',
    record: id,
    operation: 'update',
    before,
    after: { tache: `${application}.${name}`, collectivite, ...after },
  })
}
