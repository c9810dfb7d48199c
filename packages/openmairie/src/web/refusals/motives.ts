// SPDX-License-Identifier: EUPL-1.2
import type { ErrorCode } from '../../errors/catalogue.js'
import type { OpenMairieError } from '../../errors/errors.js'
import type { Motive } from './noted.js'

/** What is refused to whoever asks it, signed in or not. */
const always: readonly ErrorCode[] = [
  'OM_FORBIDDEN',
  'OM_BAD_REQUEST',
  'OM_TOO_LARGE',
  'OM_TOO_MANY_ATTEMPTS',
  'OM_LINK_OVER',
]

/**
 * What the journal says of an error, or null. Left out, on purpose: what is not there for somebody unknown, or under an address that
 * names nothing (scans of whole networks, old links: nothing of ours was refused); what the server lacks (the 500s), which the log
 * tells; what was typed and is to be put right (422); and the way to the page where one signs in.
 */
export function motiveOf(error: OpenMairieError | null, route: string | undefined, isSignedIn: boolean): Motive | null {
  if (error === null) return null
  if (always.includes(error.code)) return error.code
  // Gone, someone else's or made up: the answer is the same, so is the line.
  return error.code === 'OM_NOT_FOUND' && isSignedIn && route?.includes(':') === true ? error.code : null
}
