// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import type { EtatDefinition, EtiquetteDefinition } from '../model/edition.js'
import type { AnyEntity } from '../model/entity.js'

/** The editions of the records of an entity: those generated, then the author’s own. */
export function etatsOf(app: ResolvedApplication, entity: AnyEntity): readonly EtatDefinition[] {
  return app.editions.etats.filter((etat) => etat.entity === entity.name)
}

/** The labels of the records of an entity. */
export function etiquettesOf(app: ResolvedApplication, entity: AnyEntity): readonly EtiquetteDefinition[] {
  return app.editions.etiquettes.filter((each) => each.entity === entity.name)
}
