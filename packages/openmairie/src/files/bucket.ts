// SPDX-License-Identifier: EUPL-1.2
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { OpenMairieError } from '../errors/errors.js'
import type { BlobStore, Staged } from './contract.js'
import { ownerName } from './spool.js'

export interface Bucket {
  /** Where it answers, its name and what its keys begin with: `https://s3.example.fr/seau/mairie`. */
  readonly address: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
}

/** Bytes sent at once: what is larger goes in parts, of which only one is in memory. Storage takes 10,000 of them, of 5 MiB at least. */
const partSize = 8 * 1024 * 1024
const mostParts = 10_000

/** How long a storage may take to say whether it holds something, or to let it go. */
const shortMilliseconds = 10_000

/** Contents in a bucket of an S3-compatible storage, addressed by path. */
export function bucketStore(bucket: Bucket): BlobStore {
  const { address, region, accessKey, secretKey } = bucket
  const client = new AwsClient({
    accessKeyId: accessKey,
    secretAccessKey: secretKey,
    service: 's3',
    region,
    retries: 3,
  })
  const url = new URL(address.replace(/\/+$/, ''))
  const [, name = '', ...rest] = url.pathname.split('/')
  const prefix = rest.length === 0 ? '' : `${rest.join('/')}/`
  const keyOf = (hash: string): string => `${prefix}${hash.slice(0, 2)}/${hash}`
  const object = (hash: string, query = ''): string => `${url.origin}/${name}/${keyOf(hash)}${query}`
  const mark = `${url.origin}/${name}/${prefix}${ownerName}`

  /** An answer of these statuses; anything else raises. */
  async function ask(address: string, init: RequestInit, ...expected: readonly number[]): Promise<Response> {
    // What carries no content answers at once, or holds back a transaction.
    const isShort = init.method === 'HEAD' || init.method === 'DELETE'
    const within = isShort ? { ...init, signal: AbortSignal.timeout(shortMilliseconds) } : init
    const answer = await client
      .fetch(address, within)
      .catch((cause: unknown) => {
        if (init.method === 'POST' || !isClosed(cause)) throw cause
        return client.fetch(address, within)
      })
      .catch((cause: unknown) => {
        throw new OpenMairieError('OM_FILES_UNREACHABLE', {}, { cause })
      })
    if (answer.ok || expected.includes(answer.status)) return answer
    const said = /<Code>(\w+)<\/Code>/.exec(await answer.text())?.[1] ?? ''
    throw new OpenMairieError('OM_FILES_UNREACHABLE', {}, { cause: new Error(`${answer.status} ${said}`) })
  }

  async function sendInParts({ path, hash, size }: Staged): Promise<void> {
    const begun = await (await ask(object(hash, '?uploads'), { method: 'POST' })).text()
    const id = encodeURIComponent(textOf(begun, 'UploadId') ?? '')
    const part = Buffer.alloc(Math.max(partSize, Math.ceil(size / mostParts)))
    const handle = await open(path)
    try {
      let parts = ''
      for (let number = 1, at = 0; at < size; number++) {
        const { bytesRead } = await handle.read(part, 0, part.length, at)
        const { headers } = await ask(object(hash, `?partNumber=${number}&uploadId=${id}`), {
          method: 'PUT',
          body: part.subarray(0, bytesRead),
        })
        parts += `<Part><PartNumber>${number}</PartNumber><ETag>${headers.get('etag') ?? ''}</ETag></Part>`
        at += bytesRead
      }
      const body = `<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`
      const done = await (await ask(object(hash, `?uploadId=${id}`), { method: 'POST', body })).text()
      // Storage may find out late, after it has answered 200.
      if (textOf(done, 'Code') !== null)
        throw new OpenMairieError('OM_FILES_UNREACHABLE', {}, { cause: new Error(textOf(done, 'Code') ?? '') })
    } catch (error) {
      await ask(object(hash, `?uploadId=${id}`), { method: 'DELETE' }).catch(() => undefined)
      throw error
    } finally {
      await handle.close()
    }
  }

  const has = async (hash: string): Promise<boolean> =>
    (await ask(object(hash), { method: 'HEAD' }, 404)).status !== 404

  return {
    has,
    async place(staged) {
      if (await has(staged.hash)) return
      if (staged.size > partSize) return sendInParts(staged)
      const handle = await open(staged.path)
      const body = await handle.readFile().finally(() => handle.close())
      await ask(object(staged.hash), { method: 'PUT', body, headers: { 'x-amz-content-sha256': staged.hash } })
    },
    async open(hash, range) {
      const headers: HeadersInit = range ? { range: `bytes=${range.start}-${range.end}` } : {}
      const answer = await ask(object(hash), { headers }, 404)
      if (answer.status === 404) throw new OpenMairieError('OM_FILE_LOST')
      // The stream that fetch gives is that of Node, which its own types call by another name.
      return answer.body ? Readable.fromWeb(answer.body as ReadableStream<Uint8Array>) : Readable.from([])
    },
    async remove(hash) {
      await ask(object(hash), { method: 'DELETE' }, 404)
    },
    async *list() {
      for (let after = ''; ; ) {
        const query = new URLSearchParams({
          'list-type': '2',
          prefix,
          ...(after ? { 'continuation-token': after } : {}),
        })
        const page = await (await ask(`${url.origin}/${name}?${query}`, {})).text()
        for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const key = textOf(entry, 'Key') ?? ''
          const hash = /([\da-f]{64})$/.exec(key)?.[1]
          // What begins alike may be another instance's: `…/name` holds what lies in `…/name/folder`.
          if (hash && key === keyOf(hash)) yield { hash, placed: Date.parse(textOf(entry, 'LastModified') ?? '') }
        }
        after = textOf(page, 'NextContinuationToken') ?? ''
        if (after === '') return
      }
    },
    async owner() {
      const answer = await ask(mark, { signal: AbortSignal.timeout(shortMilliseconds) }, 404)
      return answer.status === 404 ? null : (await answer.text()).trim()
    },
    async own(owner) {
      await ask(mark, { method: 'PUT', body: `${owner}\n`, signal: AbortSignal.timeout(shortMilliseconds) })
    },
    async disown() {
      await ask(mark, { method: 'DELETE' }, 404)
    },
  }
}

/** Whether a storage closed a connection that it had kept open, just as it was used again: what can be asked twice is. */
function isClosed(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null
  return cause instanceof Error && 'code' in cause && (cause.code === 'UND_ERR_SOCKET' || cause.code === 'ECONNRESET')
}

/** The text of the first element of a name; null where there is none. */
function textOf(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return found?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? '') ?? null
}
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
