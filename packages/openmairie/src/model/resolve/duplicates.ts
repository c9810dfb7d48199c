// SPDX-License-Identifier: EUPL-1.2
import type { Duplicates, Field, Likeness } from '../entity.js'
import type { AnyOverride } from '../override.js'

type Said = AnyOverride['duplicates']

const texts: ReadonlySet<string> = new Set(['string', 'text'])
/** Values of these types have no one spelling to compare. */
const incomparable: ReadonlySet<string> = new Set(['json', 'bytes', 'array', 'geometry', 'other'])

const suits: Readonly<Record<Likeness, (field: Field) => boolean>> = {
  exact: ({ type }) => !incomparable.has(type),
  text: ({ type }) => texts.has(type),
  sound: ({ type }) => texts.has(type),
  date: ({ type }) => type === 'date',
}

/** Whether a field may be compared so: it is of such a type, and not hidden, as a warning would tell what it holds. */
export function isComparable(field: Field | undefined, by: Likeness): boolean {
  return field !== undefined && !field.hidden && suits[by](field)
}

/** What an author says of likely duplicates, resolved; rules that cannot be compared are left out. */
export function mergeDuplicates(
  fields: Readonly<Record<string, Field>>,
  given: Said,
  said: (path: string) => void,
): Duplicates {
  if (given === undefined) return { match: [], least: 0, differing: false, namesakes: [] }
  for (const name of Object.keys(given)) said(`duplicates.${name}`)
  const match = given.match
    .filter(({ field, by }) => isComparable(fields[field], by))
    .map((rule) => ({
      field: rule.field,
      by: rule.by,
      days: rule.by === 'date' ? (rule.days ?? 0) : 0,
      needed: rule.needed ?? false,
    }))
  return {
    match,
    least: Math.min(match.length, Math.max(1, given.least ?? 2)),
    differing: given.least !== undefined,
    namesakes: (given.namesakes ?? []).filter((name) => isComparable(fields[name], 'text')),
  }
}
