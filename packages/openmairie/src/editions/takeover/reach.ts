// SPDX-License-Identifier: EUPL-1.2

import { ownLabel, referenceNamed, withoutOwnName } from '../../model/chain.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { referenceOf } from '../../ui/format.js'
import type { Fragment } from './fragment.js'

export type Entities = ReadonlyMap<string, AnyEntity>

/** A place among the tables of a request: an entity, and the references that lead to it from the record. */
export interface Spot {
  readonly entity: AnyEntity
  readonly path: readonly string[]
}

/** The entity of a table, whatever its own name. */
export function entityOfTable(entities: Entities, table: string): AnyEntity | null {
  return entities.get(table) ?? [...entities.values()].find((entity) => entity.table.name === table) ?? null
}

/** A field of an entity. */
export function fieldOf({ fields }: AnyEntity, name: string): Field | null {
  return (Object.hasOwn(fields, name) && fields[name]) || null
}

/** How a name is written between brackets; null where it cannot be. */
export function writtenPath({ path }: Spot, name: string): string | null {
  const steps = [...path, name]
  return steps.every((step) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(step)) ? steps.join('.') : null
}

/** Whether a field is shown otherwise than as the base has it. */
export function isReference({ entity }: Spot, name: string): boolean {
  return referenceOf(entity, name) !== undefined
}

/** Whether a field of no reference is shown as the base has it. */
export function isPlain({ type, choices }: Field): boolean {
  const isWorded = choices?.some(({ value, label }) => value !== label) ?? false
  return ['string', 'text', 'enum', 'uuid', 'integer', 'bigint'].includes(type) && !isWorded
}

/** Whether a path names something now, by chance perhaps. */
export function names(entities: Entities, entity: AnyEntity, path: readonly string[]): boolean {
  const [first, ...rest] = withoutOwnName(entity, path)
  if (first === undefined) return false
  if (rest.length === 0) return first === ownLabel || fieldOf(entity, first) !== null
  const target = entities.get(referenceNamed(entity, first)?.entity ?? '')
  return target !== undefined && names(entities, target, rest)
}

/** What the original reads of a record: what a merge field gives, `left` where that cannot be said now, null for no field of it. */
export interface Request {
  readonly entity: AnyEntity
  field(name: string): Fragment | 'left' | null
}
