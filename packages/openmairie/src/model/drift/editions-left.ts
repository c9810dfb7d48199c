// SPDX-License-Identifier: EUPL-1.2
import type { EditionDefinitions } from '../edition.js'
import type { AnyEntity } from '../entity.js'

/** What can be printed of the tables as they are: what was generated of one that is gone, or of a column, says no more than the drift. */
export function editionsLeft(
  { etats, sousEtats, etiquettes = [] }: EditionDefinitions,
  isThere: (entity: string) => boolean,
  live: ReadonlyMap<string, AnyEntity>,
): EditionDefinitions {
  return {
    etats: etats.filter(({ entity }) => isThere(entity)),
    etiquettes: etiquettes.filter(({ entity }) => isThere(entity)),
    sousEtats: sousEtats.flatMap((sousEtat) => {
      if (!isThere(sousEtat.entity)) return []
      const now = live.get(sousEtat.entity)
      if (!now) return [sousEtat]
      if (!now.references.some(({ name }) => name === sousEtat.reference)) return []
      return [{ ...sousEtat, columns: sousEtat.columns.filter((column) => Object.hasOwn(now.fields, column)) }]
    }),
  }
}
