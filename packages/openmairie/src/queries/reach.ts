// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { type Known, knownQueries } from '../kept-queries/choice.js'
import type { QueryPlace } from '../kept-queries/contract.js'
import { type Ctx, homeOf } from '../records/index.js'
import type { PageRequest } from '../ui/page.js'
import { queriesPermission, queriesWritePermission } from './urls.js'

/** Whether one may build queries for the collectivité that he works for; of none in particular, for the instance. */
export function mayWrite(request: PageRequest): boolean {
  const [app] = request.apps
  if (!app || !request.actor || !request.grants.holds(queriesWritePermission)) return false
  const ctx = request.contextOf(app)
  return ctx.collectivites === null || homeOf(ctx) !== null
}

/** Who may run queries, or build them, which shows what they find. Raises OM_FORBIDDEN. */
export function demandQueries({ grants }: PageRequest): void {
  if (!grants.holds(queriesPermission) && !grants.holds(queriesWritePermission))
    throw new OpenMairieError('OM_FORBIDDEN')
}

/** A query that an address names. */
export interface Reached {
  readonly ctx: Ctx
  readonly known: Known
  readonly place: QueryPlace
  /** Whether it is kept by the collectivité that one works for: it is his to change. */
  readonly own: boolean
}

/** Whether what a query is about is something that a user may list: else it is none of his. */
export function isAbout(ctx: Ctx, { question }: Known): boolean {
  const entity = ctx.app.localised[ctx.locale].get(question.definition.entity)
  return entity !== undefined && ctx.grants.can(ctx.app.definition.name, entity, 'list')
}

/** The query that an address names. Raises OM_NOT_FOUND, for what its user may not list too. */
export async function reachedBy(request: PageRequest): Promise<Reached> {
  demandQueries(request)
  const app = request.apps.find(({ definition }) => definition.name === request.params['application'])
  if (!app) throw new OpenMairieError('OM_NOT_FOUND')
  const ctx = request.contextOf(app)
  const known = (await knownQueries(ctx)).find(({ name }) => name === request.params['requete'])
  if (!known || !isAbout(ctx, known)) throw new OpenMairieError('OM_NOT_FOUND')
  return {
    ctx,
    known,
    place: placeOf(ctx, known.name),
    own: known.kept !== null && known.kept.collectivite === homeOf(ctx),
  }
}

/** Where the collectivité that one works for keeps a query. */
export function placeOf(ctx: Ctx, name: string): QueryPlace {
  return { application: ctx.app.definition.name, name, collectivite: homeOf(ctx) }
}
