// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { inNameCase } from '../../model/name-case.js'
import type { Input } from '../contract.js'

/** The input with the capitals of names written as their fields ask for. */
export function recased(entity: AnyEntity, input: Input): Input {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const format = entity.fields[name]?.format
      return [name, format && typeof value === 'string' ? inNameCase(value, format) : value]
    }),
  )
}
