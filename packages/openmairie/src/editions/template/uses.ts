// SPDX-License-Identifier: EUPL-1.2
import type { Condition, Node, QueryNode } from './contract.js'
import { type Visitor, walk, walkCondition } from './walk.js'

/** What a text asks for: of the record itself, and of the rows of each tab that it repeats for. */
export interface Uses {
  readonly paths: readonly (readonly string[])[]
  readonly variables: readonly string[]
  readonly sousEtats: readonly string[]
  readonly queries?: readonly QueryNode[]
  readonly tabs: ReadonlyMap<string, Uses>
  /** Asks for fields that the record itself names: those of its form. */
  readonly facts: readonly (readonly string[])[]
}

interface Gathering {
  paths: (readonly string[])[]
  variables: string[]
  sousEtats: string[]
  queries: QueryNode[]
  tabs: Map<string, Gathering>
  facts: (readonly string[])[]
}

/** What texts, and conditions beside them, ask for, together. */
export function usesOf(nodes: readonly Node[], conditions: readonly Condition[] = []): Uses {
  const uses = nothing()
  const visitor = gathering(uses)
  for (const node of nodes) walk(node, visitor)
  for (const condition of conditions) walkCondition(condition, visitor)
  return uses
}

function nothing(): Gathering {
  return { paths: [], variables: [], sousEtats: [], queries: [], tabs: new Map(), facts: [] }
}

function gathering(uses: Gathering): Visitor {
  return {
    merge: ({ kind, path }) => {
      if (kind === 'field') uses.paths.push(path)
      else uses.variables.push(...path)
    },
    sousEtat: (code) => uses.sousEtats.push(code),
    query: (query) => uses.queries.push(query),
    facts: (fields) => uses.facts.push(fields),
    within: (tab) => {
      const inner = uses.tabs.get(tab) ?? nothing()
      uses.tabs.set(tab, inner)
      return gathering(inner)
    },
  }
}
