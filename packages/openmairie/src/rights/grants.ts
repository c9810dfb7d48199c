// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import { administrationName } from './administration.js'
import type { Grants, Verb } from './contract.js'

/** Nothing at all: what a visitor who has not signed in may do. */
export const noGrants: Grants = {
  profil: '',
  profils: [],
  meets: () => false,
  can: () => false,
  holds: () => false,
  covers: () => false,
  coversProfil: () => false,
}

/**
 * The permissions that each grant a verb on an entity, the widest first: `*`, `*.<verb>` (the administration left out),
 * `<app>.*`, `<app>.<entity>`, `<app>.<entity>.<verb>`.
 */
export function permissionsFor(app: string, entity: string, verb: Verb): readonly string[] {
  const wide = app === administrationName ? ['*'] : ['*', `*.${verb}`]
  return [...wide, `${app}.*`, `${app}.${entity}`, `${app}.${entity}.${verb}`]
}

/** The permissions by which one of whatever shape is granted: itself and the wider ones. */
export function widerThan(permission: string): readonly string[] {
  const [app = '', entity, ...verb] = permission.split('.')
  if (entity === undefined || app === '*') return [...new Set(['*', permission])]
  if (entity === '*') return ['*', permission]
  if (verb.length === 0) return ['*', `${app}.*`, permission]
  return permissionsFor(app, entity, verb.join('.'))
}

/** What a set of permissions allows. `permissionsOf`: all that another profil has. */
export function compileGrants(
  profil: string,
  permissions: ReadonlySet<string>,
  permissionsOf: (profil: string) => readonly string[] = () => ['*'],
): Grants {
  const covers = (permission: string): boolean => widerThan(permission).some((each) => permissions.has(each))
  const whole = permissions.has('*')
  // An entity is one application’s.
  const known = new WeakMap<AnyEntity, Map<Verb, boolean>>()
  const found = (app: string, entity: AnyEntity, verb: Verb): boolean =>
    permissionsFor(app, entity.name, verb).some((each) => permissions.has(each))
  const can: Grants['can'] = (app, entity, verb) => {
    if (whole) return true
    const verbs = known.get(entity) ?? new Map<Verb, boolean>()
    const before = verbs.get(verb)
    if (before !== undefined) return before
    const granted = found(app, entity, verb)
    known.set(entity, verbs.set(verb, granted))
    return granted
  }
  return {
    profil,
    profils: [profil],
    can,
    meets: (app, entity, who) => ('right' in who ? can(app, entity, who.right) : who.profils.includes(profil)),
    holds: (permission) => whole || permissions.has(permission),
    covers,
    coversProfil: (other) => permissionsOf(other).every(covers),
  }
}
