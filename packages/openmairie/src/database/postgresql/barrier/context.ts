// SPDX-License-Identifier: EUPL-1.2

/** The context of who sees all collectivités. */
export const everyCollectivite = '*'

/** The context of these collectivités, null for all of them, as policies read it: an array of PostgreSQL, spelt. */
export function contextOf(collectivites: readonly string[] | null): string {
  if (collectivites === null) return everyCollectivite
  return `{${collectivites.map((id) => `"${id.replace(/["\\]/g, '\\$&')}"`).join(',')}}`
}
