// SPDX-License-Identifier: EUPL-1.2
import type { FastifyRequest } from 'fastify'
import { OpenMairieError } from '../../errors/errors.js'
import { sameOrigin, sameToken } from '../same-origin.js'
import type { Services } from '../services.js'
import type { Session } from '../sessions.js'
import { type Visitor, visitorOf } from '../visitor.js'

export type SignedIn = Visitor & { readonly token: string; readonly session: Session }

/** Who is signed in, with the token of the session; null where nobody is. */
export async function ownerOf(request: FastifyRequest, { sessions }: Services): Promise<SignedIn | null> {
  const visitor = await visitorOf(request, sessions)
  const { token, session } = visitor
  return token !== null && session ? { ...visitor, token, session } : null
}

/** The form of someone signed in, from our own pages, with the token of the session that showed it. Raises OM_FORBIDDEN. */
export async function postedByOwner(
  request: FastifyRequest,
  services: Services,
): Promise<{ readonly visitor: SignedIn; readonly body: URLSearchParams }> {
  const visitor = await ownerOf(request, services)
  const body = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
  if (!visitor || !sameOrigin(request) || !sameToken(body.get('-csrf'), visitor.session.csrf))
    throw new OpenMairieError('OM_FORBIDDEN')
  return { visitor, body }
}
