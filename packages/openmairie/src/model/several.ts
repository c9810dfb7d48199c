// SPDX-License-Identifier: EUPL-1.2
import type { Field } from './entity.js'

/** Whether a field holds several choices at once. */
export function isSeveral({ widget }: Pick<Field, 'widget'>): boolean {
  return widget === 'checkboxes' || widget === 'multiselect'
}

/** What parts the choices held by a text. */
export const separator = ';'

/** The choices that a value holds, in the order of those offered; what is none of them comes last, and is not lost. */
export function membersOf(
  { choices }: Pick<Field, 'choices'>,
  value: string | readonly (string | null)[] | null,
): readonly string[] {
  const held = typeof value === 'string' ? value.split(separator).map((each) => each.trim()) : (value ?? [])
  const members = new Set(held.filter((each) => each !== null && each !== ''))
  const offered = (choices ?? []).map((choice) => choice.value).filter((each) => members.has(each))
  return [...new Set([...offered, ...members])].filter((each) => each !== null)
}

/** Choices as a form carries them: a JSON list. */
export function writeMembers(members: readonly string[]): string {
  return members.length === 0 ? '' : JSON.stringify(members)
}

/** Reads them back, or what each box sent, or the text of the database. */
export function readMembers(field: Pick<Field, 'choices'>, sent: readonly string[]): readonly string[] {
  return membersOf(
    field,
    sent.flatMap((each) => (each.startsWith('[') ? (fromJson(each) ?? [each]) : each.split(separator))),
  )
}

function fromJson(text: string): readonly string[] | null {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value.map(String) : null
  } catch {
    return null
  }
}
