// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../../model/application.js'
import { frenchDate } from '../../ui/dates.js'
import { dateInWords, longDate } from '../words/dates.js'
import { amountInWords, numberInWords } from '../words/numbers.js'
import type { Merged } from './values.js'

type Form = (merged: Merged, locale: Locale) => string | null

/** How a value may be written, by the words of a definition. A form that the value does not have leaves it as it is shown. */
const forms: Readonly<Record<string, Form>> = {
  libellé: ({ label }) => label,
  code: ({ raw }) => raw ?? '',
  date: ({ raw }, locale) =>
    /^\d{4}-\d{2}-\d{2}[ T]/.test(raw ?? '') ? frenchDate((raw ?? '').slice(0, 10), locale) : null,
  'date longue': ({ raw }, locale) => longDate(raw ?? '', locale),
  'date en lettres': ({ raw }) => dateInWords(raw ?? ''),
  'en lettres': ({ raw }) => (/^-?\d+$/.test(raw ?? '') ? numberInWords(BigInt(raw ?? '0')) : null),
  'montant en lettres': ({ raw }) => amountInWords(raw ?? ''),
  montant: ({ raw }, locale) => amount(raw ?? '', locale),
  majuscules: ({ text }, locale) => text.toLocaleUpperCase(locale),
  minuscules: ({ text }, locale) => text.toLocaleLowerCase(locale),
}

/** Names of the forms, in the order in which they are told. */
export const formNames: readonly string[] = Object.keys(forms)

const male = /^(m|mr|monsieur|masculin|homme|il|1|h|mister|male)\.?$/iu
const feminine = /^(mme|madame|mlle|mademoiselle|f|féminin|feminin|femme|elle|2|mrs|ms|miss|female)\.?$/iu

/**
 * A value as its form writes it. A form of two wordings, `né / née`, is the one that agrees with the value: a civilité or a sex; a third
 * one is for a value that says neither. Null where the form is unknown.
 */
export function written(merged: Merged, form: string, locale: Locale): string | null {
  const wordings = form.split(/\s+\/\s+/)
  if (wordings.length === 2 || wordings.length === 3) {
    const [masculine = '', forHer = '', neither = masculine] = wordings
    const says = (sex: RegExp): boolean => sex.test(merged.text.trim()) || sex.test((merged.raw ?? '').trim())
    return says(feminine) ? forHer : wordings.length === 2 || says(male) ? masculine : neither
  }
  const known = Object.hasOwn(forms, form.toLowerCase()) ? forms[form.toLowerCase()] : undefined
  if (!known) return null
  return known(merged, locale) ?? merged.text
}

/** `1234.5` as «1 234,50 €». Null where the text is no amount. */
export function amount(text: string, locale: Locale): string | null {
  const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!found) return null
  const [, sign, whole = '0', decimals = ''] = found
  const cents = (BigInt(whole + decimals.padEnd(3, '0').slice(0, 3)) + 5n) / 10n
  const grouped = String(cents / 100n).replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? '\u202f' : ',')
  const figures = `${grouped}${locale === 'fr' ? ',' : '.'}${String(cents % 100n).padStart(2, '0')}`
  return locale === 'fr' ? `${sign}${figures}\u00a0€` : `${sign}€${figures}`
}

/** Whether a value may be written so: in a form that has a name, or as the words that agree with it. */
export function isForm(form: string): boolean {
  return Object.hasOwn(forms, form.toLowerCase()) || [2, 3].includes(form.split(/\s+\/\s+/).length)
}
