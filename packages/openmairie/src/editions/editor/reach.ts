// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import { type Ctx, homeOf } from '../../records/index.js'
import type { PageRequest } from '../../ui/page.js'
import { labelOfEtat } from '../compose/etat.js'
import { withEditions } from '../kept/choice.js'
import { type Filed, kinds, type Place, type Texts, type Version } from '../kept/contract.js'
import { type InUse, inUse, versionsOf } from '../kept/store.js'
import { filedAll, filedIn, textsOf } from '../kept/texts.js'
import { editionsPermission } from './urls.js'

/** A definition that someone changes, as it stands for his collectivité. */
export interface Edited {
  /** His context, with the editions that are in use. */
  readonly ctx: Ctx
  readonly place: Place
  /** As the file says it. */
  readonly filed: Filed
  /** What its fields are those of. */
  readonly entity: AnyEntity
  /** What a record that it is printed for is: of a sous-état, what its rows refer to. */
  readonly about: AnyEntity
  /** Of his collectivité, the latest first. */
  readonly versions: readonly Version[]
  /** What is printed: of his collectivité, or from above it; null: the file. */
  readonly current: InUse | null
  readonly texts: Texts
}

/** Who may change what is printed, for the collectivité that he works for; of none in particular, for the instance. Raises OM_FORBIDDEN. */
export function demandEditor(request: PageRequest): void {
  const [app] = request.apps
  if (!app || !request.grants.holds(editionsPermission)) throw new OpenMairieError('OM_FORBIDDEN')
  const ctx = request.contextOf(app)
  if (ctx.collectivites !== null && homeOf(ctx) === null) throw new OpenMairieError('OM_FORBIDDEN')
}

/** The definitions of an application about what a user may see. */
export function editableIn(ctx: Ctx): readonly Pick<Edited, 'filed' | 'entity' | 'about'>[] {
  return filedAll(ctx.app.editions).flatMap((filed) => {
    const found = subjectOf(ctx, filed)
    return found ? [{ filed, ...found }] : []
  })
}

/** The definition that an address names. Raises OM_FORBIDDEN, or OM_NOT_FOUND, for what its user may not see too. */
export async function editedBy(request: PageRequest): Promise<Edited> {
  demandEditor(request)
  const { params } = request
  const app = request.apps.find(({ definition }) => definition.name === params['application'])
  const kind = kinds.find((each) => each === params['genre'])
  const filed = app && kind ? filedIn(app.editions, kind, params['edition'] ?? '') : null
  if (!app || !filed) throw new OpenMairieError('OM_NOT_FOUND')
  const own = request.contextOf(app)
  const found = subjectOf(own, filed)
  if (!found) throw new OpenMairieError('OM_NOT_FOUND')
  const place: Place = {
    application: app.definition.name,
    kind: filed.kind,
    name: filed.definition.name,
    collectivite: homeOf(own),
  }
  const used = await inUse(own.instance, place.application, place.collectivite)
  const current = used.find((each) => each.kind === place.kind && each.name === place.name) ?? null
  return {
    ctx: await withEditions(own),
    place,
    filed,
    ...found,
    versions: await versionsOf(own.instance, place),
    current,
    texts: { ...textsOf(filed), ...current?.texts },
  }
}

/** What a definition is called. */
export function labelOfFiled(filed: Filed, entity: AnyEntity): string {
  return filed.kind === 'etat' ? labelOfEtat(filed.definition, entity) : (filed.definition.label ?? entity.label)
}

function subjectOf(ctx: Ctx, { kind, definition }: Filed): Pick<Edited, 'entity' | 'about'> | null {
  const seen = (name: string): AnyEntity | null => {
    const entity = ctx.app.localised[ctx.locale].get(name)
    return entity && ctx.grants.can(ctx.app.definition.name, entity, 'list') ? entity : null
  }
  const entity = seen(definition.entity)
  if (kind !== 'sous-etat') return entity && { entity, about: entity }
  const reference = entity?.references.find(({ name }) => name === definition.reference)
  const about = reference ? seen(reference.entity) : null
  return entity && about && { entity, about }
}
