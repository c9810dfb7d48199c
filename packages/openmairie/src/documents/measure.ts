// SPDX-License-Identifier: EUPL-1.2
import { type Font as FontFile, openSync } from 'fontkit'
import { type Font, fontFile } from './fonts.js'

interface Face {
  readonly font: FontFile
  /** Advance of each letter met, in parts of the size; null for one that the font lacks. */
  readonly advances: Map<number, number | null>
}
const faces = new Map<Font, Face>()
const millimetre = 72 / 25.4

/** Width of a text on one line, in millimetres, at a size in points, its letters one after another. */
export function widthOf(text: string, size: number, font: Font = 'regular'): number {
  const points = [...text].reduce((sum, letter) => sum + advanceOf(letter.codePointAt(0) ?? 0, font), 0) * size
  return points / millimetre
}

/** Whether a font has a letter. */
export function hasLetter(code: number, font: Font): boolean {
  return advanceIn(code, faceOf(font)) !== null
}

function advanceOf(code: number, font: Font): number {
  return advanceIn(code, faceOf(font)) ?? advanceIn(code, faceOf('wide')) ?? 0.6
}

function advanceIn(code: number, { font, advances }: Face): number | null {
  const known = advances.get(code)
  if (known !== undefined) return known
  const advance = font.hasGlyphForCodePoint(code) ? font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm : null
  advances.set(code, advance)
  return advance
}

function faceOf(font: Font): Face {
  const known = faces.get(font)
  if (known) return known
  const opened = openSync(fontFile(font))
  if (!('glyphForCodePoint' in opened)) throw new Error(`${font} is a collection of fonts`)
  const face = { font: opened, advances: new Map<number, number | null>() }
  faces.set(font, face)
  return face
}
