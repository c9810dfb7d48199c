// SPDX-License-Identifier: EUPL-1.2
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { OpenMairieError } from '../../errors/errors.js'
import type { CsvForm } from '../contract.js'

export type Encoding = CsvForm['encoding']

const chunk = 256 * 1024
/** What bytes 80 to 9F are in Windows-1252; a place without letter keeps its control character. */
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const latin9: Readonly<Record<string, string>> = {
  '\xa4': '€',
  '\xa6': 'Š',
  '\xa8': 'š',
  '\xb4': 'Ž',
  '\xb8': 'ž',
  '\xbc': 'Œ',
  '\xbd': 'œ',
  '\xbe': 'Ÿ',
}

/** The encoding of a file of text: its mark, else what its bytes can be. Reads the file whole: one accent may stand at its end. */
export async function encodingOf(path: string): Promise<Encoding> {
  let first = true
  let rest: Buffer = Buffer.alloc(0)
  let utf8 = true
  const seen = new Uint32Array(256)
  for await (const read of createReadStream(path, { highWaterMark: chunk })) {
    const bytes: Buffer = read
    if (first) {
      const marked = markOf(bytes) ?? withoutMark(bytes)
      if (marked) return marked
      first = false
    }
    if (utf8) {
      const whole = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
      const end = endOfCharacters(whole)
      utf8 = isUtf8(whole.subarray(0, end))
      rest = whole.subarray(end)
    }
    if (!utf8) for (const byte of bytes) seen[byte] = (seen[byte] ?? 0) + 1
  }
  if (utf8 && rest.length === 0) return 'utf-8'
  return latinOf(seen)
}

function markOf(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return null
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** The UTF-16 that a file without mark is in: a text of our languages has a zero in nearly every other byte. Null where it is in none. */
export function withoutMark(bytes: Buffer): Encoding | null {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) at % 2 === 0 ? even++ : odd++
  const enough = sample.length * 0.2
  if (odd > enough && even < odd / 10) return 'utf-16le'
  if (even > enough && odd < even / 10) return 'utf-16be'
  return null
}

/** Where the last whole character of a piece of UTF-8 ends. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** The two differ by a few letters: curly quotes are Windows’, a euro or an œ where it has ¤ and ½ is the other’s. */
function latinOf(seen: Uint32Array): Encoding {
  const count = (...codes: number[]): number => codes.reduce((sum, code) => sum + (seen[code] ?? 0), 0)
  const windowsOnly = seen.subarray(0x80, 0xa0).reduce((sum, times) => sum + times, 0)
  return windowsOnly === 0 && count(0xa4, 0xbc, 0xbd) > 0 ? 'iso-8859-15' : 'windows-1252'
}

/** The text of a file, in pieces, without its mark. Raises OM_SHEET_ENCODING where its bytes are not what was said. */
export async function* textOf(path: string, encoding: Encoding): AsyncIterable<string> {
  const decoder = decoderOf(encoding)
  for await (const read of createReadStream(path, { highWaterMark: chunk })) {
    const bytes: Buffer = read
    yield decoder(bytes, false)
  }
  yield decoder(Buffer.alloc(0), true)
}

/** The beginning of a text, `bytes` long. */
export async function beginningOf(path: string, encoding: Encoding, bytes: number): Promise<string> {
  let text = ''
  const decoder = decoderOf(encoding)
  for await (const read of createReadStream(path, { highWaterMark: chunk, end: bytes - 1 }))
    text += decoder(read, false)
  return text
}

function decoderOf(encoding: Encoding): (bytes: Buffer, last: boolean) => string {
  if (encoding === 'windows-1252')
    return (bytes) => bytes.toString('latin1').replace(/[\x80-\x9f]/g, (c) => windows[c.charCodeAt(0) - 0x80] ?? c)
  if (encoding === 'iso-8859-15')
    return (bytes) => bytes.toString('latin1').replace(/[\xa4\xa6\xa8\xb4\xb8\xbc-\xbe]/g, (c) => latin9[c] ?? c)
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (bytes, last) => {
    try {
      return decoder.decode(bytes, { stream: !last })
    } catch (cause) {
      throw new OpenMairieError('OM_SHEET_ENCODING', { encoding: encoding.toUpperCase() }, { cause })
    }
  }
}
