// SPDX-License-Identifier: EUPL-1.2
import type { SousEtatDefinition } from '../../model/edition.js'
import type { OriginalColumn, OriginalSousEtat, Remarking } from './contract.js'

type Sum = NonNullable<SousEtatDefinition['totals']>[string]

/** The sums of a sous-état, from flags between bars, a column each: one sum a column is all that there is now. */
export function totalsOf(
  { totals, means, counts }: Pick<OriginalSousEtat, 'totals' | 'means' | 'counts'>,
  columns: readonly OriginalColumn[],
  remark: Remarking,
): Readonly<Record<string, Sum>> {
  const flags: readonly (readonly [Sum, readonly string[]])[] = [
    ['total', totals.split('|')],
    ['mean', means.split('|')],
    ['count', counts.split('|')],
  ]
  const found: Record<string, Sum> = {}
  columns.forEach(({ path, heading }, at) => {
    const [first, ...others] = flags.filter(([, of]) => of[at]?.trim() === '1').map(([sum]) => sum)
    if (others.length > 0 || (first && path === null)) remark('columns', 'column-sums', heading)
    if (first && path !== null) found[path] = first
  })
  return found
}
