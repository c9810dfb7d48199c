// SPDX-License-Identifier: EUPL-1.2
import type { EtatDefinition } from '../../model/edition.js'

/** Size of the text, in points. */
export const usualSize = 10.5

/** Margins of a page, in millimetres: those of a letter are wider at its sides. */
export function usualMargins(kind: EtatDefinition['kind']) {
  const side = kind === 'lettre' ? 20 : 15
  return { top: 18, right: side, bottom: 20, left: side } as const
}

/** The room of a signature, in millimetres: of a picture, or of a hand. */
export const signatureHeight = 25
