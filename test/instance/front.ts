// SPDX-License-Identifier: EUPL-1.2
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Front {
  readonly url: string
  close(): Promise<void>
}

/** Milliseconds for which a server that refused a connection is asked nothing. */
const rest = 1000

/**
 * A proxy as a host puts before several servers: each in turn, one that refuses is left alone for a while and the other asked
 * instead. What broke once a server had the request is answered with 502: whether it was done is not for a proxy to know.
 */
export async function openFront(ports: readonly number[]): Promise<Front> {
  const down = new Map<number, number>()
  let turn = 0
  const next = (tried: readonly number[]): number | undefined => {
    turn += 1
    const left = ports.filter((port) => !tried.includes(port) && (down.get(port) ?? 0) < Date.now())
    return left[turn % left.length]
  }
  const pass = (request: IncomingMessage, body: Buffer, response: ServerResponse, tried: readonly number[]): void => {
    const port = next(tried)
    if (port === undefined) return void response.writeHead(502).end()
    const { method, url, headers } = request
    const onward = ask({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.once('error', () => response.writeHead(502).end())
      answer.once('end', () => response.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(pieces)))
    })
    onward.once('error', (error) => {
      down.set(port, Date.now() + rest)
      if ('code' in error && error.code === 'ECONNREFUSED') return pass(request, body, response, [...tried, port])
      if (!response.headersSent) response.writeHead(502).end()
    })
    onward.end(body)
  }
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.once('end', () => pass(request, Buffer.concat(pieces), response, []))
  })
  // A user may think for longer than a connection is usually kept.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
