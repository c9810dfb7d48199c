// SPDX-License-Identifier: EUPL-1.2
import type { Condition, Merge, Node, Part } from './contract.js'

/** What a text asks for: of the record itself, and of the rows of each tab that it repeats for. */
export interface Uses {
  readonly paths: readonly (readonly string[])[]
  readonly variables: readonly string[]
  readonly sousEtats: readonly string[]
  readonly tabs: ReadonlyMap<string, Uses>
  /** Asks for fields that the record itself names: those of its form. */
  readonly facts: readonly (readonly string[])[]
}

interface Gathering {
  paths: (readonly string[])[]
  variables: string[]
  sousEtats: string[]
  tabs: Map<string, Gathering>
  facts: (readonly string[])[]
}

/** What texts ask for, together. */
export function usesOf(nodes: readonly Node[]): Uses {
  const uses = nothing()
  for (const node of nodes) gather(node, uses)
  return uses
}

function nothing(): Gathering {
  return { paths: [], variables: [], sousEtats: [], tabs: new Map(), facts: [] }
}

function gather(node: Node, uses: Gathering): void {
  switch (node.kind) {
    case 'text':
      addParts(node.parts, uses)
      break
    case 'link':
      addParts(node.address, uses)
      addAll(node.children, uses)
      break
    case 'mark':
      addCondition(node.when, uses)
      addAll(node.children, uses)
      break
    case 'block': {
      const inner = within(node.each, uses)
      addCondition(node.when, inner)
      addAll(node.children, inner)
      break
    }
    case 'list':
      addAll(node.items, uses)
      break
    case 'table':
      for (const row of node.rows) {
        const inner = within(row.each, uses)
        addCondition(row.when, inner)
        for (const cell of row.cells) addAll(cell.children, inner)
      }
      break
    case 'barcode':
      addParts(node.value, uses)
      break
    case 'sous-etat':
      uses.sousEtats.push(node.code)
      break
    case 'facts':
      uses.facts.push(node.fields)
      return
    default:
      break
  }
}

function addAll(nodes: readonly Node[], uses: Gathering): void {
  for (const node of nodes) gather(node, uses)
}

function within(tab: string | null, uses: Gathering): Gathering {
  if (tab === null) return uses
  const inner = uses.tabs.get(tab) ?? nothing()
  uses.tabs.set(tab, inner)
  return inner
}

function addParts(parts: readonly Part[], uses: Gathering): void {
  for (const part of parts) if (typeof part !== 'string') addMerge(part, uses)
}

function addMerge({ kind, path }: Merge, uses: Gathering): void {
  if (kind === 'field') uses.paths.push(path)
  else uses.variables.push(...path)
}

function addCondition(condition: Condition | null, uses: Gathering): void {
  if (!condition) return
  if ('all' in condition) for (const each of condition.all) addCondition(each, uses)
  else addMerge(condition.left, uses)
}
