// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { PageRequest } from './page.js'

/** Who is signed in. Raises OM_FORBIDDEN where nobody is. */
export function userOf({ actor }: PageRequest): string {
  if (!actor) throw new OpenMairieError('OM_FORBIDDEN')
  return actor.id
}
