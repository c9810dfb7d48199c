// SPDX-License-Identifier: EUPL-1.2
import { servedHere } from './served.js'
import { serveDemonstration } from './support.js'

/** The listing that is searched, and what is kept of its searches. */
export const listing = '/opengestioncrise/ressource'
export const searches = `${listing}/-/recherches`

/** Serves the demonstration to the tests of a file; returns what was opened, and what forgets all that users searched and opened. */
export function servedToRemember() {
  const served = servedHere(() => serveDemonstration())
  const forgetEverything = async (): Promise<void> => {
    for (const table of ['om_recent', 'om_derniere_recherche', 'om_recherche'])
      await served().base.raw.query(`DELETE FROM openmairie.${table}`)
  }
  return { served, forgetEverything }
}
