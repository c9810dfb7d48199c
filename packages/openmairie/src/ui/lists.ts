// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../model/entity.js'

type Element = string | null
type Item = Pick<Field, 'type' | 'native' | 'scale' | 'choices'>

/** What is read of a typed list: its elements as the engine's texts, null for blank, or what is wrong. */
export type ReadList =
  | { readonly list: readonly Element[] | null; readonly problem: null }
  | { readonly list: null; readonly problem: string }

/** The elements of a list, as a field of their own. */
export function elementOf<F extends Item & Pick<Field, 'element'>>(field: F): F {
  return { ...field, type: field.element ?? 'text', element: null, native: '', scale: null, choices: null }
}

/**
 * A list as it is typed: one element a line. Where a line could not say it (no element at all, a blank, NULL, an end of
 * line), the whole list is written in JSON, with the engine's own texts.
 */
export function typedList(list: readonly Element[], typed: (element: string) => string): string {
  const lines = list.map((element) => (element === null ? null : typed(element)))
  const isPlain = (line: Element): line is string =>
    line !== null && line !== '' && line === line.trim() && !/[\r\n]/.test(line)
  return lines.length > 0 && lines.every(isPlain) && !lines[0]?.startsWith('[')
    ? lines.join('\n')
    : JSON.stringify(list)
}

/** Reads what `typedList` wrote, or what was typed instead; `read` reads one element. */
export function readList<F extends Item & Pick<Field, 'element'>>(
  field: F,
  text: string,
  read: (element: F, line: string) => { readonly text: string | null; readonly problem: string | null },
  malformed: string,
): ReadList {
  if (text === '') return { list: null, problem: null }
  if (text.startsWith('[')) {
    const list = fromJson(text)
    return list === null ? { list: null, problem: malformed } : { list, problem: null }
  }
  const element = elementOf(field)
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const found = lines.map((line) => read(element, line))
  const wrong = found.find((each) => each.problem !== null)
  return wrong?.problem
    ? { list: null, problem: wrong.problem }
    : { list: found.map((each) => each.text), problem: null }
}

function fromJson(text: string): readonly Element[] | null {
  try {
    const value: unknown = JSON.parse(text)
    if (!Array.isArray(value) || value.some((item) => typeof item === 'object' && item !== null)) return null
    return value.map((item) => (item === null ? null : String(item)))
  } catch {
    return null
  }
}
