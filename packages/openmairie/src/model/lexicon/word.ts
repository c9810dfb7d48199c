// SPDX-License-Identifier: EUPL-1.2
import type { Noun } from '../entity.js'

export interface Word {
  /** Lower case, with its accents: «compétence». */
  readonly label: string
  readonly gender: Noun['gender']
  /** Only where the rule does not give it. */
  readonly plural: string | null
  /** An adjective or a number follows a noun without «de». */
  readonly adjective: boolean
  /** Found by a stem that is English alone: the name that has it reads from its end, `payment_type` → «type de paiement». */
  readonly english: boolean
}

/**
 * Reads a table of words, one a line: `stem = label gender [plural]`, where the gender is `m`, `f`, `n` or `a` (an
 * adjective), and a `/` parts the label from the rest: `cp = code postal / m / codes postaux`. `english`: stems of a French
 * table that are English.
 */
export function readWords(table: string, english = false): ReadonlyMap<string, Word> {
  const lines = table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return new Map(
    lines.map((line) => {
      const [stem = '', rest = ''] = line.split(' = ')
      const [label = '', kind = 'm', plural] = rest.split(' / ')
      return [
        stem,
        {
          label,
          gender: kind === 'a' ? 'm' : kind === 'f' || kind === 'n' ? kind : 'm',
          plural: plural ?? null,
          adjective: kind === 'a',
          english,
        },
      ]
    }),
  )
}
