// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field, Reference } from './entity.js'

/** The path of what names a record. */
export const ownLabel = 'om_libelle'

/** The reference that a field carries alone. */
export function referenceOf(entity: AnyEntity, name: string): Reference | undefined {
  return entity.references.find((reference) => reference.fields.length === 1 && reference.fields[0] === name)
}

/** The reference that a step of a path follows: by its name, its field, or the entity that it alone leads to. */
export function referenceNamed(entity: AnyEntity, step: string): Reference | null {
  const to = entity.references.filter((reference) => reference.entity === step)
  return (
    entity.references.find(({ name }) => name === step) ??
    referenceOf(entity, step) ??
    (to.length === 1 ? (to[0] ?? null) : null)
  )
}

/** The tab that a name means: `entity.reference`, or the entity where it refers by one reference only. */
export function childNamed(entity: AnyEntity, tab: string): AnyEntity['children'][number] | null {
  const exact = entity.children.find((child) => `${child.entity}.${child.reference}` === tab)
  const alone = entity.children.filter((child) => child.entity === tab)
  return exact ?? (alone.length === 1 ? (alone[0] ?? null) : null)
}

/** The original writes the table before the column. */
export function withoutOwnName(entity: AnyEntity, path: readonly string[]): readonly string[] {
  const isOwn = path.length > 1 && path[0] === entity.name && !referenceNamed(entity, entity.name)
  return isOwn ? path.slice(1) : path
}

/** The steps of a path from an entity: some fields have dots in their names. */
export function stepsOf(from: AnyEntity, path: string): readonly string[] {
  return Object.hasOwn(from.fields, path) ? [path] : withoutOwnName(from, path.split('.'))
}

/** Whether a reader sees what an entity refers to: the fields that say so are not kept from him. */
export function isSeen(entity: AnyEntity, { fields }: Pick<Reference, 'fields'>): boolean {
  return fields.every((name) => visible(entity, name) !== null)
}

/** A field that its reader may see; null for what does not exist or is kept from them. */
export function visible(entity: AnyEntity, name: string): Field | null {
  const field = Object.hasOwn(entity.fields, name) ? entity.fields[name] : undefined
  return field && !field.hidden ? field : null
}
