// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { inNameCase } from '../../model/name-case.js'
import type { Input } from '../contract.js'

/** The input with the capitals of names written as their fields ask for, and colours in their one spelling, `#1f6f43`. */
export function recased(entity: AnyEntity, input: Input): Input {
  const changed = Object.entries(input).flatMap(([name, value]) => {
    const field = entity.fields[name]
    if (typeof value !== 'string' || !field || !(field.format || field.widget === 'colour')) return []
    return [[name, field.format ? inNameCase(value, field.format) : colour(value)] as const]
  })
  // Most have none: a file has many.
  return changed.length === 0 ? input : { ...input, ...Object.fromEntries(changed) }
}

function colour(typed: string): string {
  const figures = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(typed.trim())?.[1]?.toLowerCase()
  if (figures === undefined) return typed
  return `#${figures.length === 3 ? figures.replace(/./g, '$&$&') : figures}`
}
