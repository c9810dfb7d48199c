// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Field } from '../model/entity.js'
import type { Ctx } from '../records/index.js'
import { isAsked } from './asked.js'

/** What may be done to several records at once. */
export type BulkVerb = 'update' | 'delete' | 'export'

/** Identifier of the form that the boxes of a listing belong to. */
export const selectionForm = 'selection'
/** Name of the boxes. */
export const pickName = 'cle'

/** What the user may do to several records of an entity; nothing where no record can be named. */
export function bulkVerbs(ctx: Ctx, entity: AnyEntity): readonly BulkVerb[] {
  if (entity.key.length === 0) return []
  const may = (verb: BulkVerb | 'read'): boolean => ctx.grants.can(ctx.app.definition.name, entity, verb)
  const writes = !entity.readOnly && !ctx.app.drifted.has(entity.name) && may('read')
  return [
    ...(writes && may('update') && bulkFields(entity).length > 0 ? (['update'] as const) : []),
    ...(writes && may('delete') ? (['delete'] as const) : []),
    ...(may('export') ? (['export'] as const) : []),
  ]
}

/** The fields that may be given one value on several records: those of the form, but for the key and for bytes. */
export function bulkFields(entity: AnyEntity): readonly Field[] {
  return Object.values(entity.fields).filter(
    (field) => isAsked(entity, field, false, entity.key) && field.type !== 'bytes',
  )
}
