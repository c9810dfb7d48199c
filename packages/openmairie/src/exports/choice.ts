// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { withColumns } from '../ui/list-state.js'

export const exportFormats = ['xlsx', 'ods', 'csv', 'json'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** In what form records leave, and which of their fields. */
export interface ExportChoice {
  readonly format: ExportFormat
  readonly all: boolean
  /** To be prepared while one does something else. */
  readonly later: boolean
}

/** Names and values of the choice in a form or an address. */
export const exportParameters = { format: 'format', fields: 'champs', all: 'tous', later: 'preparer' } as const

/** The choice that a form or an address makes; null where it names no format. */
export function readExportChoice(given: URLSearchParams): ExportChoice | null {
  const format = exportFormats.find((each) => each === given.get(exportParameters.format))
  return format
    ? {
        format,
        all: given.get(exportParameters.fields) === exportParameters.all,
        later: given.get(exportParameters.later) === '1',
      }
    : null
}

/** The entity with the columns that are taken: those shown, or every field that the user may read. */
export function takenOf(listed: AnyEntity, { all }: Pick<ExportChoice, 'all'>): AnyEntity {
  if (!all) return listed
  const readable = Object.values(listed.fields).filter((field) => !field.hidden)
  return withColumns(
    listed,
    readable.map(({ name }) => name),
  )
}
