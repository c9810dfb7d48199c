// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { own } from '../../model/own.js'
import { isAsked } from '../../ui/asked.js'

/** Beside the fields: the digests that the form was shown with, and the marks of what its controls held. */
const besides: ReadonlySet<string> = new Set(['-digests', '-held'])

/**
 * What a draft may hold of a posted form: the fields that this form asks for, and what later tells whether they were
 * changed. Read again when the draft is shown, as a field may have been hidden since.
 */
export function keptOf(
  entity: AnyEntity,
  body: URLSearchParams,
  creating: boolean,
  fixed: readonly string[],
): URLSearchParams {
  return new URLSearchParams(
    [...body].filter(([name]) => {
      if (besides.has(name)) return true
      const field = /^[vrd]\./.test(name) ? own(entity.fields, name.slice(2)) : undefined
      return field !== undefined && isAsked(entity, field, creating, fixed)
    }),
  )
}
