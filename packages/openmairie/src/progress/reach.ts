// SPDX-License-Identifier: EUPL-1.2
import type { JobsOf } from '../jobs/listed.js'
import type { PageRequest } from '../ui/page.js'
import { userOf } from '../ui/user.js'

/** The permission to see the jobs of others, and to stop them. */
export const jobsPermission = 'traitements'

/** The jobs of others that a user may see: those of the collectivités that he works for; null: none. */
export function othersOf(request: PageRequest): JobsOf | null {
  const [app] = request.apps
  if (!app || !request.grants.holds(jobsPermission)) return null
  return { collectivites: request.contextOf(app).collectivites }
}

/** The jobs that a user asked for. */
export function ownOf(request: PageRequest): JobsOf {
  return { user: userOf(request) }
}
