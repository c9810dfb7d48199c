// SPDX-License-Identifier: EUPL-1.2
import { widthOf } from '../../documents/measure.js'
import type { Sheet } from './sheets.js'

/** Around the words of a label, each side, in millimetres. */
export const inset = 4
const sizes = [11, 10, 9, 8, 7, 6, 5, 4] as const
const millimetre = 72 / 25.4

/** The greatest size at which lines hold in a label: nothing is dropped; those that hold in none are set at the smallest. */
export function sizeFor(lines: readonly string[], { width, height }: Sheet): number {
  const room = { width: width - 2 * inset, height: height - 2 * 3 }
  const fits = (size: number): boolean => {
    const count = lines.reduce(
      (sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, size) / (room.width * 0.95))),
      0,
    )
    return (count * size * 1.3) / millimetre <= room.height
  }
  return sizes.find(fits) ?? 4
}
