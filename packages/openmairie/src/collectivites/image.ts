// SPDX-License-Identifier: EUPL-1.2
import { inflateSync } from 'node:zlib'

/** A picture that pages may show. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

/** Bytes of a logo at most, pixels of its sides, and pixels in all: a few bytes may unfold into gigabytes wherever it is drawn. */
export const logoLimits = { bytes: 200_000, least: 16, most: 4000, pixels: 4_000_000 } as const
/** Pixels of a logo that another instance took, of a former version maybe. */
export const formerPixels = logoLimits.most ** 2

/**
 * What a file is, by what it holds and not by its name; null for anything but a PNG or a JPEG of sizes that a page can show. A
 * drawing in SVG is none: it may hold a script.
 */
export function pictureIn(bytes: Buffer, mostPixels: number = logoLimits.pixels): Picture | null {
  if (bytes.length > logoLimits.bytes) return null
  const found = pngIn(bytes) ?? jpegIn(bytes)
  const isShown = (side: number): boolean => side >= logoLimits.least && side <= logoLimits.most
  if (!found || !isShown(found.width) || !isShown(found.height) || found.width * found.height > mostPixels) return null
  return found.type === 'image/jpeg' || unfoldsAsSaid(bytes, found) ? found : null
}

/** Whether the points of a PNG are no more than its header says: what draws it may unfold all that is there. */
function unfoldsAsSaid(bytes: Buffer, { width, height }: Picture): boolean {
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  // Eight bytes a point at most, and one before each line: of all its passes, where it is drawn in several.
  const most = width * height * 8 + 2 * height + 64
  try {
    inflateSync(Buffer.concat(parts), { maxOutputLength: most })
    return true
  } catch (error) {
    // What is broken otherwise is not drawn, and harms nobody.
    return !(error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
  }
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function pngIn(bytes: Buffer): Picture | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(pngSignature)) return null
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
}

/** The sizes lie in the frame, after segments of any length. */
function jpegIn(bytes: Buffer): Picture | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { type: 'image/jpeg', height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
