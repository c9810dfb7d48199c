// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/contract.js'
import { DatabaseError } from '../../database/errors.js'
import { OpenMairieError } from '../../errors/errors.js'
import { askJob, jobId } from '../../jobs/store.js'
import { inTime } from '../../listing/too-long.js'
import { usualOf } from '../../listing/usual.js'
import type { AnyEntity } from '../../model/entity.js'
import { type Ctx, count, homeOf, type ListQuery } from '../../records/index.js'
import { askedBy } from '../../ui/job-target.js'
import { jobUrl } from '../../ui/job-urls.js'
import type { Route } from '../../ui/page.js'
import { entityUrl } from '../../ui/urls.js'
import { labelOfEtat } from '../compose/etat.js'
import { withEditions } from '../kept/choice.js'
import { editionMessages } from '../messages.js'
import { etatsOf } from '../offered.js'
import { lotPath } from '../urls.js'
import { lotForms, lotJob } from './job.js'
import { keptTo, readLotQuery } from './query.js'

/** Names of the controls by which a lot is asked for. */
export const lotControls = {
  edition: 'edition',
  form: 'forme',
  state: 'liste',
  query: 'requete',
  once: '-once',
} as const

/** Asks for one edition of each record of a listing, or of a query; then shows how far it is. */
export function lotRoute(database: Database): Route {
  return {
    method: 'POST',
    path: `/:entity/-/${lotPath}`,
    scope: 'application',
    access: 'signed-in',
    async handle(request) {
      const usual = await usualOf(request)
      const { app, ctx, entity } = usual
      if (!ctx.grants.can(app.definition.name, entity, 'export')) throw new OpenMairieError('OM_FORBIDDEN')
      const etat = etatsOf((await withEditions(ctx)).app, entity).find(
        ({ name }) => name === request.body.get(lotControls.edition),
      )
      const form = lotForms.find((each) => each === request.body.get(lotControls.form))
      if (!etat || !form) throw new OpenMairieError('OM_BAD_REQUEST', { reason: lotControls.edition })
      const state = request.body.get(lotControls.state) ?? ''
      const query = readLotQuery(request.body.get(lotControls.query))
      if (query)
        await demandHeld(ctx, entity, await keptTo(ctx, entity, usual.read(new URLSearchParams(state)).query, query))
      // The form's one-time key is the job's: sent twice, it is one.
      const id = jobId(ctx.actor.id, request.body.get(lotControls.once) || randomUUID(), etat.name, form)
      await askJob(database, {
        id,
        user: ctx.actor.id,
        collectivite: homeOf(ctx),
        kind: lotJob,
        label: editionMessages(ctx.locale).lotOf(labelOfEtat(etat, entity), entity.label),
        home: entityUrl(app, entity.name, null, new URLSearchParams(state)),
        payload: { ...askedBy(usual), state, edition: etat.name, form, query },
      })
      return { kind: 'redirect', location: jobUrl(id) }
    },
  }
}

/** Raises OM_BAD_REQUEST where a query is given what its fields cannot hold: told at once, rather than by a job that fails. */
async function demandHeld(ctx: Ctx, entity: AnyEntity, listed: ListQuery): Promise<void> {
  await inTime(count(ctx, entity, listed)).catch((error: unknown) => {
    if (!(error instanceof DatabaseError) || error.violation !== 'value') throw error
    throw new OpenMairieError('OM_BAD_REQUEST', { reason: lotControls.query }, { cause: error })
  })
}
