// SPDX-License-Identifier: EUPL-1.2
import { literal } from '../../generate/literal.js'
import type { Takeover } from './contract.js'

/** The name under which a file of definitions taken over exports them. */
export const exportedName = 'reprise'

/** A file of an author, with the definitions that were taken over. */
export function printTakeover({ etats, sousEtats }: Pick<Takeover, 'etats' | 'sousEtats'>): string {
  return `import type { EditionDefinitions } from 'openmairie'

/** Taken over from openMairie in PHP by \`openmairie editions takeover\`; yours from now on. */
export const ${exportedName}: EditionDefinitions = ${literal({ etats, sousEtats })}
`
}
