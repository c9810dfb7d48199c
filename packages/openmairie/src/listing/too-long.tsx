// SPDX-License-Identifier: EUPL-1.2
import { codeOfState, DatabaseError } from '../database/errors.js'
import type { Locale } from '../model/application.js'
import { listingMessages } from './messages.js'

/** What was found; null where the database gave the search up, for it took too long. Raises all else. */
export function inTime<T>(found: Promise<T>): Promise<T | null> {
  return found.catch((error: unknown) => {
    if (error instanceof DatabaseError && codeOfState(error) === 'OM_TOO_LONG') return null
    throw error
  })
}

/** In the place of the rows that the database did not find in time: what to change in the search above. */
export function TooLong({ locale }: { readonly locale: Locale }) {
  return (
    <div class="flash error" role="alert">
      {listingMessages(locale).tooLong}
    </div>
  )
}
