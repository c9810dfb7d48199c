// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A part of a zip: a text, or what comes in pieces; `stored` as it is where it is packed already. */
export type Part = readonly [name: string, content: string | AsyncIterable<string | Uint8Array>, how?: 'stored']

/** Little is gained beyond on tables, for twice the time. */
const compressionLevel = 3

/** A zip of these parts in their order, as it is made: parts are read only as fast as it is taken. `mimetype` is stored as it is. */
export async function* zipped(parts: AsyncIterable<Part>): AsyncIterable<Uint8Array> {
  const zip = new ZipFile()
  const output = zip.outputStream
  if (!(output instanceof Readable)) throw new Error('yazl writes to a stream of another kind')
  let current: Readable | null = null
  let stopped = false
  const feed = async (): Promise<void> => {
    for await (const [name, content, how] of parts) {
      // Nobody would read it to its end.
      if (stopped) return
      if (typeof content === 'string') {
        zip.addBuffer(Buffer.from(content), name, name === 'mimetype' ? { compress: false } : { compressionLevel })
        continue
      }
      current = Readable.from(bytesOf(content), { objectMode: false })
      zip.addReadStream(current, name, how === 'stored' ? { compress: false } : { compressionLevel })
      await finished(current)
    }
    zip.end()
  }
  const fed = feed().catch((error: Error) => void output.destroy(error))
  try {
    yield* output
  } finally {
    // Whoever stops taking it stops the rows too.
    stopped = true
    stop(current)
    await fed
  }
}

const stop = (source: Readable | null): void => void source?.destroy()

async function* bytesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}
