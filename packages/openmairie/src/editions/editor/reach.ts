// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import { type Ctx, homeOf } from '../../records/index.js'
import type { PageRequest } from '../../ui/page.js'
import { labelOfEtat } from '../compose/etat.js'
import { withEditions } from '../kept/choice.js'
import { type Filed, kinds, type Place, type Subject, type Texts, type Version } from '../kept/contract.js'
import { keptOver } from '../kept/own.js'
import { type InUse, inUse, versionsOf, withdrawn } from '../kept/store.js'
import { filedAll, filedIn, textsOf } from '../kept/texts.js'
import { editionsPermission } from './urls.js'

/** A definition that someone changes, as it stands for his collectivité. */
export interface Edited {
  /** His context, with the editions that are in use. */
  readonly ctx: Ctx
  readonly place: Place
  /** As the file says it; before any text of it, where it has none. */
  readonly filed: Filed
  /** What it is about, where it has no file. */
  readonly subject: Subject | null
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

/** The definitions of an application about what a user may see, those that have no file last: `kept`, what is in use or was. */
export function editableIn(
  ctx: Ctx,
  kept: readonly InUse[],
): readonly Pick<Edited, 'filed' | 'subject' | 'entity' | 'about'>[] {
  const { editions } = ctx.app
  const own = kept.filter(({ kind, name, subject }) => subject && !filedIn(editions, kind, name))
  const all = [
    ...filedAll(editions).map((filed) => ({ filed, subject: null })),
    ...own.map((version) => ({ filed: keptOver(editions, version), subject: version.subject })),
  ]
  return all.flatMap(({ filed, subject }) => {
    const found = filed && seenOf(ctx, filed)
    return found ? [{ filed, subject, ...found }] : []
  })
}

/** What a collectivité prints of an application, else what is printed for it, and what it made and withdrew. */
export async function keptFor(ctx: Ctx): Promise<{ readonly used: readonly InUse[]; readonly gone: readonly InUse[] }> {
  const [name, home] = [ctx.app.definition.name, homeOf(ctx)]
  const used = await inUse(ctx.instance, name, home)
  const gone = await withdrawn(ctx.instance, name, home)
  const isUsed = (each: InUse): boolean => used.some(({ kind, name }) => kind === each.kind && name === each.name)
  return { used, gone: gone.filter((each) => !isUsed(each)) }
}

/** The definition that an address names. Raises OM_FORBIDDEN, or OM_NOT_FOUND, for what its user may not see too. */
export async function editedBy(request: PageRequest): Promise<Edited> {
  demandEditor(request)
  const { params } = request
  const app = request.apps.find(({ definition }) => definition.name === params['application'])
  const kind = kinds.find((each) => each === params['genre'])
  if (!app || !kind) throw new OpenMairieError('OM_NOT_FOUND')
  const own = request.contextOf(app)
  const name = params['edition'] ?? ''
  const { used, gone } = await keptFor(own)
  const isIt = (each: InUse): boolean => each.kind === kind && each.name === name
  const editable = editableIn(own, [...used, ...gone])
  const found = editable.find(({ filed }) => filed.kind === kind && filed.definition.name === name)
  if (!found) throw new OpenMairieError('OM_NOT_FOUND')
  const place: Place = { application: app.definition.name, kind, name, collectivite: homeOf(own) }
  const current = used.find(isIt) ?? null
  return {
    ctx: await withEditions(own),
    place,
    ...found,
    versions: await versionsOf(own.instance, place),
    current,
    texts: { ...textsOf(found.filed), ...(current ?? gone.find(isIt))?.texts },
  }
}

/** What a definition is called. */
export function labelOfFiled(filed: Filed, entity: AnyEntity): string {
  return filed.kind === 'etat' ? labelOfEtat(filed.definition, entity) : (filed.definition.label ?? entity.label)
}

/** What a definition is about; null where its user may not see it. */
export function seenOf(ctx: Ctx, { kind, definition }: Filed): Pick<Edited, 'entity' | 'about'> | null {
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
