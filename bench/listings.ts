// SPDX-License-Identifier: EUPL-1.2
import { type FloorConnection, measureFloor } from './floor.js'
import { measureLoad } from './load.js'
import { cell, ms } from './measure.js'
import type { Scenario } from './scenarios.js'

export interface Listings {
  readonly port: number
  readonly cookie: string
  readonly scenarios: readonly Scenario[]
  readonly open: () => Promise<FloorConnection>
  /** Rows that the statements of a page read; null where the engine does not count them. */
  readonly read: (path: string) => Promise<number | null>
  readonly seconds: number
  readonly say: (line: string) => void
}

const shown = 15

/** Measures pages of a listing beside the best SQL written by hand, alone and eight at once; says a line a page. */
export async function tellListings({ port, cookie, scenarios, open, read, seconds, say }: Listings): Promise<void> {
  say('sort      page     raw p50  p95   page p50  p95   raw/s×1  page/s×1  raw/s×8  page/s×8  rows read  ms over raw')
  // The server runs warm, as the prepared statements of the floor do.
  const quick = scenarios.filter(({ sort }) => sort === 'indexed' || sort === 'label').map(({ path }) => path)
  await measureLoad({ port, cookie, paths: quick, connections: 8, seconds: Math.min(8, seconds * 2) })
  for (const { sort, page, path, floor } of scenarios) {
    const warm = { port, cookie, paths: [path], connections: 8, seconds: 1 }
    await measureLoad(warm)
    const raw1 = await measureFloor(open, floor, 1, seconds)
    const page1 = await measureLoad({ ...warm, connections: 1, seconds })
    const raw8 = await measureFloor(open, floor, 8, seconds)
    const page8 = await measureLoad({ ...warm, connections: 8, seconds })
    if (page1.failures + page8.failures > 0)
      throw new Error(`${path}: ${page1.failures + page8.failures} requests failed`)
    const rows = await read(path)
    say(
      [
        sort.padEnd(9),
        page.padEnd(7),
        cell(ms(raw1.p50), 8),
        cell(ms(raw1.p95), 6),
        cell(ms(page1.p50), 8),
        cell(ms(page1.p95), 6),
        cell(raw1.perSecond.toFixed(0), 8),
        cell(page1.perSecond.toFixed(0), 9),
        cell(raw8.perSecond.toFixed(0), 9),
        cell(page8.perSecond.toFixed(0), 9),
        cell(rows === null ? '' : `${rows} (×${(rows / shown).toFixed(1)})`, 12),
        cell(ms(page1.p50 - raw1.p50), 10),
      ].join(' '),
    )
  }
}
