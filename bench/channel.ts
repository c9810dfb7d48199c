// SPDX-License-Identifier: EUPL-1.2
import { connect } from 'node:net'

/** Where a page is asked for, by whom. */
export interface Asker {
  readonly port: number
  readonly cookie: string
}

export interface Channel {
  /** Asks for a page and waits for its whole reply; returns the status. Raises where the connection is over before that. */
  ask(path: string): Promise<number>
  close(): void
}

/** A connection that is kept. Replies are read into one buffer, and no more of them than tells where they end. */
export function open({ port, cookie }: Asker): Channel {
  const rest = ` HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${cookie}\r\nAccept: text/html\r\nAccept-Language: fr\r\n\r\n`
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null
  let over: Error | null = null
  const end = (error: Error): void => {
    over ??= error
    waiting?.reject(over)
  }
  const statusAfter = readReplies()
  const read = (size: number, buffer: Uint8Array): boolean => {
    try {
      const status = statusAfter(Buffer.from(buffer.buffer, buffer.byteOffset, size))
      if (status !== null) waiting?.resolve(status)
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined)
    }
    return true
  }
  const socket = connect({ port, host: '127.0.0.1', onread: { buffer: Buffer.alloc(65_536), callback: read } })
  socket.setNoDelay(true)
  socket.on('error', end)
  socket.on('close', () => end(new Error('The server closed the connection')))
  return {
    ask: (path) =>
      new Promise((resolve, reject) => {
        // Nothing comes of what is written to a connection that is over.
        if (over) return reject(over)
        waiting = { resolve, reject }
        socket.write(`GET ${path}${rest}`)
      }),
    close: () => {
      waiting = null
      socket.destroy()
    },
  }
}

const lineFeed = 10

/** Reads replies piece by piece, however they are cut; returns the status of the one that a piece ends, else null. */
export function readReplies(): (piece: Buffer) => number | null {
  let head = Buffer.alloc(0)
  let status = 0
  /** Bytes to come; of the chunk where there are chunks. Null before the head is whole. */
  let left: number | null = null
  let chunks: 'none' | 'some' | 'over' = 'none'
  let line = ''

  const begin = (piece: Buffer): Buffer | null => {
    const whole = head.length === 0 ? piece : Buffer.concat([head, piece])
    const split = whole.indexOf('\r\n\r\n')
    // A copy: the room of a piece is that of the next one.
    head = split < 0 ? Buffer.from(whole) : Buffer.alloc(0)
    if (split < 0) return null
    const said = whole.toString('latin1', 0, split + 2).toLowerCase()
    status = Number(said.slice(9, 12))
    const length = /\r\ncontent-length: *(\d+)\r/.exec(said)?.[1]
    chunks = /\r\ntransfer-encoding: *chunked\r/.test(said) ? 'some' : 'none'
    if (length === undefined && chunks === 'none' && status !== 204 && status !== 304)
      throw new Error('A reply does not tell where it ends')
    left = Number(length ?? 0)
    return whole.subarray(split + 4)
  }
  /** Whether the last chunk is behind. */
  const pass = (piece: Buffer): boolean => {
    for (let at = 0; at < piece.length; ) {
      const passed = Math.min(left ?? 0, piece.length - at)
      left = (left ?? 0) - passed
      at += passed
      if (at === piece.length) return false
      const end = piece.indexOf(lineFeed, at) + 1
      line += piece.toString('latin1', at, end || piece.length)
      if (end === 0) return false
      at = end
      if (chunks === 'over' && line === '\r\n') return true
      const size = chunks === 'over' ? 0 : Number.parseInt(line, 16)
      if (size === 0) chunks = 'over'
      else left = size + 2
      line = ''
    }
    return false
  }

  return (piece) => {
    const body = left === null ? begin(piece) : piece
    if (body === null) return null
    if (chunks === 'none') left = (left ?? 0) - body.length
    const ended = chunks === 'none' ? (left ?? 0) <= 0 : pass(body)
    if (!ended) return null
    left = null
    line = ''
    return status
  }
}
