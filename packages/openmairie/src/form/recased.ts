// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { type Input, recased } from '../records/index.js'

/** The names whose capitals the door writes otherwise than they were typed, as it writes them. */
export function recasedNames(entity: AnyEntity, input: Input): readonly string[] {
  const written = recased(entity, input)
  return Object.keys(input).flatMap((name) => {
    const text = written[name]
    return entity.fields[name]?.format && typeof text === 'string' && text !== input[name] ? [text] : []
  })
}
