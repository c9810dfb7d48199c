// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import type { JobKind } from '../jobs/contract.js'
import { collectivitesWithJobs, findListedJob, listJobs } from '../jobs/listed.js'
import { markSeen, untoldJobs } from '../jobs/told.js'
import { jobsUrl, seenUrl, toldUrl } from '../ui/job-urls.js'
import { spokenInstant } from '../ui/moments.js'
import type { Route } from '../ui/page.js'
import { isLocal } from '../ui/urls.js'
import { userOf } from '../ui/user.js'
import { jobsPage } from './list-page.js'
import { JobRow } from './list-row.js'
import { othersOf, ownOf } from './reach.js'
import { runs } from './standing.js'
import { takeableBy } from './takeable.js'
import { Told } from './told.js'

/** Jobs on a page. */
const pageSize = 20

interface Needed {
  readonly database: Database
  readonly kinds: readonly JobKind[]
  readonly timeZone: string
  /** What pages hold of a user is read again. */
  readonly refresh: (user: string) => void
}

/** The list of jobs: one’s own, and for whoever may, everybody’s. What has ended and is shown to its owner has been seen. */
export function jobsRoutes({ database, kinds, timeZone, refresh }: Needed): readonly Route[] {
  const show: Route = {
    method: 'GET',
    path: jobsUrl,
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const others = othersOf(request)
      const view = request.query.get('de') === 'tous' ? 'tous' : 'miens'
      if (view === 'tous' && others === null) throw new OpenMairieError('OM_FORBIDDEN')
      const of = view === 'tous' && others ? others : ownOf(request)
      const collectivites = view === 'tous' ? await collectivitesWithJobs(database, of) : []
      const asked = request.query.get('collectivite')
      const chosen = collectivites.find(({ id }) => id === asked)?.id ?? null
      const after = request.query.get('apres')
      const found = await listJobs(database, { of, collectivite: chosen, after, size: pageSize })
      const jobs = await takeableBy(kinds, userOf(request), found.slice(0, pageSize))
      const next = found.length > pageSize ? (jobs.at(-1)?.id ?? null) : null
      const ended = jobs.filter((job) => job.user === userOf(request) && !runs(job)).map(({ id }) => id)
      await markSeen(database, userOf(request), ended)
      const isFirst = after === null
      return jobsPage(request, { view, mayAll: others !== null, jobs, collectivites, chosen, next, isFirst, timeZone })
    },
  }
  const row: Route = {
    ...show,
    path: `${jobsUrl}/:job/ligne`,
    async handle(request) {
      const all = request.query.get('de') === 'tous'
      const of = all ? othersOf(request) : ownOf(request)
      const found = of && (await findListedJob(database, request.params['job'] ?? '', of))
      const [job] = found ? await takeableBy(kinds, userOf(request), [found]) : []
      if (!job) throw new OpenMairieError('OM_NOT_FOUND')
      if (!runs(job)) await markSeen(database, userOf(request), [job.id])
      const when = spokenInstant(job.asked, { locale: request.locale, timeZone })
      return {
        kind: 'fragment',
        body: (
          <table>
            <tbody>
              <JobRow request={request} job={job} all={all} when={when} />
            </tbody>
          </table>
        ),
      }
    },
  }
  const told: Route = {
    ...show,
    path: toldUrl,
    async handle(request) {
      const asked = request.query.get('retour') ?? '/'
      const jobs = await untoldJobs(database, userOf(request))
      const url = isLocal(asked) ? asked : '/'
      return {
        kind: 'fragment',
        body: <Told told={jobs} locale={request.locale} csrf={request.csrf} url={url} />,
      }
    },
  }
  const seen: Route = {
    ...show,
    method: 'POST',
    path: seenUrl,
    async handle(request) {
      await markSeen(database, userOf(request), request.body.getAll('traitement').slice(0, 100))
      refresh(userOf(request))
      const back = request.body.get('retour') ?? '/'
      return { kind: 'redirect', location: isLocal(back) ? back : '/' }
    },
  }
  return [show, row, told, seen]
}
