// SPDX-License-Identifier: EUPL-1.2
import type { Grants } from '../rights/contract.js'

/** The permission to run queries, and the one to build and keep them for the collectivité that one works for. */
export const queriesPermission = 'requetes'
export const queriesWritePermission = 'requetes_ecriture'

/** Whether one may run queries: whoever builds them sees what they find. */
export function mayRunQueries(holds: Grants['holds']): boolean {
  return holds(queriesPermission) || holds(queriesWritePermission)
}
