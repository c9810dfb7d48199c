// SPDX-License-Identifier: EUPL-1.2
import type { FastifyReply } from 'fastify'

/** A line to an open page, kept open. */
export interface Stream {
  send(event: string, value: unknown): void
  /** Shows that it lives. */
  beat(): void
  /** Ends it; the page is told so by an event, or asks again where none is named. */
  end(event: string | null): void
  /** Calls once it is closed, by whomever. */
  closed(then: () => void): void
}

/** Bytes that may wait for a page that reads nothing: beyond, its line is cut. */
const mostWaiting = 256 * 1024
/** Milliseconds after which a browser that lost its line asks again. */
const retry = 2000

/** Opens a line of events. Whatever stands between is told to keep nothing back. */
export function openStream(reply: FastifyReply): Stream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    // nginx would gather what it is sent.
    'x-accel-buffering': 'no',
  })
  const write = (text: string): void => {
    if (raw.writableEnded || raw.destroyed) return
    raw.write(text)
    if (raw.writableLength > mostWaiting) raw.destroy()
  }
  write(`retry: ${retry}\n\n`)
  return {
    send: (event, value) => write(`event: ${event}\ndata: ${JSON.stringify(value)}\n\n`),
    beat: () => write(': \n\n'),
    end: (event) => {
      if (event !== null) write(`event: ${event}\ndata: \n\n`)
      if (!raw.writableEnded) raw.end()
    },
    closed: (then) => {
      // Whoever left while it was being opened is not waited for.
      if (raw.destroyed || raw.closed) then()
      else raw.once('close', then)
    },
  }
}
