// SPDX-License-Identifier: EUPL-1.2
import { AsyncLocalStorage } from 'node:async_hooks'
import { vi } from 'vitest'

/**
 * Clock and chance of the servers that are compared. Both enter the framework by one place of the platform each, `Date` and
 * `node:crypto`, which the test replaces (`vi.mock` of `node:crypto` by `fixedChance`): no answer needs to be read with a value left out.
 */

/** A morning of the tests' day; later requests are asked later, and the clock never goes back. */
let instant = Date.UTC(2026, 10, 24, 8)
/** How many draws there were in what is done now. */
const draws = new AsyncLocalStorage<{ count: number }>()

export function holdClock(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: instant })
}

/** Goes on by a second. Returns the instant, as a base writes it. */
export function tick(): string {
  instant += 1000
  vi.setSystemTime(instant)
  return new Date(instant).toISOString()
}

/** Does something whose draws hang on the instant alone: done for two servers, it draws the same. */
export function drawing<T>(work: () => Promise<T>): Promise<T> {
  return draws.run({ count: 0 }, work)
}

type Crypto = typeof import('node:crypto')

/** `node:crypto` with draws that hang on the instant, and on the place of the draw in what is done; elsewhere it is left as it is. */
export function fixedChance(crypto: Crypto): Record<string, unknown> {
  const next = (): number | null => {
    const held = draws.getStore()
    return held ? ++held.count : null
  }
  return {
    ...crypto,
    randomBytes: (size: number): Buffer => {
      const nth = next()
      const start = instant / 1000 + (nth ?? 0) * 7919
      return nth === null
        ? crypto.randomBytes(size)
        : Buffer.from(Array.from({ length: size }, (_, index) => (start + index * 104_729) % 251))
    },
    randomUUID: (): string => {
      const nth = next()
      const tail = `${instant / 1000}${String(nth).padStart(6, '0')}`.slice(-12)
      return nth === null ? crypto.randomUUID() : `00000000-0000-4000-8000-${tail}`
    },
  }
}

/** A base whose clock is that of the servers: its own functions of time are hidden behind these. */
export const clockOfBase = `
  CREATE SCHEMA horloge;
  CREATE TABLE horloge.moment (instant timestamptz NOT NULL);
  INSERT INTO horloge.moment VALUES ('2026-11-24 08:00:00Z');
  CREATE FUNCTION horloge.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT instant FROM horloge.moment';
  CREATE FUNCTION horloge.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT instant FROM horloge.moment';`
