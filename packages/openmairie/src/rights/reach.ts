// SPDX-License-Identifier: EUPL-1.2
import type { Grants } from './contract.js'

/** The permission to see and write the data of all collectivités, for an account that is attached to none. */
const allCollectivites = 'collectivites'

/** The collectivités of an account by those that it is attached to, if any, and by its profil; null: all of them. */
export function reachOf(attached: readonly string[] | undefined, grants: Grants): readonly string[] | null {
  return attached ?? (grants.holds(allCollectivites) ? null : [])
}
