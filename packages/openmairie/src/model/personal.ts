// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from './application.js'
import type { Field } from './entity.js'
import { defineMessages } from './messages.js'

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

const dates: ReadonlySet<string> = new Set(['date', 'timestamp', 'timestamptz'])
const texts: ReadonlySet<string> = new Set(['string', 'text'])

/** Whether a length of time may be counted from a field. */
export function isDate(field: Pick<Field, 'type'> | undefined): boolean {
  return field !== undefined && dates.has(field.type)
}

/** What takes the place of a value where nothing is said: nothing, or a word where the column must hold one. Null: it must be said. */
export function usualReplacement(field: Field, isUnique: boolean): Replacement | null {
  if (field.nullable) return 'blank'
  if (!texts.has(field.type) || field.choices !== null) return isDate(field) ? 'year' : null
  const value = isUnique ? `anonyme ${keyMark}` : 'anonyme'
  return field.maxLength !== null && field.maxLength < value.length + (isUnique ? 10 : 0) ? null : { value }
}

/** Whether a column can hold what is said to take the place of its values. */
export function suitsReplacement(field: Field, isUnique: boolean, replacement: Replacement): boolean {
  if (replacement === 'blank') return field.nullable
  if (replacement === 'year') return isDate(field)
  const { value } = replacement
  const fits = field.maxLength === null || [...value].length <= field.maxLength
  const isChoice = field.choices === null || field.choices.some((choice) => choice.value === value)
  return fits && isChoice && (!isUnique || value.includes(keyMark))
}

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

const words = defineMessages({
  fr: {
    basis: {
      consent: 'consentement de la personne (article 6, 1, a)',
      contract: 'exécution d’un contrat (article 6, 1, b)',
      'legal obligation': 'obligation légale (article 6, 1, c)',
      'vital interests': 'sauvegarde des intérêts vitaux (article 6, 1, d)',
      'public task': 'mission d’intérêt public (article 6, 1, e)',
      'legitimate interests': 'intérêts légitimes (article 6, 1, f)',
    },
    years: (n: number) => (n > 1 ? `${n} ans` : `${n} an`),
    months: (n: number) => `${n} mois`,
    days: (n: number) => (n > 1 ? `${n} jours` : `${n} jour`),
    afterWrite: 'après la dernière modification',
    afterField: (label: string) => `après la date «\u00a0${label}\u00a0»`,
    ends: {
      anonymise: 'puis anonymisation',
      erase: 'puis suppression',
      archive: 'puis tri par une personne (archives)',
    },
  },
  en: {
    basis: {
      consent: 'consent of the person (article 6(1)(a))',
      contract: 'performance of a contract (article 6(1)(b))',
      'legal obligation': 'legal obligation (article 6(1)(c))',
      'vital interests': 'vital interests (article 6(1)(d))',
      'public task': 'task in the public interest (article 6(1)(e))',
      'legitimate interests': 'legitimate interests (article 6(1)(f))',
    },
    years: (n: number) => (n > 1 ? `${n} years` : `${n} year`),
    months: (n: number) => (n > 1 ? `${n} months` : `${n} month`),
    days: (n: number) => (n > 1 ? `${n} days` : `${n} day`),
    afterWrite: 'after the last change',
    afterField: (label: string) => `after the date “${label}”`,
    ends: {
      anonymise: 'then anonymised',
      erase: 'then deleted',
      archive: 'then sorted by a person (archives)',
    },
  },
})

/** What a legal basis is called. */
export function legalBasisText(basis: LegalBasis, locale: Locale): string {
  return words(locale).basis[basis]
}

/** A retention in one phrase: how long, from when, and what is done then. */
export function retentionText(retention: Retention, labelOf: (field: string) => string, locale: Locale): string {
  const messages = words(locale)
  const { keep, from, ending } = retention
  const long =
    'years' in keep
      ? messages.years(keep.years)
      : 'months' in keep
        ? messages.months(keep.months)
        : messages.days(keep.days)
  const start = from === 'last write' ? messages.afterWrite : messages.afterField(labelOf(from.field))
  return `${long} ${start}, ${messages.ends[ending]}`
}
