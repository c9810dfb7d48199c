// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Served, serveDemonstration } from './support.js'

/** Serves the demonstration to the tests of a file, each without a query that is kept; returns what was opened, and its rows. */
export function servedWithoutQueries() {
  let opened: Served | null = null
  const served = (): Served => {
    if (!opened) throw new Error('It is not open yet')
    return opened
  }
  const rows = async (text: string) => (await served().base.raw.query(text)).rows
  beforeAll(async () => {
    opened = await serveDemonstration()
  })
  afterAll(() => served().stop())
  beforeEach(async () => {
    await rows('TRUNCATE openmairie.om_requete')
  })
  return { served, rows }
}
