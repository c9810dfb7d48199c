// SPDX-License-Identifier: EUPL-1.2
import type { Payload } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyMark, type PersonalField } from '../../model/personal.js'
import type { Key } from '../../model/value.js'
import type { Input } from '../contract.js'

/**
 * What takes the place of the personal values of a row, by field: only where it differs from what the row holds. Fields that
 * nothing may replace are left out: `unreplaced` names them.
 */
export function replacements(entity: AnyEntity, fields: readonly PersonalField[], key: Key, row: Payload): Input {
  const found = fields.flatMap(({ field, replacement }) => {
    const held = row[field] ?? null
    if (replacement === null || held === null) return []
    const text = textOf(replacement, held, key)
    return text === held ? [] : [[field, text] as const]
  })
  return Object.fromEntries(found.filter(([name]) => Object.hasOwn(entity.fields, name)))
}

/** Personal fields with a value that something must take the place of, and of which nothing is said. */
export function unreplaced(entity: AnyEntity, fields: readonly PersonalField[], row: Payload): readonly string[] {
  return fields
    .filter(({ field, replacement }) => replacement === null && (row[field] ?? null) !== null)
    .map(({ field }) => field)
    .filter((name) => !staying(entity).includes(name))
}

/** Personal fields whose values stay: they name the record, or the base alone writes them. */
export function staying(entity: AnyEntity): readonly string[] {
  return (entity.personal?.fields ?? [])
    .map(({ field }) => field)
    .filter((name) => entity.key.includes(name) || entity.fields[name]?.automatic)
}

function textOf(replacement: NonNullable<PersonalField['replacement']>, held: string, key: Key): string | null {
  if (replacement === 'blank') return null
  // A date or a moment as any engine spells it: the year comes first; what follows the day is the first moment of it.
  if (replacement === 'year')
    return held.replace(/^(\d+)-\d\d-\d\d(.*)$/, (_, year: string, rest: string) => `${year}-01-01${midnight(rest)}`)
  return replacement.value.replaceAll(keyMark, key.join(' '))
}

function midnight(rest: string): string {
  return rest.replace(/\d\d:\d\d:\d\d(\.\d+)?/, '00:00:00')
}
