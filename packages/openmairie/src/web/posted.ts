// SPDX-License-Identifier: EUPL-1.2
import type { FastifyRequest } from 'fastify'
import { OpenMairieError } from '../errors/errors.js'
import { sameOrigin, sameToken } from './same-origin.js'
import type { Services } from './services.js'
import type { Session } from './sessions.js'
import { takenForMessages } from './taken-for/messages.js'
import { type Visitor, visitorOf } from './visitor.js'

/** A visitor who is signed in. */
export type SignedIn = Visitor & { readonly token: string; readonly session: Session }

/** A visitor as signed in, or null. */
function signedIn(visitor: Visitor): SignedIn | null {
  const { token, session } = visitor
  return token !== null && session ? { ...visitor, token, session } : null
}

/** Who is signed in, with the token of the session; null where nobody is. */
export async function ownerOf(
  request: FastifyRequest,
  { sessions }: Pick<Services, 'sessions'>,
): Promise<SignedIn | null> {
  return signedIn(await visitorOf(request, sessions))
}

/** The form of someone signed in, from our own pages, with the token of the session that showed it. */
export async function posted(
  request: FastifyRequest,
  { sessions }: Pick<Services, 'sessions'>,
): Promise<{ readonly visitor: SignedIn; readonly body: URLSearchParams }> {
  const visitor = await ownerOf(request, { sessions })
  const body = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
  if (!visitor || !sameOrigin(request) || !sameToken(body.get('-csrf'), visitor.session.csrf))
    throw new OpenMairieError('OM_FORBIDDEN')
  return { visitor, body }
}

/** The same, of someone who sees with his own eyes: what is changed is his own account. */
export async function postedByOwner(
  request: FastifyRequest,
  services: Pick<Services, 'sessions'>,
): ReturnType<typeof posted> {
  const form = await posted(request, services)
  demandOwnEyes(form.visitor)
  return form
}

/** Whoever looks as a profil does writes nothing meanwhile. Raises OM_BAD_REQUEST. */
export function demandOwnEyes({ session, locale }: Visitor): void {
  if (session?.view) throw new OpenMairieError('OM_BAD_REQUEST', { reason: takenForMessages(locale).nothingWritten })
}
