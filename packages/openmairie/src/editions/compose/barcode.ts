// SPDX-License-Identifier: EUPL-1.2
import bwipjs from 'bwip-js/node'
import type { Picture } from '../../documents/contract.js'
import type { BarcodeKind } from '../template/contract.js'

/** Width and height in millimetres of a code as it is printed: what a reader's hand-held scanner takes. */
export interface Barcode {
  readonly picture: Picture
  readonly width: number
  readonly height: number
}

/** Draws a code with vectors. Null where the code cannot hold the value. */
export function barcode(kind: BarcodeKind, value: string): Barcode | null {
  try {
    const svg = bwipjs.toSVG({
      bcid: kind,
      text: value,
      ...(kind === 'code128' ? { height: 12, includetext: true, textxalign: 'center' as const } : {}),
    })
    const [, width = '1', height = '1'] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
    const printed = kind === 'code128' ? { height: 16 } : { height: 25 }
    return {
      picture: { format: 'svg', content: new TextEncoder().encode(svg) },
      height: printed.height,
      width: (printed.height * Number(width)) / Number(height),
    }
  } catch {
    return null
  }
}
