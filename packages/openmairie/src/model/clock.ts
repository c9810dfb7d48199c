// SPDX-License-Identifier: EUPL-1.2

/** What says what time it is: handed to whatever decides by it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

/** The time of this machine: what serves, and the command line, hand it out. */
export const systemClock: Clock = { now: () => Date.now() }
