// SPDX-License-Identifier: EUPL-1.2
import bwipjs from 'bwip-js/node'
import type { Picture } from '../../documents/contract.js'
import type { BarcodeKind } from '../template/contract.js'
import { code128 } from './bars.js'

/** Width and height in millimetres of a code as it is printed: what a reader's hand-held scanner takes. */
export interface Barcode {
  readonly picture: Picture
  readonly width: number
  readonly height: number
}

/** Between the margins of a page upright. */
const widest = 165

/** Draws a code with vectors. Null where the code cannot hold the value. */
export function barcode(kind: BarcodeKind, value: string): Barcode | null {
  // Other letters would be drawn as the bytes that spell them, and read by scanners as something else.
  if (kind === 'code128' && !/^[\x20-\x7e]+$/.test(value)) return null
  try {
    const svg = kind === 'code128' ? code128(value) : bwipjs.toSVG({ bcid: kind, text: value })
    const [, width = '1', height = '1'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
    const ratio = Number(width) / Number(height)
    // A long code is drawn smaller rather than beyond the page.
    const printed = Math.min(kind === 'code128' ? 16 : 25, widest / ratio)
    return {
      picture: { format: 'svg', content: new TextEncoder().encode(svg) },
      height: printed,
      width: printed * ratio,
    }
  } catch {
    return null
  }
}
