// SPDX-License-Identifier: EUPL-1.2
import type { FastifyRequest } from 'fastify'

/** Whether a form was sent by a page of this site; a browser says so, and another site cannot change what it says. */
export function sameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string') return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  if (origin === undefined) return true
  return URL.canParse(origin) && new URL(origin).host === request.headers.host
}
