// SPDX-License-Identifier: EUPL-1.2
import type { Problem } from 'openmairie'
import { isColour, leastContrast, nearestAccepted, type SchemeName, worstContrast } from '../collectivites/contrast.js'
import { administrationMessages } from './messages.js'

/** What is wrong with the colour of a collectivité in a scheme: what it measures, and the nearest that may be read. */
export function colourProblem(
  locale: 'fr' | 'en',
  field: string,
  colour: string | null | undefined,
  scheme: SchemeName,
): readonly Problem[] {
  if (colour === null || colour === undefined) return []
  const messages = administrationMessages(locale)
  if (!isColour(colour)) return [{ field, message: messages.notColour }]
  const measured = worstContrast(colour, scheme)
  if (measured >= leastContrast) return []
  const ratio = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  // Rounded down: 4.499 is not 4.5.
  const told = ratio.format(Math.floor(measured * 100) / 100)
  const nearest = nearestAccepted(colour, scheme)
  return [{ field, message: messages.contrast(scheme, told, ratio.format(leastContrast), nearest) }]
}
