// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { inNameCase } from '../../model/name-case.js'
import type { Input } from '../contract.js'

/** The input with the capitals of names written as their fields ask for, and colours in their one spelling, `#1f6f43`. */
export function recased(entity: AnyEntity, input: Input): Input {
  // A new one only where something changes: a file has many lines.
  let spelt = input
  for (const name of Object.keys(input)) {
    const [field, value] = [entity.fields[name], input[name]]
    if (typeof value !== 'string' || !field || !(field.format || field.widget === 'colour')) continue
    const written = field.format ? inNameCase(value, field.format) : colour(value)
    if (written !== value) spelt = { ...spelt, [name]: written }
  }
  return spelt
}

function colour(typed: string): string {
  const figures = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim())?.[1]?.toLowerCase()
  if (figures === undefined) return typed
  return `#${figures.length === 3 ? figures.replace(/./g, '$&$&') : figures}`
}
