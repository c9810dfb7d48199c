// SPDX-License-Identifier: EUPL-1.2
import { type ClientRequest, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** What a page shows of the count: `12 bureaux sur 30 dépouillés`; null where it shows none. */
export interface Shown {
  /** Bureaux that are counted; null where no figure is shown. */
  readonly counted: number | null
  /** Milliseconds of `performance.now()` at which it was there. */
  readonly at: number
}

/** Somebody who has a page open and is told of what changes. */
export interface Reader {
  /** What he was shown, in turn. */
  readonly shown: readonly Shown[]
  /** The last page that he was shown, as HTML. */
  last(): string
  /** Why his line was lost; null where it never was. */
  lost(): string | null
}

export interface Readers {
  readonly all: readonly Reader[]
  /** Waits until each of them has been shown something that a condition holds of. Raises after a minute. */
  until(holds: (reader: Reader) => boolean): Promise<void>
  close(): void
}

/** The count that HTML shows, as an event or a page has it. */
export function countedIn(html: string): number | null {
  const found = /class=\\?"or-compte\\?">(\d+) /.exec(html)
  return found ? Number(found[1]) : null
}

/** Lines that are opened at once: a server takes what waits for it in turn. */
const atOnce = 50

/** Opens as many readers on the streams of a page, in turn on each port. */
export async function openReaders(ports: readonly number[], path: string, count: number): Promise<Readers> {
  const opened: (Reader & { close(): void })[] = []
  for (let begun = 0; begun < count; begun += atOnce) {
    const more = Array.from({ length: Math.min(atOnce, count - begun) }, (_, index) =>
      read(ports[(begun + index) % ports.length] ?? 0, path),
    )
    opened.push(...(await Promise.all(more)))
  }
  return {
    all: opened,
    until: async (holds) => {
      const end = performance.now() + 60_000
      while (!opened.every(holds)) {
        if (performance.now() > end) throw new Error(`${opened.filter((one) => !holds(one)).length} readers wait`)
        await wait(20)
      }
    },
    close: () => {
      for (const reader of opened) reader.close()
    },
  }
}

/** Opens a stream; returns once the server has answered. */
function read(port: number, path: string): Promise<Reader & { close(): void }> {
  const shown: Shown[] = []
  let pieces: Buffer[] = []
  let last: Buffer = Buffer.alloc(0)
  let lost: string | null = null
  let isClosed = false
  const lose = (why: string): void => {
    if (!isClosed) lost ??= why
  }
  const take = (event: Buffer): void => {
    if (!event.subarray(0, 12).equals(pageEvent)) return
    last = event
    shown.push({ counted: countedIn(event.toString('latin1')), at: performance.now() })
  }
  const receive = (piece: Buffer): void => {
    pieces.push(piece)
    if (piece.indexOf('\n\n') < 0 && !endsWithin(pieces)) return
    let rest = pieces.length === 1 ? piece : Buffer.concat(pieces)
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      take(rest.subarray(0, end))
      rest = rest.subarray(end + 2)
    }
    pieces = rest.length > 0 ? [rest] : []
  }
  return new Promise((resolve, reject) => {
    const asked: ClientRequest = get({ host: '127.0.0.1', port, path, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return void reject(new Error(`A stream answered ${answer.statusCode}`))
      answer.on('data', receive)
      answer.once('close', () => lose('closed'))
      answer.on('error', (error) => lose(error.message))
      resolve({
        shown,
        last: () => htmlOf(last),
        lost: () => lost,
        close: () => {
          isClosed = true
          asked.destroy()
        },
      })
    })
    asked.on('error', (error) => {
      lose(error.message)
      reject(error)
    })
  })
}

const pageEvent = Buffer.from('event: page\n')

/** Whether the end of an event was cut between the two last pieces. */
function endsWithin(pieces: readonly Buffer[]): boolean {
  const [before, after] = pieces.slice(-2)
  return after !== undefined && before?.at(-1) === 10 && after[0] === 10
}

/** The HTML that an event brings. */
function htmlOf(event: Buffer): string {
  const data = /^data: (.*)$/m.exec(event.toString('utf8'))?.[1]
  return data === undefined ? '' : String(JSON.parse(data))
}
