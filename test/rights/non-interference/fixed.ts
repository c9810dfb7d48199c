// SPDX-License-Identifier: EUPL-1.2
import { vi } from 'vitest'

/**
 * Clock and chance of the servers that are compared. Both enter the framework by one place of the platform each, `Date` and
 * `node:crypto`, which the test replaces (`vi.mock` of `node:crypto` by `chance`): no answer needs to be read with a value left out.
 */

/** A morning of the tests' day; later requests are asked later, and the clock never goes back. */
let instant = Date.UTC(2026, 10, 24, 8)
let drawn = 0

/** Goes on by a second; what is drawn from now on begins anew. Returns the instant, as a base writes it. */
export function tick(): string {
  instant += 1000
  again()
  return new Date(instant).toISOString()
}

/** The same instant and the same draws, for another server. */
export function again(): void {
  vi.setSystemTime(instant)
  drawn = 0
}

export function holdClock(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: instant })
}

/** What `node:crypto` draws: bytes that depend on the request, and on the place of the draw in it. */
const bytes = (size: number): Buffer => {
  drawn++
  return Buffer.from(
    Array.from({ length: size }, (_, index) => (instant / 1000 + drawn * 7919 + index * 104_729) % 251),
  )
}

export const chance = {
  randomBytes: bytes,
  randomUUID: (): string => {
    drawn++
    const tail = `${instant / 1000}${String(drawn).padStart(6, '0')}`.slice(-12)
    return `00000000-0000-4000-8000-${tail}`
  },
}

/** A base whose clock is that of the servers: its own functions of time are hidden behind these. */
export const clockOfBase = `
  CREATE SCHEMA horloge;
  CREATE TABLE horloge.moment (instant timestamptz NOT NULL);
  INSERT INTO horloge.moment VALUES ('2026-11-24 08:00:00Z');
  CREATE FUNCTION horloge.now() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT instant FROM horloge.moment';
  CREATE FUNCTION horloge.clock_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT instant FROM horloge.moment';`
