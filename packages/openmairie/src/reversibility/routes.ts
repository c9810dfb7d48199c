// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { type Collectivite, readCollectivites } from '../collectivites/held.js'
import type { Database } from '../database/contract.js'
import { OpenMairieError } from '../errors/errors.js'
import { askJob, jobId } from '../jobs/store.js'
import { type Ctx, homeOf } from '../records/index.js'
import { administrationName } from '../rights/administration.js'
import { jobUrl } from '../ui/job-urls.js'
import type { PageRequest, Route } from '../ui/page.js'
import { reversibilityJob } from './jobs.js'
import { reversibilityMessages } from './messages.js'
import { reversibilityPage } from './page.js'
import { mayTake } from './reach.js'
import { chosenName, reversibilityPermission, reversibilityUrl } from './urls.js'

/** The archive of a collectivité, asked for by whoever has the right and works for it. */
export function reversibilityRoutes(database: Database): readonly Route[] {
  const show: Route = {
    method: 'GET',
    path: reversibilityUrl,
    scope: 'instance',
    access: 'signed-in',
    async handle(request) {
      const { ctx } = takenBy(request)
      const { all, takeable } = await collectivitesOf(database, ctx)
      return reversibilityPage(request, {
        takeable,
        chosen: request.query.get(chosenName),
        // What tells no authorities apart is the only one's whole, and nobody's else.
        left: all.length === 1 ? [] : request.apps.filter(({ belongings }) => belongings.size === 0),
      })
    },
  }
  const ask: Route = {
    ...show,
    method: 'POST',
    async handle(request) {
      const { ctx, application } = takenBy(request)
      const { takeable } = await collectivitesOf(database, ctx)
      const of = takeable.find(({ id }) => id === request.body.get(chosenName))
      if (!of) throw new OpenMairieError('OM_NOT_FOUND')
      const id = jobId(ctx.actor.id, request.body.get('-once') || randomUUID(), of.id)
      await askJob(database, {
        id,
        user: ctx.actor.id,
        collectivite: homeOf(ctx),
        kind: reversibilityJob,
        label: reversibilityMessages(request.locale).label(of.label),
        home: reversibilityUrl,
        payload: {
          application,
          entity: 'om_collectivite',
          locale: request.locale,
          working: ctx.working ?? null,
          delegation: ctx.actor.delegation ?? null,
          collectivite: of.id,
        },
      })
      return { kind: 'redirect', location: jobUrl(id) }
    },
  }
  return [show, ask]
}

/** The context of whoever may take something out. Raises OM_FORBIDDEN. */
function takenBy(request: PageRequest): { readonly ctx: Ctx; readonly application: string } {
  const app = request.apps.find(({ definition }) => definition.name === administrationName)
  if (!app || !request.grants.holds(reversibilityPermission)) throw new OpenMairieError('OM_FORBIDDEN')
  return { ctx: request.contextOf(app), application: app.definition.name }
}

async function collectivitesOf(
  database: Database,
  ctx: Ctx,
): Promise<{ readonly all: readonly Collectivite[]; readonly takeable: readonly Collectivite[] }> {
  const { all } = await readCollectivites(database)
  return { all, takeable: all.filter(({ id }) => mayTake(ctx, id)) }
}
