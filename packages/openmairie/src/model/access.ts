// SPDX-License-Identifier: EUPL-1.2

/**
 * Who is exempt from a restriction: whoever holds a right on the entity (suffix of the permission `<app>.<entity>.<right>`),
 * or the people of some profils. In hierarchical mode a right is held by the profils above too; a profil named is that one alone.
 */
export type Who = { readonly right: string } | { readonly profils: readonly string[] }

/** What a field is for whoever is not exempt. Hidden, it is nowhere: nothing tells what it holds, nor that it changed. */
export interface FieldAccess {
  readonly hiddenUnless?: Who
  readonly readOnlyUnless?: Who
}

/** A value that a condition compares with: itself, or what is known of the user. */
export type Compared = string | number | boolean | { readonly user: 'id' | 'login' }

/**
 * A condition on a row, as data: it is compiled into the statement that reads it. A blank equals nothing, and meets neither a
 * comparison nor its contrary.
 */
export type Condition<Row> =
  | { readonly field: keyof Row & string; readonly is: Compared | readonly Compared[] }
  /** Bounds are inclusive; spelt as the database does. */
  | { readonly field: keyof Row & string; readonly from?: string; readonly to?: string }
  | { readonly field: keyof Row & string; readonly blank: boolean }
  | { readonly all: readonly Condition<Row>[] }
  | { readonly any: readonly Condition<Row>[] }
  | { readonly not: Condition<Row> }

/** The only rows that there are for whoever is not exempt: of everybody, or of the people of some profils. */
export interface RowLimit<Row> {
  readonly only: Condition<Row>
  readonly profils?: readonly string[]
  readonly unless?: Who
}

/** Whether a condition looks at who the user is. */
export function asksUser(condition: Condition<never>): boolean {
  if ('all' in condition) return condition.all.some(asksUser)
  if ('any' in condition) return condition.any.some(asksUser)
  if ('not' in condition) return asksUser(condition.not)
  if (!('is' in condition)) return false
  const values = Array.isArray(condition.is) ? condition.is : [condition.is]
  return values.some((value) => typeof value === 'object')
}

/** The fields that a condition looks at. */
export function fieldsIn(condition: Condition<never>): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsIn)
  if ('any' in condition) return condition.any.flatMap(fieldsIn)
  if ('not' in condition) return fieldsIn(condition.not)
  return [condition.field]
}
