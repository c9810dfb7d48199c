// SPDX-License-Identifier: EUPL-1.2
import type { Collectivites } from '../../collectivites/held.js'

/** A collectivité that one may work for, and how far below the first of its branch it lies. */
export interface Choice {
  readonly id: string
  readonly label: string
  readonly depth: number
}

type Tree = Pick<Collectivites, 'all' | 'find' | 'below'>

/** Whether an account may work for one collectivité among several. `whole`: all those that it reaches; null: all there are. */
export function canSwitch(tree: Tree, whole: readonly string[] | null): boolean {
  return (whole ?? tree.all).length > 1
}

/** Those that an account may work for, each before what is below it, by name. */
export function choicesOf(tree: Tree, whole: readonly string[] | null): readonly Choice[] {
  const reached = whole === null ? null : new Set(whole)
  const isReached = (id: string | null): boolean =>
    id !== null && (reached === null ? tree.find(id) !== null : reached.has(id))
  const children = new Map<string | null, typeof tree.all>()
  for (const each of tree.all.filter(({ id }) => isReached(id))) {
    const above = isReached(each.parent) ? each.parent : null
    children.set(above, [...(children.get(above) ?? []), each])
  }
  const found: Choice[] = []
  const visit = (above: string | null, depth: number): void => {
    const sorted = (children.get(above) ?? []).toSorted((a, b) => a.label.localeCompare(b.label, 'fr'))
    for (const { id, label } of sorted) {
      found.push({ id, label, depth })
      visit(id, depth + 1)
    }
  }
  visit(null, 0)
  return found
}
