// SPDX-License-Identifier: EUPL-1.2
import { createServer, type ServerResponse } from 'node:http'

/** What the parent gives: a page, and an event sent so many times to all who have asked for `/flux`, `every` milliseconds. */
export interface Given {
  readonly page: string
  readonly event: string
  readonly every: number
}

/** What is told to the parent: where it listens, then each time that it sends, in milliseconds of the clock. */
export type Told = { readonly port: number } | { readonly sent: number }

const tell = (told: Told): void => void process.send?.(told)

/** A server that does nothing but send bytes it has: what ours cannot be faster than. */
function serve({ page, event, every }: Given): void {
  const streams = new Set<ServerResponse>()
  const server = createServer(({ url }, response) => {
    if (url !== '/flux') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
    response.write('retry: 2000\n\n')
    streams.add(response)
    response.once('close', () => streams.delete(response))
  })
  // As long as ours keeps a line.
  server.keepAliveTimeout = 72_000
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    tell({ port: typeof address === 'object' && address ? address.port : 0 })
  })
  setInterval(() => {
    tell({ sent: performance.timeOrigin + performance.now() })
    for (const stream of streams) stream.write(event)
  }, every)
}

process.once('message', serve)
process.once('disconnect', () => process.exit(0))
