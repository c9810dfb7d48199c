// SPDX-License-Identifier: EUPL-1.2
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'

export interface Between {
  /** The address of the base, by what stands between. */
  readonly url: string
  /** Cuts every connection, as a network does: nothing is said before. */
  cut(): void
  close(): Promise<void>
}

interface Startup {
  /** Whether what a connection asks of the server at its start is forgotten, as poolers do. */
  readonly forgetsOptions?: boolean
}

/** Stands between the tests and the server of a base. */
export async function between(url: string, { forgetsOptions = false }: Startup = {}): Promise<Between> {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url })
  const to = host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port }
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => {
        open.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    far.pipe(near)
    near.once('data', (first: Buffer) => {
      // psql asks for encryption first, and says who it is after that.
      const isRequest = first.length === 8
      far.write(forgetsOptions && !isRequest ? withoutOptions(first) : first)
      if (!isRequest || !forgetsOptions) return void near.pipe(far)
      near.once('data', (second: Buffer) => {
        far.write(withoutOptions(second))
        near.pipe(far)
      })
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = new URL(`postgres://127.0.0.1/${database ?? ''}`)
  address.username = user ?? ''
  address.password = password ?? ''
  // A server that listens to TCP has an address with a port.
  address.port = String((server.address() as AddressInfo).port)
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: address.href,
    cut,
    close: () => {
      cut()
      return new Promise((done) => server.close(() => done()))
    },
  }
}

/** The first message of a connection without its `options`. */
function withoutOptions(message: Buffer): Buffer {
  const words = message.subarray(8, -1).toString('latin1').split('\0').slice(0, -1)
  const kept = words.filter((_, index) => words[index - (index % 2)] !== 'options')
  const body = Buffer.from(`${kept.map((word) => `${word}\0`).join('')}\0`, 'latin1')
  const head = Buffer.from(message.subarray(0, 8))
  head.writeUInt32BE(8 + body.length)
  return Buffer.concat([head, body])
}
