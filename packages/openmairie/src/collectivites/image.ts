// SPDX-License-Identifier: EUPL-1.2

/** A picture that pages may show. */
export interface Picture {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

/** Bytes of a logo at most, and pixels of its sides. */
export const logoLimits = { bytes: 200_000, least: 16, most: 4000 } as const

/**
 * What a file is, by what it holds and not by its name; null for anything but a PNG or a JPEG of sizes that a page can show. A
 * drawing in SVG is none: it may hold a script.
 */
export function pictureIn(bytes: Buffer): Picture | null {
  const found = pngIn(bytes) ?? jpegIn(bytes)
  const isShown = (side: number): boolean => side >= logoLimits.least && side <= logoLimits.most
  return found && bytes.length <= logoLimits.bytes && isShown(found.width) && isShown(found.height) ? found : null
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
