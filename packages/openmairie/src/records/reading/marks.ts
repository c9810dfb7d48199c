// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, RowMark } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Values } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { overrideOf } from '../writing/hooks.js'
import { pureContext } from '../writing/pure-context.js'

/** What the author's conditions say of the rows of a page. */
export interface Marking {
  /** Fields that they look at. */
  readonly reads: readonly string[]
  marksOf(watched: Values): readonly RowMark[]
}

const none: readonly RowMark[] = []
const nothing: Marking = { reads: [], marksOf: () => none }

/** The marks of a listing's rows. Each condition is given the fields that it names, whatever the page shows. */
export function markingOf(ctx: Ctx, entity: AnyEntity): Marking {
  const rules = overrideOf(ctx, entity).listing?.rows ?? []
  if (rules.length === 0) return nothing
  const context = pureContext(ctx)
  // A mark would tell what a field holds to whom it is kept from.
  const isKept = (name: string): boolean => entity.fields[name]?.withheld === true
  const all = Object.keys(entity.fields).filter((name) => !isKept(name))
  return {
    reads: [...new Set(rules.flatMap((rule) => (rule.reads?.some(isKept) ? [] : (rule.reads ?? all))))],
    marksOf: (watched) =>
      rules.flatMap((rule, index) => {
        const mark = rule.reads?.some(isKept) ? undefined : entity.listing.marks[index]
        const row = rule.reads ? Object.fromEntries(rule.reads.map((name) => [name, own(watched, name)])) : watched
        return mark && rule.when(row, context) ? [mark] : []
      }),
  }
}
