// SPDX-License-Identifier: EUPL-1.2
import type { ApplicationDefinition, Finding } from '../application.js'
import type { FindingId } from '../checks/catalogue.js'
import { finding } from '../checks/finding.js'
import type { AnyEntity } from '../entity.js'
import type { QueryDefinition } from '../query.js'
import { planQuery, type QueryProblem } from '../query-plan.js'

const findings: Readonly<Record<QueryProblem['kind'], FindingId>> = {
  unknown: 'model.orphan-query',
  several: 'model.query-several',
  unfit: 'model.query-unfit',
  multiplied: 'model.query-multiplied',
  twice: 'model.query-twice',
  far: 'model.query-far',
}

/** The queries that an author declares, with what stands against each: one that cannot be run is off. */
export function resolveQueries(
  { name, queries = [] }: Pick<ApplicationDefinition, 'name' | 'queries'>,
  entities: ReadonlyMap<string, AnyEntity>,
): { readonly queries: readonly QueryDefinition[]; readonly findings: readonly Finding[] } {
  const planned = queries.map((query, at) => {
    const { plan, problems } = planQuery(query, entities, () => true)
    const place = `${name}.queries.${query.name}`
    const isTaken = queries.slice(0, at).some((each) => each.name === query.name)
    return {
      query,
      runs: plan !== null && !isTaken,
      findings: [
        ...(isTaken ? [finding('model.query-twice', place, { name: query.name })] : []),
        ...problems.map(({ part, name: lost, kind, candidates }) =>
          finding(findings[kind], `${place}.${part}`, { name: lost }, candidates),
        ),
      ],
    }
  })
  return {
    queries: planned.filter(({ runs }) => runs).map(({ query }) => query),
    findings: planned.flatMap((each) => each.findings),
  }
}
