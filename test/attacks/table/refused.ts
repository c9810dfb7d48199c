// SPDX-License-Identifier: EUPL-1.2

/** An answer, as far as the journal has to tell it. */
export interface Told {
  readonly status: number
  readonly route: string
  readonly method: string
  readonly isSignedIn: boolean
  /** Whether a token came with it that opens no session, and whether something was kept back. */
  readonly isForged: boolean
  readonly isRefused: boolean
}

/** Lines of the journal that an answer has, written by hand; `any` where its status alone does not tell. */
export function refusedBy({ status, route, method, isSignedIn, isForged, isRefused }: Told): number | 'any' {
  if (isForged) return isRefused ? 1 : 0
  // No route takes it.
  if (method !== 'GET' && method !== 'POST') return 0
  // A right, a form of another session, a body that cannot be read or is too big, a link that is over, too many attempts.
  if ([400, 403, 410, 413, 429].includes(status)) return 1
  // The measures: one line for a token that is not theirs, none where there is no token.
  if (route === 'GET /-/metrics') return 'any'
  if (status === 404) return isSignedIn && route.includes('/:') ? 1 : 0
  if (status === 409) return method === 'POST' && route.includes(':key') ? 1 : 0
  // A password that was wrong; the same page tells what is wrong with a new one.
  if (status === 422 && route === 'POST /-/connexion') return 1
  if (route.startsWith('POST /-/compte/')) return 'any'
  return 0
}
