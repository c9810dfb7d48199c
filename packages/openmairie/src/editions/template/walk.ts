// SPDX-License-Identifier: EUPL-1.2
import type { Condition, Merge, Node, Part, QueryNode, When } from './contract.js'

/** Is told of each thing that a text names, in its order. */
export interface Visitor {
  merge(merge: Merge): void
  sousEtat(code: string): void
  facts(fields: readonly string[]): void
  query(query: QueryNode): void
  /** Who is told of what is named of each row of a tab. */
  within(tab: string): Visitor
}

/** Tells of all that a node names. */
export function walk(node: Node, visitor: Visitor): void {
  switch (node.kind) {
    case 'text':
      walkParts(node.parts, visitor)
      break
    case 'link':
      walkParts(node.address, visitor)
      walkAll(node.children, visitor)
      break
    case 'mark':
      walkWhen(node.when, visitor)
      walkAll(node.children, visitor)
      break
    case 'block': {
      const inner = node.each === null ? visitor : visitor.within(node.each)
      walkWhen(node.when, inner)
      walkAll(node.children, inner)
      break
    }
    case 'list':
      walkAll(node.items, visitor)
      break
    case 'table':
      for (const row of node.rows) {
        const inner = row.each === null ? visitor : visitor.within(row.each)
        walkWhen(row.when, inner)
        for (const cell of row.cells) walkAll(cell.children, inner)
      }
      break
    case 'barcode':
      walkParts(node.value, visitor)
      break
    case 'sous-etat':
      visitor.sousEtat(node.code)
      break
    case 'query':
      for (const { value } of node.parameters) walkParts(value, visitor)
      visitor.query(node)
      break
    case 'facts':
      visitor.facts(node.fields)
      break
    default:
      break
  }
}

/** Tells of all that a condition names. */
export function walkCondition(condition: Condition | null, visitor: Visitor): void {
  if (!condition) return
  if ('all' in condition) for (const each of condition.all) walkCondition(each, visitor)
  else if ('left' in condition) visitor.merge(condition.left)
}

function walkWhen(when: When | null, visitor: Visitor): void {
  walkCondition(when?.condition ?? null, visitor)
}

function walkAll(nodes: readonly Node[], visitor: Visitor): void {
  for (const node of nodes) walk(node, visitor)
}

function walkParts(parts: readonly Part[], visitor: Visitor): void {
  for (const part of parts) if (typeof part !== 'string') visitor.merge(part)
}
