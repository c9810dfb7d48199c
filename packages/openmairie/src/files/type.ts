// SPDX-License-Identifier: EUPL-1.2
import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { withoutMark } from '../spreadsheets/csv/encoding.js'
import { programNames, programs, promised, texts } from './kinds.js'
import { reason } from './messages.js'
import { extensionOf } from './names.js'

type Reason = ReturnType<typeof reason>

/**
 * The media type of a file on the disk, by what it holds; its name decides between texts alone. A reason instead where it is not
 * taken: a program, a content that is not what its name promises, an extension that is not among those accepted.
 */
export async function typeOf(
  path: string,
  name: string,
  accept: readonly string[] | null,
): Promise<{ readonly type: string } | { readonly refused: Reason }> {
  const extension = extensionOf(name)
  if (accept && !accept.includes(extension))
    return { refused: reason((of) => of.accept(accept.map((each) => `.${each}`).join(', '))) }
  if (programNames.has(extension)) return { refused: reason((of) => of.program) }
  const start = await startOf(path)
  const isText = looksLikeText(start)
  // A text may begin by chance with the two letters of some signature.
  if (isText && (texts[extension] !== undefined || extension === ''))
    return { type: start.toString('latin1', 0, 2) === '#!' ? 'text/plain' : (texts[extension] ?? 'text/plain') }
  const found = await fileTypeFromFile(path).catch(() => undefined)
  if (found && programs.has(found.ext) && !isText) return { refused: reason((of) => of.program) }
  if (start.toString('latin1', 0, 2) === 'MZ' && !isText) return { refused: reason((of) => of.program) }
  const expected = texts[extension] === undefined ? promised[extension] : []
  const held = isText && (!found || expected?.includes('text')) ? 'text' : found?.ext
  if (expected && (held === undefined || !expected.includes(held)))
    return {
      refused: reason((of) => (found && held !== 'text' ? of.liesAs(extension, found.ext) : of.lies(extension))),
    }
  return { type: found && held !== 'text' ? found.mime : isText ? 'text/plain' : 'application/octet-stream' }
}

/** Bytes that are enough to tell a text. */
const looked = 65_536

async function startOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(looked), 0, looked, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/**
 * Control characters of texts: tab, line break, break within a cell (FileMaker), page, return, end of a file of DOS, escape,
 * separators of old data.
 */
const ofTexts: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31])

/** Whether bytes are a text in some encoding: UTF-16 says so by its mark, others, and UTF-16 without it, have no control character but those of texts. */
function looksLikeText(bytes: Buffer): boolean {
  const [first = 0, second = 0] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const encoding = withoutMark(bytes)
  if (encoding === null) return bytes.every((byte) => byte >= 32 || ofTexts.has(byte))
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = encoding === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
    if (unit < 32 && !ofTexts.has(unit)) return false
  }
  return true
}
