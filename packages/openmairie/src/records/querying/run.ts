// SPDX-License-Identifier: EUPL-1.2
import { writeJournal } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import type { GivenParameters, QueryDefinition, Reached } from '../../model/query.js'
import { fieldsOf, type Planned, planQuery, type QueryPlan, type Sees, toldBy } from '../../model/query-plan.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Count } from '../contract.js'
import { countLimit } from '../reading/count.js'
import { personalIn } from '../reading/export-event.js'
import { demand } from '../reading/scope.js'
import type { Answer, NoAnswer, Running } from './contract.js'
import { resultEntity, rowOf } from './result.js'
import { countStatement, rowsStatement } from './statement.js'

/** Finds what a query names, as its reader sees it. */
export function planFor(ctx: Ctx, definition: QueryDefinition): Planned {
  return planQuery(definition, ctx.app.localised[ctx.locale], seesAs(ctx))
}

/** Finds the fields that the paths of a query lead to, as its reader sees them; null for none. */
export function fieldsAsked(
  ctx: Ctx,
  definition: Pick<QueryDefinition, 'entity' | 'tab'>,
): (path: string) => Reached | null {
  return fieldsOf(definition, ctx.app.localised[ctx.locale], seesAs(ctx))
}

function seesAs({ app, grants }: Ctx): Sees {
  return (entity, verb) => grants.can(app.definition.name, entity, verb)
}

/** The first rows of a query, of what its reader may see. */
export async function runQuery(ctx: Ctx, definition: QueryDefinition, running: Running): Promise<Answer | NoAnswer> {
  const { plan, problems } = planFor(ctx, definition)
  if (!plan) return { kind: 'none', problems }
  const { rows } = await accessOf(ctx).query(rowsStatement(ctx, plan, running))
  return {
    kind: 'answer',
    entity: resultEntity(ctx, plan),
    rows: rows.slice(0, running.most).map((raw) => rowOf(ctx, plan, raw)),
    more: rows.length > running.most,
    problems,
  }
}

/** How many rows a query tells, counted no further than a listing does; null where it cannot be run. */
export async function countQuery(
  ctx: Ctx,
  definition: QueryDefinition,
  running: Omit<Running, 'most'>,
): Promise<Count | null> {
  const { plan } = planFor(ctx, definition)
  if (!plan) return null
  const most = countLimit + 1
  const { rows } = await accessOf(ctx).query(countStatement(ctx, plan, { ...running, most }))
  const count = Number(rows[0]?.['n'] ?? 0)
  return { count: Math.min(count, countLimit), capped: count > countLimit }
}

/** The columns of a query that tell of a person, by their names. */
export function personalInQuery(ctx: Ctx, plan: QueryPlan): readonly string[] {
  return plan.columns.flatMap(({ name, column, at }) => {
    if (!at || column.reckon === 'count' || column.reckon === 'distinct') return []
    const told = at.field ? [at.field.name] : at.entity.recordLabel
    return personalIn(ctx, withColumns(at.entity, told)).length > 0 ? [name] : []
  })
}

/** Rows that leave in one file at most. */
export const mostExported = 20_000

/**
 * The rows of a query for a file; the journal tells first that they leave, under which filters, with which personal data. Raises
 * OM_FORBIDDEN where those of one of its entities may not be exported.
 */
export async function exportQuery(
  ctx: Ctx,
  definition: QueryDefinition,
  running: Omit<Running, 'most'>,
  format: string,
): Promise<Answer | NoAnswer> {
  const { plan, problems } = planFor(ctx, definition)
  if (!plan) return { kind: 'none', problems }
  for (const entity of toldBy(plan)) demand(ctx, entity, 'export')
  const answer = await runQuery(ctx, definition, { ...running, most: mostExported })
  if (answer.kind === 'answer' && !answer.more) await journalQuery(ctx, plan, running, format)
  return answer
}

/** The filters of a query, as the journal tells of them. */
export function toldCriteria({ filters = [] }: QueryDefinition, given: GivenParameters): readonly object[] {
  return filters.map(({ parameter, ...filter }) => ({ ...filter, ...(parameter ? given[parameter.name] : {}) }))
}

async function journalQuery(
  ctx: Ctx,
  plan: QueryPlan,
  { given }: Omit<Running, 'most'>,
  format: string,
): Promise<void> {
  const { definition, root, columns } = plan
  const personal = personalInQuery(ctx, plan)
  const criteria = toldCriteria(definition, given)
  await writeJournal(ctx.instance, {
    actor: ctx.actor.login,
    onBehalfOf: ctx.actor.onBehalfOf ?? null,
    application: ctx.app.definition.name,
    entity: root.name,
    record: '',
    operation: 'export',
    before: null,
    after: {
      requete: definition.name,
      colonnes: columns.map(({ name }) => name).join(' '),
      criteres: criteria.length > 0 ? JSON.stringify(criteria) : null,
      format,
      personnelles: personal.length > 0 ? personal.join(' ') : null,
    },
  })
}

function withColumns(entity: AnyEntity, columns: readonly string[]): AnyEntity {
  return { ...entity, listing: { ...entity.listing, columns } }
}
