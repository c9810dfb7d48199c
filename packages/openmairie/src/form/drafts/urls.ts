// SPDX-License-Identifier: EUPL-1.2
import type { DraftUrls } from '../../drafts/opened.js'
import type { DraftsOf } from '../../drafts/store.js'
import type { Key } from '../../model/value.js'
import type { Place } from '../../ui/place.js'
import type { Target } from '../../ui/target.js'
import { entityUrl, recordUrl } from '../../ui/urls.js'

/** What the drafts of a form belong to: its record, or new ones below a parent. */
export function draftsAt({ ctx, entity }: Pick<Target, 'ctx' | 'entity'>, place: Place, key: Key | null): DraftsOf {
  return { ctx, entity, key, part: key === null ? (place.carried['parent'] ?? '') : '' }
}

/** Where the drafts of a form are kept, and erased. */
export function draftUrls({ ctx, entity, key }: Pick<DraftsOf, 'ctx' | 'entity' | 'key'>, place: Place): DraftUrls {
  const url = (verb: string): string =>
    key === null
      ? entityUrl(ctx.app, entity.name, verb, place.carried)
      : recordUrl(ctx.app, entity.name, key, verb, place.carried)
  return { keep: url('brouillon'), drop: url('effacer-brouillon') }
}
