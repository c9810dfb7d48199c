// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { type Known, knownQueries } from '../kept-queries/choice.js'
import type { BuiltQuestion, QueryPlace, Question, SqlQuestion } from '../kept-queries/contract.js'
import { mayRunQueries, queriesWritePermission } from '../kept-queries/rights.js'
import { type Ctx, freeSqlPermission, homeOf, mayFreeSql } from '../records/index.js'
import type { PageRequest } from '../ui/page.js'

/** Whether one may build queries for the collectivité that he works for; of none in particular, for the instance. */
export function mayWrite(request: PageRequest): boolean {
  const [app] = request.apps
  if (!app || !request.actor || !request.grants.holds(queriesWritePermission)) return false
  const ctx = request.contextOf(app)
  return ctx.collectivites === null || homeOf(ctx) !== null
}

/** Who may run queries, or build them, which shows what they find. Raises OM_FORBIDDEN. */
export function demandQueries({ grants }: PageRequest): void {
  if (!mayRunQueries((permission) => grants.holds(permission))) throw new OpenMairieError('OM_FORBIDDEN')
}

/** Whether one may write queries in SQL, too. */
export function mayWriteSql(request: PageRequest): boolean {
  return mayWrite(request) && request.grants.holds(freeSqlPermission)
}

/** A query that an address names. */
export interface Reached<Asked extends Question = Question> {
  readonly ctx: Ctx
  readonly known: Omit<Known, 'question'> & { readonly question: Asked }
  readonly place: QueryPlace
  /** Whether it is kept by the collectivité that one works for: it is his to change. */
  readonly own: boolean
}

/** Whether a query is a text of SQL. */
export function isSql(reached: Reached): reached is Reached<SqlQuestion> {
  return reached.known.question.kind === 'sql'
}

/** Whether a query is built of entities. */
export function isBuilt(reached: Reached): reached is Reached<BuiltQuestion> {
  return reached.known.question.kind === 'entites'
}

/** Whether what a query is about is something that a user may list, or a text that he may run: else it is none of his. */
export function isAbout(ctx: Ctx, { question }: Pick<Known, 'question'>): boolean {
  if (question.kind === 'sql') return mayFreeSql(ctx)
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
