// SPDX-License-Identifier: EUPL-1.2
import { wordOf } from '../model/word.js'
import { overrideOf, pureContext, type RecordView } from '../records/index.js'
import type { Target } from '../ui/target.js'
import { isSafeAddress } from '../ui/urls.js'

/** Links that the author adds to a record: those that lead somewhere, and nowhere dangerous. */
export function linksOf(
  { ctx, entity }: Target,
  record: RecordView,
): readonly { readonly label: string; readonly href: string }[] {
  return Object.entries(overrideOf(ctx, entity).listing?.links ?? {}).flatMap(([name, { label, href }]) => {
    const address = href(record.values, pureContext(ctx))
    if (address === null || !isSafeAddress(address)) return []
    const path = `${entity.name}.listing.links.${name}.label`
    return [{ label: wordOf(ctx.app.definition, ctx.locale, label, path), href: address }]
  })
}
