// SPDX-License-Identifier: EUPL-1.2
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { OpenMairieError } from '../errors/errors.js'

/** Whether a form was sent by a page of this site; a browser says so, and another site cannot change what it says. */
export function sameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === request.headers.host
}

/**
 * Whether a browser says for sure that a form was sent by a page of this site: what it brought may be shown again then. Where
 * nothing is said, another site could have a form of ours filled.
 */
export function surelyOurs(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  return site === undefined ? request.headers.origin !== undefined && sameOrigin(request) : site === 'same-origin'
}

/**
 * The form of a request that comes from our own pages, where nobody has a session, and so no token, to show: its origin is
 * enough. Raises OM_FORBIDDEN.
 */
export function formOf(request: FastifyRequest): URLSearchParams {
  if (!sameOrigin(request)) throw new OpenMairieError('OM_FORBIDDEN')
  return request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
}

/** Whether a form carries the token of a session; takes the same time whatever it carries. */
export function sameToken(given: string | null, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return token !== '' && timingSafeEqual(digest(given ?? ''), digest(token))
}

const local = /^(localhost|([\w-]+\.)+localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * Whether a request names this machine itself. A demonstration or a development listens there and trusts who comes: a
 * foreign name that leads here would let a page of another site act as one of ours.
 */
export function namesThisMachine(request: FastifyRequest): boolean {
  return local.test(request.headers.host ?? '')
}

/** Whether a request comes from this machine; a proxy that runs here tells who it asks for. */
export function isLoopback({ ip, headers }: FastifyRequest): boolean {
  return headers['x-forwarded-for'] === undefined && /^(127\.|::1$|::ffff:127\.)/.test(ip)
}
