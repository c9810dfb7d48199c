// SPDX-License-Identifier: EUPL-1.2
import type { Ctx } from '../records/index.js'
import { reversibilityPermission } from './urls.js'

/** Whether someone may take a collectivité out: by a right of its own, and one of those that he works for. */
export function mayTake(
  { grants, collectivites }: Pick<Ctx, 'grants' | 'collectivites'>,
  collectivite: string,
): boolean {
  return grants.holds(reversibilityPermission) && (collectivites === null || collectivites.includes(collectivite))
}
