// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import { addedBy, type Ctx } from '../records/index.js'

/** Fields that a file may give: what the user may write, and the key by which a record that is there is named. */
export function importedFields(entity: AnyEntity): readonly Field[] {
  return Object.values(entity.fields).filter((field) => {
    // A file is named by what only its own form may say.
    if (field.widget === 'file') return false
    if (field.hidden || field.type === 'bytes' || field.type === 'array' || field.type === 'geometry') return false
    if (entity.key.includes(field.name)) return true
    // A table holds no files.
    return !field.readOnly && !field.automatic && !['hidden', 'readonly', 'file'].includes(field.widget)
  })
}

/** The fields that a new record must be given. */
export function neededFields(entity: AnyEntity): readonly Field[] {
  return importedFields(entity).filter((field) => field.required && !field.automatic)
}

/** The sets of fields by which a record that is there can be named: its key, and what no two records share. */
export function identitiesOf(entity: AnyEntity): readonly (readonly string[])[] {
  const offered = new Set(importedFields(entity).map(({ name }) => name))
  const all = [entity.key, ...entity.uniques.map(({ fields }) => fields)]
  return all.filter(
    (fields, index) =>
      fields.length > 0 &&
      fields.every((name) => offered.has(name)) &&
      all.findIndex((each) => each.join('\n') === fields.join('\n')) === index,
  )
}

/** References whose records may be added on the way, by their label alone. */
export function addableReferences(ctx: Ctx, entity: AnyEntity): readonly Field[] {
  return importedFields(entity).filter((field) => {
    const target = referenceOf(ctx, entity, field.name)
    return target !== null && addedBy(ctx, target) !== null
  })
}

/** The entity that a field alone refers to; null where it refers to none. */
export function referenceOf(ctx: Ctx, entity: AnyEntity, name: string): AnyEntity | null {
  const reference = entity.references.find(({ fields }) => fields.length === 1 && fields[0] === name)
  return (reference && ctx.app.localised[ctx.locale].get(reference.entity)) ?? null
}
