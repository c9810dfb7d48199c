// SPDX-License-Identifier: EUPL-1.2
import type { Field } from '../../model/entity.js'
import type { OriginalRequete, Remarking } from './contract.js'
import type { Fragment } from './fragment.js'
import {
  type Entities,
  entityOfTable,
  fieldOf,
  isPlain,
  isReference,
  type Request,
  type Spot,
  writtenPath,
} from './reach.js'

/** A request of type `objet`: classes that refer to one another, the record first. Null where the record is of no entity. */
export function objetRequest(entities: Entities, requete: OriginalRequete, remark: Remarking): Request | null {
  const [first = '', ...others] = requete.classes.split(';').map((name) => name.trim())
  const entity = entityOfTable(entities, first)
  if (!entity) {
    remark('request', 'request-no-record', first)
    return null
  }
  const spots = new Map<string, Spot>([[first, { entity, path: [] }]])
  for (const name of others.filter((each) => each !== '')) {
    const target = entityOfTable(entities, name)
    if (!target) remark('request', 'class-unknown', name)
    const spot = target && spotOf(spots, target.name, remark)
    if (target && spot) spots.set(name, { entity: target, path: spot })
    else if (target) remark('request', 'class-unlinked', name)
  }
  if (requete.method !== '') remark('request', 'request-method', requete.method)
  return {
    entity,
    field: (name) => {
      const [table = '', column = '', ...more] = name.split('.')
      const spot = more.length === 0 ? spots.get(table) : undefined
      const field = spot && fieldOf(spot.entity, column)
      return spot && field ? fragmentOf(spot, field) : null
    },
  }
}

/** The way to an entity: by the class before it if it can be, else by one before that. */
function spotOf(spots: ReadonlyMap<string, Spot>, target: string, remark: Remarking): readonly string[] | null {
  for (const { entity, path } of [...spots.values()].reverse()) {
    const [reference, ...others] = entity.references.filter((each) => each.entity === target)
    if (!reference) continue
    if (others.length > 0) remark('request', 'several-references', [...path, reference.name].join('.'))
    return [...path, reference.name]
  }
  return null
}

/** As the original shows a field of an object: labels, «oui» and «non», French days; all else as the base has it. */
function fragmentOf(spot: Spot, field: Field): Fragment | 'left' {
  const path = writtenPath(spot, field.name)
  if (path === null) return 'left'
  const isShown = isReference(spot, field.name) || field.type === 'date' || isPlain(field)
  if (field.type === 'boolean') return [{ path, form: 'minuscules' }]
  return [{ path, form: isShown ? null : 'code' }]
}
