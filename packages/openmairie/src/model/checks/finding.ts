// SPDX-License-Identifier: EUPL-1.2
import { type Detail, fill } from '../../errors/errors.js'
import type { Finding, Locale } from '../application.js'
import { nearest } from '../nearest.js'
import { type FindingId, findingCatalogue } from './catalogue.js'

/** A finding of the catalogue at a place, in the words of each locale. `existing`: among which a lost name is looked for. */
export function finding(
  id: FindingId,
  place: string,
  details: Readonly<Record<string, Detail>> = {},
  existing: readonly string[] = [],
): Finding {
  const entry = findingCatalogue[id]
  const candidates = typeof details['name'] === 'string' ? nearest(details['name'], existing) : []
  const near: Readonly<Record<Locale, string>> =
    candidates.length === 0
      ? { fr: '', en: '' }
      : { fr: ` Noms proches\u00a0: ${candidates.join(', ')}.`, en: ` Nearest names: ${candidates.join(', ')}.` }
  return {
    id,
    severity: entry.severity,
    place,
    message: {
      fr: `${fill(entry.fr, 'fr', details)}${near.fr}`,
      en: `${fill(entry.en, 'en', details)}${near.en}`,
    },
    candidates,
  }
}
