// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workersOf } from '../e2e/instance.js'
import { type Served, serveDemonstration } from '../e2e/support.js'
import { enter, tokenIn } from '../support/http.js'
import { multipartOf, multipartType } from '../support/multipart.js'

/** Megabytes: 2 GiB where a release asks for it. */
const megabytes = process.env.OPENMAIRIE_THOROUGH ? 2048 : 96

let served: Served
beforeAll(async () => {
  served = await serveDemonstration(() => undefined, { OPENMAIRIE_FILE_MEGABYTES: '3000' })
})
afterAll(() => served.stop())

/** The most memory that the worker has held, in megabytes. */
const peak = (): number =>
  Math.max(
    ...workersOf(served.instance.pid).map((worker) =>
      Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${worker}/status`, 'utf8'))?.[1]) / 1024),
    ),
  )

test('a large file goes in and out with little memory', { timeout: 900_000 }, async () => {
  const visitor = await enter(served.instance.url, 'administrateur')
  const token = tokenIn(await visitor.page('/opengestioncrise/ressource/1'))
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const [head = Buffer.alloc(0), end = Buffer.alloc(0)] = cut(
    multipartOf([['-csrf', token]], [{ field: 'fichiers', name: 'grand.dat', content: 'COUPE' }]),
  )
  const sent = createHash('sha256')
  const piece = Buffer.alloc(1_048_576)
  async function* body() {
    yield head
    for (let count = 0; count < megabytes; count++) {
      piece.writeUInt32BE(count, 0)
      sent.update(piece)
      yield Buffer.from(piece)
    }
    yield end
  }
  const before = peak()
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request(
      new URL('/opengestioncrise/ressource/1/-/pieces', served.instance.url),
      {
        method: 'POST',
        headers: {
          cookie,
          'content-type': multipartType,
          'content-length': head.length + end.length + megabytes * 1_048_576,
        },
      },
      resolve,
    )
    asking.on('error', reject)
    pipeline(Readable.from(body()), asking).catch(reject)
  })
  answer.resume()
  expect(answer.statusCode).toBe(303)
  const { rows } = await served.base.raw.query(
    'SELECT om_fichier_usage AS id, empreinte FROM openmairie.om_fichier_usage',
  )
  const received = createHash('sha256')
  const back = await fetch(new URL(`/opengestioncrise/ressource/1/-/pieces/${rows[0]?.id}`, served.instance.url), {
    headers: { cookie },
  })
  for await (const each of back.body ?? []) received.update(each)
  const digest = sent.digest('hex')
  expect(received.digest('hex')).toBe(digest)
  expect(rows[0]?.empreinte).toBe(digest)
  expect(peak() - before).toBeLessThan(160)
})

function cut(form: Buffer): readonly [Buffer, Buffer] {
  const place = form.indexOf('COUPE')
  return [form.subarray(0, place), form.subarray(place + 'COUPE'.length)]
}
