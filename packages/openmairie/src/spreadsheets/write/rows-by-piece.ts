// SPDX-License-Identifier: EUPL-1.2
import type { Cell } from '../contract.js'

/** Characters gathered before they go to the zip. */
const piece = 64 * 1024
/** What a sheet holds at most: a longer table goes on in the next one. */
export const rowsInSheet = 1_048_576

/** Rows taken one by one, by whoever writes the sheet that they go to. */
export interface Taken {
  /** The rows of a sheet as text, by pieces; the first row is `heading`. */
  readonly sheet: (write: (row: readonly Cell[], line: number) => string) => AsyncIterable<string>
  readonly finished: () => boolean
}

/** Shares rows between sheets. Awaits the first row, so that what is refused is so before anything is written. */
export async function takenFrom(heading: readonly string[], rows: AsyncIterable<readonly Cell[]>): Promise<Taken> {
  const iterator = rows[Symbol.asyncIterator]()
  let next = await iterator.next()
  return {
    finished: () => next.done === true,
    async *sheet(write) {
      let ended = false
      try {
        let text = write(heading, 1)
        for (let line = 2; line <= rowsInSheet && next.done !== true; line++) {
          text += write(next.value, line)
          next = await iterator.next()
          if (text.length < piece) continue
          yield text
          text = ''
        }
        if (text !== '') yield text
        ended = true
      } finally {
        // Nobody takes the rest: what reads the rows lets its connection go.
        if (!ended) await iterator.return?.()
      }
    },
  }
}
