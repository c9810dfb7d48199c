// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { ExactRow } from '../records/index.js'
import { exactLine } from '../spreadsheets/csv/exact.js'

const piece = 64 * 1024

/** What is counted of a part while it is written. */
export interface Tally {
  rows(): number
  /** Cells of a column that hold nothing. */
  empty(column: number): number
  sums(): { readonly bytes: number; readonly hash: string }
  digest(): string
  /** Counts what goes by. */
  through(content: AsyncIterable<string | Uint8Array>): AsyncIterable<string | Uint8Array>
  /** Rows as a CSV, counted. */
  table(heading: readonly string[], rows: AsyncIterable<readonly ExactRow[]>): AsyncIterable<string | Uint8Array>
  /** Lines of text, counted. */
  lines(lines: AsyncIterable<readonly string[]>): AsyncIterable<string | Uint8Array>
}

/** Counts one part. */
export function newTally(): Tally {
  const hash = createHash('sha256')
  let digest: string | null = null
  let [rows, bytes] = [0, 0]
  const empty: number[] = []
  const digestOf = (): string => {
    digest ??= hash.digest('hex')
    return digest
  }
  async function* through(content: AsyncIterable<string | Uint8Array>): AsyncIterable<string | Uint8Array> {
    for await (const given of content) {
      const sent = typeof given === 'string' ? Buffer.from(given) : given
      bytes += sent.length
      hash.update(sent)
      yield sent
    }
  }
  async function* csv(heading: readonly string[], batches: AsyncIterable<readonly ExactRow[]>): AsyncIterable<string> {
    let text = exactLine(heading)
    for await (const batch of batches)
      for (const row of batch) {
        rows++
        for (let at = 0; at < row.length; at++) if (row[at] === null) empty[at] = (empty[at] ?? 0) + 1
        text += exactLine(row)
        if (text.length < piece) continue
        yield text
        text = ''
      }
    if (text !== '') yield text
  }
  async function* written(batches: AsyncIterable<readonly string[]>): AsyncIterable<string> {
    for await (const batch of batches) {
      rows += batch.length
      if (batch.length > 0) yield `${batch.join('\n')}\n`
    }
  }
  return {
    rows: () => rows,
    empty: (column) => empty[column] ?? 0,
    digest: digestOf,
    sums: () => ({ bytes, hash: `sha256:${digestOf()}` }),
    through,
    table: (heading, batches) => through(csv(heading, batches)),
    lines: (batches) => through(written(batches)),
  }
}
