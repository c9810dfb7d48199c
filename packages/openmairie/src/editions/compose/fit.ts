// SPDX-License-Identifier: EUPL-1.2
import { widthOf } from '../../documents/measure.js'

const millimetre = 72 / 25.4

/** The greatest of some sizes at which lines hold in a room; the smallest where they hold at none. */
export function sizeFor(
  lines: readonly string[],
  room: { readonly width: number; readonly height: number },
  sizes: readonly number[],
): number {
  return sizes.find((size) => heightOf(lines, room.width, size) <= room.height) ?? Math.min(...sizes)
}

/** Height that lines take at a size, wrapped where they are wider than their room, in millimetres. */
export function heightOf(lines: readonly string[], width: number, size: number): number {
  const count = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, size) / (width * 0.95))), 0)
  return (count * size * 1.3) / millimetre
}
