// SPDX-License-Identifier: EUPL-1.2
import type { ApplicationDefinition, Finding } from '../application.js'
import { finding } from '../checks/finding.js'
import type { EditionDefinitions, EtatDefinition, SousEtatDefinition } from '../edition.js'
import type { AnyEntity } from '../entity.js'

/** The editions of an application, the author’s in place of those generated under the same name; what lost its entity is off. */
export function resolveEditions(
  { name, generated, editions }: ApplicationDefinition,
  entities: ReadonlyMap<string, AnyEntity>,
): { readonly editions: Required<EditionDefinitions>; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const lost = (place: string, what: string, candidates: Iterable<string>): void => {
    findings.push(finding('model.orphan-edition', `${name}.editions.${place}`, { name: what }, [...candidates]))
  }
  const known = generated.editions ?? []
  const etats = over(
    known.flatMap((each) => each.etats),
    editions?.etats ?? [],
  ).filter((etat: EtatDefinition) => {
    if (entities.has(etat.entity)) return true
    lost(etat.name, etat.entity, entities.keys())
    return false
  })
  const sousEtats = over(
    known.flatMap((each) => each.sousEtats),
    editions?.sousEtats ?? [],
  ).flatMap((sousEtat: SousEtatDefinition) => {
    const entity = entities.get(sousEtat.entity)
    const reference = entity?.references.find((each) => each.name === sousEtat.reference)
    if (!entity || !reference) {
      lost(
        sousEtat.name,
        entity ? sousEtat.reference : sousEtat.entity,
        entity?.references.map((each) => each.name) ?? entities.keys(),
      )
      return []
    }
    const columns = sousEtat.columns.filter((column) => {
      const first = column.split('.')[0] ?? ''
      if (
        Object.hasOwn(entity.fields, column) ||
        Object.hasOwn(entity.fields, first) ||
        entity.references.some((each) => each.name === first)
      )
        return true
      lost(`${sousEtat.name}.columns.${column}`, column, Object.keys(entity.fields))
      return false
    })
    return [{ ...sousEtat, columns }]
  })
  const etiquettes = over(
    known.flatMap((each) => each.etiquettes ?? []),
    editions?.etiquettes ?? [],
  ).filter((etiquette) => {
    if (entities.has(etiquette.entity)) return true
    lost(etiquette.name, etiquette.entity, entities.keys())
    return false
  })
  return { editions: { etats, sousEtats, etiquettes }, findings }
}

function over<Named extends { readonly name: string }>(
  generated: readonly Named[],
  said: readonly Named[],
): readonly Named[] {
  const names = new Set(said.map(({ name }) => name))
  return [...generated.filter(({ name }) => !names.has(name)), ...said]
}
