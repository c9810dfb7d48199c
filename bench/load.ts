// SPDX-License-Identifier: EUPL-1.2
import { connect } from 'node:net'
import { type Measure, summary } from './measure.js'

export interface Load {
  readonly port: number
  readonly cookie: string
  /** Paths asked for in turn. */
  readonly paths: readonly string[]
  readonly connections: number
  readonly seconds: number
}

/**
 * Asks for pages over keep-alive sockets, one request at a time on each. Written on bare sockets so that the measuring
 * process takes as little as possible of the cores that the server needs.
 */
export async function measureLoad(load: Load): Promise<Measure> {
  const times: number[] = []
  let failures = 0
  const end = performance.now() + load.seconds * 1000
  const started = performance.now()
  await Promise.all(
    Array.from({ length: load.connections }, async (_, worker) => {
      const channel = open(load)
      for (let turn = worker; performance.now() < end; turn += load.connections) {
        const path = load.paths[turn % load.paths.length] ?? '/'
        const before = performance.now()
        const status = await channel.ask(path)
        times.push(performance.now() - before)
        if (status !== 200) failures += 1
      }
      channel.close()
    }),
  )
  const elapsed = (performance.now() - started) / 1000
  return summary(times, elapsed, failures)
}

/** Where a page is asked for, by whom. */
export interface Asker {
  readonly port: number
  readonly cookie: string
}

/**
 * Asks for a page of two servers, one after the other, as many times: what shares the machine weighs on both alike. Returns
 * the measure of each.
 */
export async function measurePair(
  one: Asker,
  other: Asker,
  path: string,
  times: number,
): Promise<readonly [Measure, Measure]> {
  const sides = [one, other].map((asker) => ({
    channel: open(asker),
    taken: [] as number[],
    failures: 0,
  }))
  for (let turn = 0; turn < times; turn++)
    for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
      const before = performance.now()
      const status = await side.channel.ask(path)
      side.taken.push(performance.now() - before)
      if (status !== 200) side.failures += 1
    }
  for (const { channel } of sides) channel.close()
  const [first, second] = sides.map(({ taken, failures }) =>
    summary(taken, taken.reduce((sum, each) => sum + each, 0) / 1000, failures),
  )
  const none = summary([], 1, 0)
  return [first ?? none, second ?? none]
}

interface Channel {
  /** Asks for a page and waits for its whole reply; returns the status. */
  ask(path: string): Promise<number>
  close(): void
}

const beforeBody = Buffer.from('\r\n\r\n')
const lengthName = Buffer.from('content-length: ')
const lastChunk = '0\r\n\r\n'

/** A connection that is kept. Replies are read into one buffer, and no more of them than tells where they end. */
function open({ port, cookie }: Asker): Channel {
  const rest = ` HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nAccept: text/html\r\nAccept-Language: fr\r\n\r\n`
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null
  let status = 0
  /** Bytes to come: null before the head is whole, unknown where the body is in chunks. */
  let missing: number | 'unknown' | null = null
  let kept = ''
  const read = (size: number, buffer: Uint8Array): boolean => {
    const piece = Buffer.from(buffer.buffer, buffer.byteOffset, size)
    if (missing === null) {
      const split = piece.indexOf(beforeBody)
      if (split < 0) throw new Error('The head of a reply came in two pieces')
      status = Number(piece.toString('latin1', 9, 12))
      const at = piece.indexOf(lengthName)
      const known = at >= 0 && at < split
      const start = at + lengthName.length
      const length = Number.parseInt(piece.toString('latin1', start, start + 12), 10)
      missing = known ? length - (size - split - beforeBody.length) : 'unknown'
    } else if (missing !== 'unknown') missing -= size
    if (missing === 'unknown') kept = (kept + piece.toString('latin1', Math.max(0, size - 5), size)).slice(-5)
    if (missing === 'unknown' ? kept !== lastChunk : missing > 0) return true
    missing = null
    kept = ''
    waiting?.resolve(status)
    return true
  }
  const socket = connect({ port, host: '127.0.0.1', onread: { buffer: Buffer.alloc(65_536), callback: read } })
  socket.setNoDelay(true)
  socket.on('error', (error) => waiting?.reject(error))
  socket.on('close', () => waiting?.reject(new Error('The server closed the connection')))
  return {
    ask: (path) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(`GET ${path}${rest}`)
      }),
    close: () => {
      waiting = null
      socket.destroy()
    },
  }
}
