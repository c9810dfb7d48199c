// SPDX-License-Identifier: EUPL-1.2
import type { HookContext } from './hook-context.js'

/** A time of day in the instance's time zone: `03:15`. */
export type TimeOfDay = `${number}:${number}`

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** How often something recurs. A day that a month lacks is its last one. */
export type Cadence =
  | { readonly every: 'hour'; readonly minute: number }
  | { readonly every: 'day'; readonly at: TimeOfDay }
  | { readonly every: 'week'; readonly on: Weekday; readonly at: TimeOfDay }
  | { readonly every: 'month'; readonly on: number; readonly at: TimeOfDay }

/** Work of an application that recurs. */
export interface ScheduleDeclaration<Tables = unknown> {
  readonly label: string
  readonly cadence: Cadence
  /** Whether it is done once for the instance, or once for each collectivité, on its rows alone. */
  readonly per: 'instance' | 'collectivite'
  /**
   * Does it, in one transaction, under the identity of the system, which the journal names; done once, even by two nodes. Returns what is
   * said of it: «3 relances envoyées.»
   */
  run(ctx: HookContext<Tables>): Promise<string>
}

/** Declares work that recurs over the tables of an application (`schedule<Tables>({ … })`); returns its argument. */
export function schedule<Tables>(declaration: ScheduleDeclaration<Tables>): ScheduleDeclaration {
  // Its own tables type it for its author; whoever runs it knows no table.
  return declaration as ScheduleDeclaration
}

/** Whether a cadence names an instant: a minute, a time of day, a day of a month. */
export function isCadence(cadence: Cadence): boolean {
  const isWithin = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most
  if (cadence.every === 'hour') return isWithin(cadence.minute, 0, 59)
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(cadence.at)) return false
  if (cadence.every === 'week') return weekdays.includes(cadence.on)
  return cadence.every === 'day' || isWithin(cadence.on, 1, 31)
}
