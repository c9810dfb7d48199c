// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import { readKeyText } from '../model/key-text.js'
import type { Key } from '../model/value.js'
import { mayMerge } from '../records/index.js'
import type { Crumb, PageRequest } from '../ui/page.js'
import { trailTo } from '../ui/place.js'
import { keyOf, type Target, targetOf } from '../ui/target.js'
import { entityUrl, mergedName, recordUrl } from '../ui/urls.js'

/** What an address of a merge names. */
export interface MergeAddress extends Target {
  readonly kept: Key
  /** Null where none is named, or what is named is no key. */
  readonly gone: Key | null
}

/** Reads the address. Raises OM_FORBIDDEN where the user may not merge, OM_NOT_FOUND where it names no record. */
export function mergeAddress(request: PageRequest): MergeAddress {
  const target = targetOf(request)
  if (!mayMerge(target.ctx, target.entity)) throw new OpenMairieError('OM_FORBIDDEN')
  const kept = keyOf(request, target.entity)
  const other = readKeyText(request.query.get(mergedName) ?? '')
  return { ...target, kept, gone: other?.length === kept.length ? other : null }
}

/** The trail to a page of a merge. */
export function mergeCrumbs(target: Target, key: Key, label: string, last: string): readonly Crumb[] {
  const { app, entity } = target
  return [
    ...trailTo(target, entityUrl(app, entity.name)),
    { label, href: recordUrl(app, entity.name, key) },
    { label: last, href: null },
  ]
}
