// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest'
import { controler } from '../rules/bureau.js'
import { currentPoll } from './polls.js'
import { replay } from './replay.js'

const today = '2026-03-15'
const arrivals = replay({ today })

describe('the replay of the night', () => {
  it('is the same for the same day and seed; the seed moves the minutes, never the figures', () => {
    expect(replay({ today })).toEqual(arrivals)
    const other = replay({ today, seed: 'autre' })
    expect(other.map(({ minute }) => minute)).not.toEqual(arrivals.map(({ minute }) => minute))
    const figures = (of: typeof arrivals) =>
      new Map(of.map(({ bureau, phase, figures: { voix } }) => [`${bureau}/${phase}`, voix.join(' ')]))
    expect(figures(other)).toEqual(figures(arrivals))
  })

  it('brings what is awaited, each phase once, and the bureau in error again; never those that have arrived', () => {
    const brought = arrivals.map(({ bureau, phase }) => `${bureau} ${phase}`).sort()
    expect(brought).toEqual([
      ...['0009 C1', '0009 C2', '0009 DF'],
      '0011 DF',
      '0017 DF',
      ...['0020 C2', '0020 DF'],
      ...['0026 C2', '0026 DF'],
      ...['0028 C1', '0028 C2', '0028 DF'],
    ])
  })

  it('is also that of the whole night: three phases of each of the thirty bureaux, in order', () => {
    const night = replay({ today, whole: true })
    expect(night).toHaveLength(90)
    const told = new Map<string, string[]>()
    for (const { bureau, phase } of night) told.set(bureau, [...(told.get(bureau) ?? []), phase])
    expect(told.size).toBe(30)
    for (const phases of told.values()) expect(phases).toEqual(['C1', 'C2', 'DF'])
    expect([night[0]?.minute, night.at(-1)?.bureau]).toEqual([4, '0009'])
    for (const { figures } of night) expect(controler(figures)).toEqual([])
    // The bureau in error announces what it announces once put right.
    const votes = night.find(({ bureau, phase }) => bureau === '0017' && phase === 'DF')?.figures.voix
    expect(votes).toEqual([260n, 114n, 104n, 53n, 31n, 38n, 12n, 26n])
  })

  it('lasts ninety minutes at most, in order, the late bureaux at the end', () => {
    for (const seed of ['soiree', 'a', 'b', 'c', 'd', 'e']) {
      const told = replay({ today, seed })
      const minutes = told.map(({ minute }) => minute)
      expect(minutes).toEqual([...minutes].sort((one, next) => one - next))
      expect([Math.min(...minutes) >= 1, Math.max(...minutes) <= 90]).toEqual([true, true])
      expect(['0009', '0028']).toContain(told.at(-1)?.bureau)
      for (const code of ['0009', '0020', '0026', '0028']) {
        const own = told.filter(({ bureau }) => bureau === code)
        expect(new Set(own.map(({ minute }) => minute)).size).toBe(own.length)
        expect(own.map(({ phase }) => phase)).toEqual([...own.map(({ phase }) => phase)].sort())
      }
    }
  })

  it('announces figures that hold, those of a centaine after those already announced', () => {
    for (const { figures } of arrivals) expect(controler(figures)).toEqual([])
    const votes = (wanted: string, phase: string) =>
      arrivals.find((one) => one.bureau === wanted && one.phase === phase)?.figures.voix ?? []
    const announced = currentPoll(today).bureaux.find(({ bureau }) => bureau.code === '0020')?.annonces[0]?.figures
    expect(announced?.votants).toBe(100)
    const second = votes('0020', 'C2')
    expect(announced?.voix.every((one, panel) => BigInt(one) <= (second[panel] ?? -1n))).toBe(true)
    expect(votes('0017', 'DF')).toEqual([260n, 114n, 104n, 53n, 31n, 38n, 12n, 26n])
  })

  it('refuses a day that does not exist', () => {
    expect(() => replay({ today: '2026-02-30' })).toThrow(RangeError)
  })
})
