// SPDX-License-Identifier: EUPL-1.2
import { pollTables } from './poll-tables.js'
import { polls } from './polls.js'
import type { DemoTable } from './table.js'
import { TOWN } from './town.js'
import { townTables } from './town-tables.js'

export type { DemoTable } from './table.js'

/** The town of the demonstration. */
export const collectivite = { id: '1', label: TOWN }

/**
 * Makes the data of the demonstration, every table after those it refers to: a municipal poll held today whose bureaux are
 * arriving, and polls of the past. The rules of the law are those of the installation, referred to by their keys. All dates are
 * relative to today, and the same day gives the same data. Keys are explicit: after loading, move the identity sequences past
 * them. Throws a RangeError on a day that does not exist.
 */
export function demonstration(options: { today: string }): readonly DemoTable[] {
  return [...townTables(), ...pollTables(polls(options.today))]
}
