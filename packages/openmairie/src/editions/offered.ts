// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import type { EtatDefinition, EtiquetteDefinition } from '../model/edition.js'
import type { AnyEntity } from '../model/entity.js'
import type { Target } from '../ui/target.js'

/** The editions of the records of an entity: those generated, then the author’s own. */
export function etatsOf(app: ResolvedApplication, entity: AnyEntity): readonly EtatDefinition[] {
  return app.editions.etats.filter((etat) => etat.entity === entity.name)
}

/** The labels of the records of an entity. */
export function etiquettesOf(app: ResolvedApplication, entity: AnyEntity): readonly EtiquetteDefinition[] {
  return app.editions.etiquettes.filter((each) => each.entity === entity.name)
}

/** Whether the signature of the collectivité appears on what the user prints of the records of an entity. */
export function maySign({ app, ctx, entity }: Target): boolean {
  return ctx.grants.can(app.definition.name, entity, 'sign')
}
