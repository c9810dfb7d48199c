// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../../database/contract.js'
import type { Clock } from '../../model/clock.js'
import { askDue, syncSchedules } from './asking.js'
import type { Schedule } from './contract.js'

/** Milliseconds between two looks at what is due, and at what recurs by now: collectivités are added while one serves. */
const lookEvery = 10_000
const syncEvery = 300_000

interface SchedulesOptions {
  readonly database: Database
  readonly schedules: readonly Schedule[]
  /** Applications served here: what they declare no more is forgotten. */
  readonly applications: readonly string[]
  readonly timeZone: string
  readonly clock: Clock
  readonly failed: (error: unknown) => void
}

/** Asks for what recurs when it is due; any process of any node may, and one of them does. */
export function startSchedules(options: SchedulesOptions): { stop(): void } {
  const { database, schedules, applications, timeZone, clock, failed } = options
  let synced = 0
  let running = false
  const look = async (): Promise<void> => {
    const now = clock.now()
    if (now - synced >= syncEvery) {
      await syncSchedules(database, schedules, applications, timeZone, now)
      synced = now
    }
    await askDue(database, schedules, timeZone, now)
  }
  const turn = (): void => {
    if (running) return
    running = true
    look()
      .catch(failed)
      .finally(() => {
        running = false
      })
  }
  turn()
  const timer = setInterval(turn, lookEvery).unref()
  return { stop: () => clearInterval(timer) }
}
