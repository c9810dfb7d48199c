// SPDX-License-Identifier: EUPL-1.2
import { hasLetter } from './measure.js'

/** Latin letters, which the fonts have without being asked. */
const usual = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2018-\u201d\u2013\u2014\u2026\u202f\u20ac]*$/
/** In place of a letter that no font has: it is seen that there was one. */
const missing = '\ufffd'
/** What marks or joins letters and is not one itself. */
const unseen = /^(\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector})$/u

/**
 * A text as the fonts can draw it. One letter that they lack would cost the whole document, which keeps to PDF/A: it gives way to a
 * sign. Half a surrogate and letters of private use are no text, and go the same way; what controls and does not show goes.
 */
export function drawable(text: string): string {
  if (usual.test(text)) return text
  let drawn = ''
  for (const letter of text.replace(/\r\n?/g, '\n')) drawn += drawnLetter(letter)
  return drawn
}

function drawnLetter(letter: string): string {
  if (letter === '\n') return letter
  if (letter === '\t') return ' '
  if (unseen.test(letter)) return ''
  const code = letter.codePointAt(0) ?? 0
  const isText = !/^[\p{Co}\p{Cs}\p{Cn}]$/u.test(letter)
  return isText && (hasLetter(code, 'regular') || hasLetter(code, 'wide')) ? letter : missing
}
