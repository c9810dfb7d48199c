// SPDX-License-Identifier: EUPL-1.2
import { type FloorConnection, measureFloor } from './floor.js'
import { type Load, measureLoad } from './load.js'
import { cell, type Measure, ms, summary } from './measure.js'
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

/** Seconds of a turn of the warm-up; how many at most; how much better than the best before a turn must be to go on. */
const turn = 4
const mostTurns = 15
const progress = 1.03

/** Asks until the server gets no faster: it runs warm, as the prepared statements of the floor do. Returns the seconds it took. */
async function warmUp(load: Load): Promise<number> {
  let best = 0
  for (let turns = 1, idle = 0; ; turns += 1) {
    const { perSecond } = await measureLoad(load)
    idle = perSecond > best * progress ? 0 : idle + 1
    best = Math.max(best, perSecond)
    if (idle === 3 || turns === mostTurns) return turns * load.seconds
  }
}

/** Milliseconds beyond which a statement is long enough for one run at eight connections to tell as much as three. */
const long = 1000

/** The fastest of three runs, of one where it is long: what shares the machine takes from a rate, and never adds to it. The failures of all. */
async function fastest(alone: Measure, run: () => Promise<Measure>): Promise<Measure> {
  const runs = [await run()]
  while (alone.p50 < long && runs.length < 3) runs.push(await run())
  const [best = summary([], 1, 0)] = runs.toSorted((a, b) => b.perSecond - a.perSecond)
  return { ...best, failures: runs.reduce((sum, each) => sum + each.failures, 0) }
}

/** Measures pages of a listing beside the best SQL written by hand, alone and eight at once; says a line a page. */
export async function tellListings({ port, cookie, scenarios, open, read, seconds, say }: Listings): Promise<void> {
  say('sort      page     raw p50  p95   page p50  p95   raw/s×1  page/s×1  raw/s×8  page/s×8  rows read  ms over raw')
  const quick = scenarios.filter(({ sort }) => sort === 'indexed' || sort === 'label').map(({ path }) => path)
  if (quick.length > 0)
    say(`(warm after ${await warmUp({ port, cookie, paths: quick, connections: 8, seconds: turn })} s)`)
  for (const { sort, page, path, floor } of scenarios) {
    const warm = { port, cookie, paths: [path], connections: 8, seconds: 1 }
    await measureLoad(warm)
    const raw1 = await measureFloor(open, floor, 1, seconds)
    const page1 = await measureLoad({ ...warm, connections: 1, seconds })
    const raw8 = await fastest(raw1, () => measureFloor(open, floor, 8, seconds))
    const page8 = await fastest(page1, () => measureLoad({ ...warm, connections: 8, seconds }))
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
