// SPDX-License-Identifier: EUPL-1.2
import { beforeEach } from 'vitest'
import { servedHere } from './served.js'
import { serveDemonstration } from './support.js'

/** Serves the demonstration to the tests of a file, each without a query that is kept; returns what was opened, and its rows. */
export function servedWithoutQueries() {
  const served = servedHere(() => serveDemonstration())
  const rows = async (text: string) => (await served().base.raw.query(text)).rows
  beforeEach(async () => {
    await rows('TRUNCATE openmairie.om_requete')
  })
  return { served, rows }
}
