// SPDX-License-Identifier: EUPL-1.2
import type { EtatDefinition } from '../../model/edition.js'
import { conditionOf } from './condition.js'
import type { Condition } from './contract.js'

/** The word by which what is printed is always a draft. */
export const always = 'toujours'

/** When what is printed is a draft; null for never, and for what cannot be read. */
export function draftOf({ draft = '' }: Pick<EtatDefinition, 'draft'>): Condition | null {
  const text = draft.trim()
  if (text === '') return null
  return text.toLowerCase() === always ? { kind: 'always' } : conditionOf(text)
}
