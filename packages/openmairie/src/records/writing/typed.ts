// SPDX-License-Identifier: EUPL-1.2
import type { Dialect } from '../../database/dialect/contract.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import type { Value, Values } from '../../model/value.js'
import type { Input } from '../contract.js'
import { textOf } from '../reading/columns.js'

/** A row as hooks see it: numbers, booleans and lists in JavaScript's types, the rest as the engine's text. */
export function typedRow(entity: AnyEntity, input: Input): Values {
  const entries = Object.entries(input).flatMap(([name, text]) => {
    const field = entity.fields[name]
    return field ? [[name, typed(field, text)] as const] : []
  })
  return Object.fromEntries(entries)
}

function typed(field: Field, given: Input[string] | undefined): Value {
  if (given === null || given === undefined) return null
  if (typeof given !== 'string') return given
  if (field.type === 'boolean') return given === 'true'
  // What no JavaScript number holds stays a text, and the engine judges it.
  if (field.type === 'integer') return Number.isSafeInteger(Number(given)) ? Number(given) : given
  if (field.type === 'float') return Number.isFinite(Number(given)) ? Number(given) : given
  if (field.type === 'bigint') return /^-?\d+$/.test(given) ? BigInt(given) : given
  return given
}

/** What a hook returned, as an input again, spelt as the engine would. Names that are no fields are dropped. */
export function inputOf(dialect: Dialect, entity: AnyEntity, row: Readonly<Record<string, unknown>>): Input {
  const entries = Object.entries(row).filter(
    ([name, value]) => Object.hasOwn(entity.fields, name) && value !== undefined,
  )
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (Array.isArray(value)) return [name, value.map((item) => (item === null ? null : String(item)))]
      const field = entity.fields[name]
      return [name, value === null || !field ? null : dialect.spelt(String(value), field)]
    }),
  )
}

/** 12.50 is 12.5, and 012 is 12: what differs in writing only is no change. */
function plainDecimal(text: string): string {
  const [, sign = '', whole = '', part = ''] = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/.exec(text) ?? []
  if (whole === '') return text
  const number = part === '' ? whole : `${whole}.${part}`
  return sign === '-' && /[1-9]/.test(number) ? `-${number}` : number
}

/** One spelling of an input for comparisons: the text of the value that it would become. */
export function canonicalText(field: Field, given: Input[string] | undefined): string | null {
  const text = textOf(typed(field, given))
  return text !== null && field.type === 'decimal' ? plainDecimal(text) : text
}
