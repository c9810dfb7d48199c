// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from './application.js'
import { defineMessages } from './messages.js'
import type { LegalBasis, Retention } from './personal.js'

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
