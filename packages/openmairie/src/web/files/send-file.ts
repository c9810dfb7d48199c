// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { OpenMairieError } from '../../errors/errors.js'
import type { Files, StoredFile } from '../../files/contract.js'
import { rangeOf } from './range.js'

/** What a browser shows without running any of it. */
const shown = new Set([
  'image/png',
  'image/apng',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'application/pdf',
])

const alone = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/**
 * Answers with a stored file: whole, or the part that is asked for, or that nothing has changed. It is what it was found to be,
 * and nothing in it runs as a page of ours.
 */
export async function sendFile(
  files: Files,
  request: FastifyRequest,
  reply: FastifyReply,
  file: StoredFile,
  inline: boolean,
): Promise<FastifyReply> {
  const etag = `"${file.hash}"`
  const isShown = inline && shown.has(file.type)
  const isHeld = namesOf(request.headers['if-none-match']).some((name) => name === etag || name === '*')
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === etag
  const range = isSame ? rangeOf(request.headers.range, file.size) : null
  const isWhole = !isHeld && range !== 'none' && request.method !== 'HEAD'
  // Before any header is set: a page that tells that it is lost has its own.
  const content = isWhole ? await files.open(file, range ?? undefined) : Readable.from([])
  reply
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .header('accept-ranges', 'bytes')
    .header('x-content-type-options', 'nosniff')
    // The viewer of PDFs does not start within a sandbox; it has one of its own.
    .header(
      'content-security-policy',
      file.type === 'application/pdf' ? `${alone}; object-src 'self'; style-src 'unsafe-inline'` : `${alone}; sandbox`,
    )
    .header('content-disposition', dispositionOf(isShown ? 'inline' : 'attachment', file.name))
  if (isHeld) return reply.code(304).send()
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${file.size}`).send()
  const length = range ? range.end - range.start + 1 : file.size
  if (range) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${file.size}`)
  reply.type(file.type.startsWith('text/') ? `${file.type}; charset=utf-8` : file.type).header('content-length', length)
  // A question about a file is not answered with it, which would be read to its end for nothing.
  return reply.send(content)
}

/** Answers with a small picture of a file. Raises OM_NOT_FOUND where there can be none. */
export async function sendThumbnail(
  files: Files,
  request: FastifyRequest,
  reply: FastifyReply,
  file: StoredFile,
): Promise<FastifyReply> {
  const etag = `"${file.hash}-s"`
  const isHeld = namesOf(request.headers['if-none-match']).includes(etag)
  const small = isHeld ? null : await files.thumbnail(file)
  if (!isHeld && !small) throw new OpenMairieError('OM_NOT_FOUND')
  reply
    .header('etag', etag)
    .header('cache-control', 'private, no-cache')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', `${alone}; sandbox`)
  return small ? reply.type('image/webp').send(small) : reply.code(304).send()
}

function namesOf(header: string | undefined): readonly string[] {
  return (header ?? '').split(',').map((name) => name.trim().replace(/^W\//, ''))
}

/** A name in both spellings: that of old browsers, which takes ASCII, and the exact one. */
function dispositionOf(kind: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const exact = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`
}
