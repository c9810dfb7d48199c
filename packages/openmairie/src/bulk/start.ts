// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { PageRequest, Reply, Route } from '../ui/page.js'
import { homeUrl } from '../ui/place.js'
import { type BulkVerb, bulkVerbs, tickedUrl } from '../ui/selection.js'
import { type Target, targetOf } from '../ui/target.js'
import { entityUrl, mergeUrl } from '../ui/urls.js'
import { type Chosen, readChosen } from './chosen.js'
import { exportChosen } from './export.js'
import { fieldsPage } from './fields-page.js'
import { bulkMessages } from './messages.js'
import { previewPage } from './preview.js'

/** Raises OM_FORBIDDEN where the user may not do so to several records. */
export function demandVerb({ ctx, entity }: Target, verb: BulkVerb): void {
  if (!bulkVerbs(ctx, entity).includes(verb)) throw new OpenMairieError('OM_FORBIDDEN')
}

/** Whether nothing is chosen, and then the way back to the listing, which says so. */
export function nothingChosen(target: Target, { place, keys }: Chosen): Reply | null {
  if (keys === null || keys.length > 0) return null
  const message = bulkMessages(target.ctx.locale).nothing
  return { kind: 'redirect', location: homeUrl(target, place), flash: { tone: 'warning', message } }
}

/** What the bar of a selection asks for: its fields, its deletion, its export. */
export const startRoute: Route = {
  method: 'POST',
  path: '/:entity/-/selection',
  scope: 'application',
  access: 'signed-in',
  async handle(request) {
    const target = targetOf(request)
    const verb = verbs[request.body.get('action') ?? '']
    if (!verb) throw new OpenMairieError('OM_BAD_REQUEST', { reason: 'action' })
    demandVerb(target, verb)
    const chosen = await readChosen(target, request.body)
    return (verb === 'merge' ? null : nothingChosen(target, chosen)) ?? starts[verb](request, target, chosen)
  },
}

const verbs: Readonly<Record<string, BulkVerb | undefined>> = {
  modifier: 'update',
  supprimer: 'delete',
  exporter: 'export',
  fusionner: 'merge',
}

const starts: Readonly<Record<BulkVerb, (request: PageRequest, target: Target, chosen: Chosen) => Promise<Reply>>> = {
  update: (request, target, chosen) => fieldsPage(request, target, chosen, null),
  delete: (request, target, chosen) => previewPage(request, target, chosen, { kind: 'delete' }),
  export: exportChosen,
  merge: async (_, target, chosen) => mergeOf(target, chosen),
}

/** Leads to the comparison of both records chosen, the first of which is kept until one says otherwise; else says how many it takes. */
function mergeOf(target: Target, { place, keys, counted }: Chosen): Reply {
  const { app, ctx, entity } = target
  const [kept, gone, ...others] = keys ?? []
  if (kept && gone && others.length === 0) return { kind: 'redirect', location: mergeUrl(app, entity.name, kept, gone) }
  const message = bulkMessages(ctx.locale).notTwo(entity.noun, counted.count)
  const location = tickedUrl(homeUrl(target, place), keys ?? [])
  return { kind: 'redirect', location, flash: { tone: 'warning', message } }
}

/** Such a page has no address of its own: whoever asks for it again finds the listing. */
export const lostRoute: Route = {
  ...startRoute,
  method: 'GET',
  async handle(request) {
    const { app, entity } = targetOf(request)
    return { kind: 'redirect', location: entityUrl(app, entity.name) }
  },
}
