// SPDX-License-Identifier: EUPL-1.2
import type { FastifyRequest } from 'fastify'
import type { ErrorCode } from '../../errors/catalogue.js'
import type { Actor } from '../../records/index.js'

/**
 * Why something was refused, as the journal says it: the code of the error; or `form` (not one of our own pages, or not of this
 * session), `session` (a token that opens none: made up, closed or over), `password` and `second-factor` (wrong ones), `conflict` (a
 * write over what is not, or is no longer, what was shown).
 */
export type Motive = ErrorCode | 'form' | 'session' | 'password' | 'second-factor' | 'conflict'

/** Who is refused: someone signed in, or the account that he tried. */
export type Refused = Pick<Actor, 'login' | 'onBehalfOf'>

export interface Refusal {
  readonly motive: Motive
  /** Null: nobody signed in. */
  readonly actor: Refused | null
  /** An account that was only tried: whoever tried it is known by his address alone. */
  readonly tried: string | null
}

const noted = new WeakMap<FastifyRequest, Refusal>()

/** Notes why a request is refused; the journal tells it before the answer leaves. What was noted first says more, but for a session. */
export function noteRefusal(
  request: FastifyRequest,
  motive: Motive,
  actor: Refused | null = null,
  tried: string | null = null,
): void {
  const before = noted.get(request)
  if (before === undefined || before.motive === 'session') noted.set(request, { motive, actor, tried })
}

/** Why a request was refused; null where it was not. */
export function refusalOf(request: FastifyRequest): Refusal | null {
  return noted.get(request) ?? null
}
