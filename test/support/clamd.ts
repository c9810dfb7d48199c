// SPDX-License-Identifier: EUPL-1.2

import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

/** The file that every antivirus takes for a virus, in two halves: whole, it would have this one quarantined. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** A server that speaks the protocol of clamd, and finds the EICAR file; above `most` bytes it refuses to look, as clamd does. */
export async function scratchClamd(most = 25_000_000): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    void look(socket, most).catch(() => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // it listens to TCP
  return {
    address: `tcp://127.0.0.1:${port}`,
    stop: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function look(socket: Socket, most: number): Promise<void> {
  let held = Buffer.alloc(0)
  let content = Buffer.alloc(0)
  let isBegun = false
  for await (const piece of socket) {
    held = Buffer.concat([held, Buffer.from(piece)])
    if (!isBegun) {
      const end = held.indexOf(0)
      if (end < 0) continue
      if (held.toString('latin1', 0, end) !== 'zINSTREAM') return void socket.end('UNKNOWN COMMAND\0')
      held = held.subarray(end + 1)
      isBegun = true
    }
    while (held.length >= 4) {
      const length = held.readUInt32BE(0)
      if (length === 0)
        return void socket.end(content.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
      if (held.length < 4 + length) break
      content = Buffer.concat([content, held.subarray(4, 4 + length)])
      held = held.subarray(4 + length)
      if (content.length > most) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    }
  }
}
