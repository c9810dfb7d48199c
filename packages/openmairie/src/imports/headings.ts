// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { importMessages } from './messages.js'

/** What we write into the lines that are refused, in whichever language. */
const ours = (['fr', 'en'] as const).map(importMessages)

/** How many of the columns of a file are its own: those of the reasons of former refusals come after, where nothing reads them. */
export function ownColumns(headings: readonly string[], read: readonly (string | null)[]): number {
  let own = headings.length
  while (own > 0 && isReason(headings[own - 1]) && (read[own - 1] ?? null) === null) own--
  return own
}

/** By what files with the same headings are known, as long as they may be: that of the lines that were refused of one is that of the file itself. */
export function headingsMark(headings: readonly string[]): string {
  const own = headings.slice(0, ownColumns(headings, [])).map((name, column) => (isGiven(name, column) ? '' : name))
  return createHash('sha256').update(own.join('\t').toLowerCase()).digest('hex')
}

const isReason = (heading: string | undefined): boolean => ours.some(({ reason }) => reason === heading)
/** Whether a column without a name was given this one. */
const isGiven = (heading: string, column: number): boolean =>
  ours.some(({ noHeading }) => noHeading(column + 1) === heading)
