// SPDX-License-Identifier: EUPL-1.2
import { connect, type Socket } from 'node:net'
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
      const socket = connect(load.port, '127.0.0.1')
      socket.setNoDelay(true)
      for (let turn = worker; performance.now() < end; turn += load.connections) {
        const path = load.paths[turn % load.paths.length] ?? '/'
        const before = performance.now()
        const status = await ask(socket, path, load.cookie)
        times.push(performance.now() - before)
        if (status !== 200) failures += 1
      }
      socket.destroy()
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
    asker,
    socket: connect(asker.port, '127.0.0.1'),
    taken: [] as number[],
    failures: 0,
  }))
  for (let turn = 0; turn < times; turn++)
    for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
      const before = performance.now()
      const status = await ask(side.socket, path, side.asker.cookie)
      side.taken.push(performance.now() - before)
      if (status !== 200) side.failures += 1
    }
  for (const { socket } of sides) socket.destroy()
  const [first, second] = sides.map(({ taken, failures }) =>
    summary(taken, taken.reduce((sum, each) => sum + each, 0) / 1000, failures),
  )
  const none = summary([], 1, 0)
  return [first ?? none, second ?? none]
}

/** Sends one request and waits for its whole reply; returns the status. */
function ask(socket: Socket, path: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let head: string | null = null
    let status = 0
    let missing = 0
    let chunked = false
    let seen: Buffer = Buffer.alloc(0)
    const finish = (): void => {
      socket.off('data', read)
      socket.off('error', reject)
      resolve(status)
    }
    const read = (piece: Buffer): void => {
      if (head === null) {
        seen = Buffer.concat([seen, piece])
        const split = seen.indexOf('\r\n\r\n')
        if (split < 0) return
        head = seen.toString('latin1', 0, split)
        status = Number(head.slice(9, 12))
        const length = /content-length: (\d+)/i.exec(head)?.[1]
        chunked = length === undefined
        const body = seen.subarray(split + 4)
        missing = Number(length ?? 0) - body.length
        seen = body.subarray(-5)
      } else {
        missing -= piece.length
        seen = Buffer.concat([seen, piece]).subarray(-5)
      }
      if (chunked ? seen.toString('latin1') === '0\r\n\r\n' : missing <= 0) finish()
    }
    socket.on('data', read)
    socket.once('error', reject)
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${portOf(socket)}\r\nCookie: ${cookie}\r\nAccept: text/html\r\nAccept-Language: fr\r\n\r\n`,
    )
  })
}

const portOf = (socket: Socket): number => socket.remotePort ?? 80
