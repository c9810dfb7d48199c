// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from '../../records/index.js'
import type { Merge } from '../template/contract.js'
import { partsOf } from '../template/parts.js'
import type { Uses } from '../template/uses.js'
import { written } from './forms.js'
import { type Known, type Merged, mergedAt } from './values.js'
import { isParameter, variableOf } from './variables.js'

/** How many values of parameters may stand in one another. */
const deepest = 5

/** What a variable is filled from. */
interface Source {
  readonly ctx: Ctx
  readonly known: Known
  /** Name of the collectivité. */
  readonly owner: string
  /** What names nothing, as it is written. */
  readonly unknown: Set<string>
}

/**
 * The value of a variable. That of a parameter may name fields and variables, which are filled as words: values of the record are
 * never looked into, and nothing is read as HTML.
 */
export function nestedVariable(name: string, source: Source, depth = deepest): Merged | null {
  const { ctx, known, owner, unknown } = source
  const found = variableOf(ctx, name, owner)
  if (!found || depth === 0 || !isParameter(name)) return found
  const filled = (merge: Merge): string => {
    const { kind, path, form } = merge
    const merged = kind === 'field' ? mergedAt(ctx, known, path) : nestedVariable(path[0] ?? '', source, depth - 1)
    const text = merged && (form === null ? merged.text : written(merged, form, ctx.locale))
    if (text === null) unknown.add(merge.written)
    return text ?? merge.written
  }
  const text = partsOf(found.text)
    .map((part) => (typeof part === 'string' ? part : filled(part)))
    .join('')
  return { ...found, text }
}

/** What texts ask for, with the fields that the values of their variables name. */
export function withNested(ctx: Ctx, uses: Uses): Uses {
  const paths = [...uses.paths]
  const seen = new Set<string>()
  let names = variablesOf(uses)
  for (let depth = deepest; depth > 0 && names.length > 0; depth--) {
    const unseen = names.filter((name) => !seen.has(name) && isParameter(name))
    for (const name of unseen) seen.add(name)
    const merges = unseen
      .flatMap((name) => partsOf(ctx.parametre(name) ?? ''))
      .filter((part) => typeof part !== 'string')
    paths.push(...merges.filter(({ kind }) => kind === 'field').map(({ path }) => path))
    names = merges.filter(({ kind }) => kind === 'variable').map(({ path }) => path[0] ?? '')
  }
  return { ...uses, paths }
}

function variablesOf({ variables, tabs }: Uses): readonly string[] {
  return [...variables, ...[...tabs.values()].flatMap(variablesOf)]
}
