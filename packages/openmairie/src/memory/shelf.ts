// SPDX-License-Identifier: EUPL-1.2
import type { PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import { userOf } from '../ui/user.js'
import type { Shelf } from './searches.js'

/** Where the searches on a listing lie. */
export function shelfOf({ app, entity }: Pick<Target, 'app' | 'entity'>, request: PageRequest): Shelf {
  return { application: app.definition.name, entity: entity.name, user: userOf(request) }
}
