// SPDX-License-Identifier: EUPL-1.2
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { bucketStore } from './bucket.js'

/** A storage that closes the connection, unanswered, at the requests of these places. */
async function storageThatCloses(at: readonly number[]) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.method ?? '')
    if (at.includes(asked.length)) request.socket.destroy()
    else response.writeHead(204).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo // of TCP
  const store = bucketStore({
    address: `http://127.0.0.1:${port}/seau`,
    region: 'fr',
    accessKey: 'a',
    secretKey: 'b',
  })
  return { store, asked, close: () => new Promise((closed) => server.close(closed).closeAllConnections()) }
}

test('a connection that the storage closed as it was used again is opened anew, once', async () => {
  const hash = 'a'.repeat(64)
  const once = await storageThatCloses([2])
  await once.store.remove(hash)
  await once.store.remove(hash)
  expect(once.asked).toEqual(['DELETE', 'DELETE', 'DELETE'])
  await once.close()
  const always = await storageThatCloses([1, 2, 3, 4])
  await expect(always.store.has(hash)).rejects.toMatchObject({ code: 'OM_FILES_UNREACHABLE' })
  expect(always.asked).toEqual(['HEAD', 'HEAD'])
  await always.close()
})
