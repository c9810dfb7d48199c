// SPDX-License-Identifier: EUPL-1.2
import { type Readable, Transform } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { OpenMairieError } from '../../errors/errors.js'
import type { Source } from '../contract.js'

const mebibyte = 1024 * 1024
/** What one part of a spreadsheet may come to, and how many times its size in the file once it is large. */
const largest = 4096 * mebibyte
const ratio = 200
const ratioFrom = 64 * mebibyte
/** Parts that are held in memory: list of sheets, styles. */
const largestWhole = 32 * mebibyte
const mostParts = 10_000

/** What an archive may hold. What is read without being kept needs no bound on what it inflates to. */
export interface Bounds {
  readonly parts: number
  /** Of a part: its size, and how many times that in the file. */
  readonly bytes: number
  readonly ratio: number
}
const ofSheets: Bounds = { parts: mostParts, bytes: largest, ratio }

export interface Archive {
  readonly has: (part: string) => boolean
  readonly names: readonly string[]
  /** A part as it inflates. Raises OM_SHEET_BROKEN where there is none, OM_SHEET_BOMB past the bounds. */
  readonly stream: (part: string) => Promise<Readable>
  /** A small part, whole; null where there is none. */
  readonly text: (part: string) => Promise<string | null>
  readonly close: () => void
}

/** Opens a spreadsheet that is a zip. Raises OM_SHEET_BROKEN, OM_SHEET_LOCKED, OM_SHEET_BOMB. */
export async function openArchive(source: Source, bounds: Bounds = ofSheets): Promise<Archive> {
  const zip = await openPromise(source.path, { autoClose: false }).catch((cause: unknown) => {
    throw broken(source, cause)
  })
  const entries = await entriesOf(zip, source, bounds)
  const entryOf = (part: string): Entry => {
    const entry = entries.get(part)
    if (!entry) throw broken(source, part)
    return entry
  }
  const stream = async (part: string, most = bounds.bytes): Promise<Readable> => {
    const entry = entryOf(part)
    if (tooLarge(entry.uncompressedSize, entry, { ...bounds, bytes: most }))
      throw new OpenMairieError('OM_SHEET_BOMB', { file: source.name })
    const inflating = await zip.openReadStreamPromise(entry).catch((cause: unknown) => {
      throw broken(source, cause)
    })
    return bounded(inflating, entry, { ...bounds, bytes: most }, source)
  }
  return {
    has: (part) => entries.has(part),
    names: [...entries.keys()],
    stream: (part) => stream(part),
    text: async (part) => {
      if (!entries.has(part)) return null
      const pieces: Buffer[] = []
      for await (const piece of await stream(part, largestWhole)) pieces.push(piece)
      return Buffer.concat(pieces).toString('utf8')
    },
    close: () => zip.close(),
  }
}

async function entriesOf(zip: ZipFile, source: Source, { parts }: Bounds): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    if (zip.entryCount > parts) throw new OpenMairieError('OM_SHEET_BOMB', { file: source.name })
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new OpenMairieError('OM_SHEET_LOCKED', { file: source.name })
      entries.set(entry.fileName, entry)
    }
    return entries
  } catch (cause) {
    zip.close()
    throw cause instanceof OpenMairieError ? cause : broken(source, cause)
  }
}

/** What the file says of its own size is a lie in a bomb: the bytes that come are counted too. */
function bounded(inflating: Readable, entry: Entry, bounds: Bounds, source: Source): Readable {
  let size = 0
  const counted = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length
      if (tooLarge(size, entry, bounds)) done(new OpenMairieError('OM_SHEET_BOMB', { file: source.name }))
      else done(null, piece)
    },
  })
  inflating.on('error', (cause) => counted.destroy(broken(source, cause)))
  counted.on('close', () => inflating.destroy())
  return inflating.pipe(counted)
}

const tooLarge = (size: number, entry: Entry, bounds: Bounds): boolean =>
  size > bounds.bytes || (size > ratioFrom && size > entry.compressedSize * bounds.ratio)

const broken = (source: Source, cause: unknown): OpenMairieError =>
  new OpenMairieError('OM_SHEET_BROKEN', { file: source.name }, { cause })
