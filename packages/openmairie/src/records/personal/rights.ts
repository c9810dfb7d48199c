// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { ResolvedApplication } from '../../model/application.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Verb } from '../../rights/contract.js'
import type { Ctx } from '../context.js'
import { demand, demandWrite } from '../reading/scope.js'

/** What anonymising asks for on the entity itself: its own right, and those of what it does. */
export const anonymiseVerbs: readonly Verb[] = ['anonymise', 'read', 'update']

/** Whether each record of an entity is a person, as its author says. */
export function isPerson(entity: AnyEntity): boolean {
  return entity.personal?.person === null && entity.key.length > 0
}

/** Whether records of an entity tell of persons, as its author says. */
function isPersonal(entity: AnyEntity): boolean {
  return entity.personal !== null && entity.key.length > 0
}

const known = new WeakMap<ResolvedApplication['entities'], readonly AnyEntity[]>()

/** Whether there is anything in an application that a user may anonymise: asked for each page, so only the entities concerned are looked at. */
export function mayAnonymiseSome(ctx: Pick<Ctx, 'app' | 'grants'>): boolean {
  const { entities } = ctx.app
  const personal = known.get(entities) ?? [...entities.values()].map(({ entity }) => entity).filter(isPersonal)
  known.set(entities, personal)
  return personal.some((entity) => mayAnonymise(ctx, entity))
}

/** Whether a user may anonymise records of an entity. */
export function mayAnonymise(ctx: Pick<Ctx, 'app' | 'grants'>, entity: AnyEntity): boolean {
  return (
    isPersonal(entity) &&
    isWritten(entity) &&
    !ctx.app.drifted.has(entity.name) &&
    anonymiseVerbs.every((verb) => ctx.grants.can(ctx.app.definition.name, entity, verb))
  )
}

/** Whether a user may take away all that is held about a person. */
export function mayDisclose(ctx: Ctx, entity: AnyEntity): boolean {
  const can = (verb: Verb): boolean => ctx.grants.can(ctx.app.definition.name, entity, verb)
  return isPerson(entity) && can('disclose') && can('read')
}

/** Raises OM_FORBIDDEN where the user may not, OM_NOT_FOUND where the records tell of no person. */
export function demandAnonymise(ctx: Ctx, entity: AnyEntity): void {
  for (const verb of anonymiseVerbs) demandWrite(ctx, entity, verb)
  if (!isPersonal(entity)) throw new OpenMairieError('OM_NOT_FOUND')
  if (!isWritten(entity)) throw new OpenMairieError('OM_FORBIDDEN')
}

/** The same for what is held about a person. */
export function demandDisclose(ctx: Ctx, entity: AnyEntity): void {
  demand(ctx, entity, 'disclose')
  if (!isPerson(entity)) throw new OpenMairieError('OM_NOT_FOUND')
}

function isWritten({ readOnly, kind }: AnyEntity): boolean {
  return !readOnly && kind === 'table'
}
