// SPDX-License-Identifier: EUPL-1.2
import { type Asker, open } from './channel.js'
import { type Measure, summary } from './measure.js'

export interface Load {
  readonly port: number
  readonly cookie: string
  /** Paths asked for in turn. */
  readonly paths: readonly string[]
  readonly connections: number
  readonly seconds: number
}

/**
 * Asks for pages over keep-alive sockets, one request at a time on each. Written on bare sockets so that the measuring
 * process takes as little as possible of the cores that the server needs.
 */
export async function measureLoad(load: Load): Promise<Measure> {
  const times: number[] = []
  let failures = 0
  const end = performance.now() + load.seconds * 1000
  const started = performance.now()
  await Promise.all(
    Array.from({ length: load.connections }, async (_, worker) => {
      const channel = open(load)
      for (let turn = worker; performance.now() < end; turn += load.connections) {
        const path = load.paths[turn % load.paths.length] ?? '/'
        const before = performance.now()
        const status = await channel.ask(path)
        times.push(performance.now() - before)
        if (status !== 200) failures += 1
      }
      channel.close()
    }),
  )
  const elapsed = (performance.now() - started) / 1000
  return summary(times, elapsed, failures)
}

/**
 * Asks for a page of two servers, one after the other, as many times: what shares the machine weighs on both alike. Returns
 * the measure of each.
 */
export async function measurePair(
  one: Asker,
  other: Asker,
  path: string,
  times: number,
): Promise<readonly [Measure, Measure]> {
  const sides = [one, other].map((asker) => ({
    channel: open(asker),
    taken: [] as number[],
    failures: 0,
  }))
  for (let turn = 0; turn < times; turn++)
    for (const side of turn % 2 === 0 ? sides : sides.toReversed()) {
      const before = performance.now()
      const status = await side.channel.ask(path)
      side.taken.push(performance.now() - before)
      if (status !== 200) side.failures += 1
    }
  for (const { channel } of sides) channel.close()
  const [first, second] = sides.map(({ taken, failures }) =>
    summary(taken, taken.reduce((sum, each) => sum + each, 0) / 1000, failures),
  )
  const none = summary([], 1, 0)
  return [first ?? none, second ?? none]
}
