// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { PageRequest } from '../ui/page.js'
import type { Target } from '../ui/target.js'
import type { Shelf } from './searches.js'

/** Whose memory it is. Raises OM_FORBIDDEN where nobody is signed in. */
export function userOf({ actor }: PageRequest): string {
  if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
  return actor.id
}

/** Where the searches on a listing lie. */
export function shelfOf({ app, entity }: Pick<Target, 'app' | 'entity'>, request: PageRequest): Shelf {
  return { application: app.definition.name, entity: entity.name, user: userOf(request) }
}
