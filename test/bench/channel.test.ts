// SPDX-License-Identifier: EUPL-1.2
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { open, readReplies } from '../../bench/channel.js'

const whole = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nKeep-Alive: timeout=10\r\n\r\nun\r\n0'
const chunked =
  'HTTP/1.1 404 Not Found\r\ntransfer-encoding: chunked\r\nkeep-alive: timeout=10\r\n\r\n6\r\nun0\r\n\r\r\na\r\n0\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n'
const empty = 'HTTP/1.1 304 Not Modified\r\netag: x\r\n\r\n'

test.each([
  ['with a length', whole, 200],
  ['in chunks, one of which holds what ends the last', chunked, 404],
  ['without a body', empty, 304],
])('a reply %s ends where it ends, however it is cut', (_, text, status) => {
  for (let size = 1; size <= text.length; size++) {
    const statusAfter = readReplies()
    for (let turn = 0; turn < 2; turn++)
      for (let at = 0; at < text.length; at += size) {
        const isLast = at + size >= text.length
        expect([size, at, statusAfter(Buffer.from(text.slice(at, at + size)))]).toEqual([
          size,
          at,
          isLast ? status : null,
        ])
      }
  }
})

test('a connection that the server closed is told, before a page is asked for and while it is', async () => {
  const server = createServer(({ url }, response) => {
    const { socket } = response
    if (url === '/coupe') return void socket?.destroy()
    response.end('bien', () => socket?.destroySoon())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const channel = open({ port, cookie: '' })
  expect(await channel.ask('/')).toBe(200)
  await expect.poll(() => channel.ask('/').catch(() => 'closed')).toBe('closed')
  await expect(open({ port, cookie: '' }).ask('/coupe')).rejects.toThrow(/closed|reset/i)
  await new Promise((resolve) => server.close(resolve))
})
