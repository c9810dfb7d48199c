// SPDX-License-Identifier: EUPL-1.2

import type { Place } from '../../ui/place.js'
import { entityUrl, recordUrl } from '../../ui/urls.js'
import type { DraftsOf } from './store.js'

/** Where the drafts of a form are kept, or erased. */
export function draftUrl(
  { ctx, entity, key }: Pick<DraftsOf, 'ctx' | 'entity' | 'key'>,
  place: Place,
  verb: 'brouillon' | 'effacer-brouillon',
): string {
  return key === null
    ? entityUrl(ctx.app, entity.name, verb, place.carried)
    : recordUrl(ctx.app, entity.name, key, verb, place.carried)
}
