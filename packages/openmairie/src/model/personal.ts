// SPDX-License-Identifier: EUPL-1.2

/** What makes a treatment lawful: RGPD, article 6(1), (a) to (f) in this order. */
export const legalBases = [
  'consent',
  'contract',
  'legal obligation',
  'vital interests',
  'public task',
  'legitimate interests',
] as const
export type LegalBasis = (typeof legalBases)[number]

/** A length of time by the calendar. */
export type Duration = { readonly years: number } | { readonly months: number } | { readonly days: number }

/** What is done at the end: personal fields replaced; the record deleted; or a person sorts it, as for archives. */
export type RetentionEnd = 'anonymise' | 'erase' | 'archive'

/** How long data are kept: RGPD, article 5(1)(e). */
export interface Retention<Name extends string = string> {
  /** What it is counted from: a date of the record, or the last time that it was written. */
  readonly from: 'last write' | { readonly field: Name }
  readonly keep: Duration
  readonly ending: RetentionEnd
}

/** What takes the place of a value: nothing, the first day of its year, or a text in which `{key}` is the record's key. */
export type Replacement = 'blank' | 'year' | { readonly value: string }

/** What an author says of an entity that holds data of persons. */
export interface PersonalOverride<Name extends string> {
  /** What the data are for, in a sentence that the person would understand. */
  readonly purpose: string
  readonly legalBasis: LegalBasis
  /** The reference that leads to the person whom the record is about; left out: each record is a person. */
  readonly person?: string
  readonly retention?: Retention<Name>
  /** Who is given them. */
  readonly recipients?: string
}

/** The same of a field; what is left out is as its entity says. */
export interface PersonalFieldOverride<Name extends string> {
  readonly purpose?: string
  readonly legalBasis?: LegalBasis
  readonly retention?: Retention<Name>
  readonly replacement?: Replacement
}

export interface PersonalField {
  readonly field: string
  readonly purpose: string
  readonly legalBasis: LegalBasis
  readonly retention: Retention | null
  /** Null where nothing may take the place of its value: the field then prevents anonymisation. */
  readonly replacement: Replacement | null
}

/** What is known of an entity that holds data of persons. */
export interface Personal extends Pick<PersonalField, 'purpose' | 'legalBasis' | 'retention'> {
  /** Name of the reference that leads to the person; null where each record is one. */
  readonly person: string | null
  readonly recipients: string | null
  readonly fields: readonly PersonalField[]
}

/** Where a name of the record's key stands in a value of replacement. */
export const keyMark = '{key}'

/** The day, `YYYY-MM-DD`, on which what began on a day has been kept long enough. A month that is too short ends it on its last day. */
export function endOf(start: string, keep: Duration): string {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  if ('days' in keep) return spelt(new Date(Date.UTC(year, month - 1, day + keep.days)))
  const months = 'years' in keep ? keep.years * 12 : keep.months
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return spelt(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))))
}

function spelt(date: Date): string {
  return date.toISOString().slice(0, 10)
}
