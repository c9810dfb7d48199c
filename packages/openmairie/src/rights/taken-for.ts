// SPDX-License-Identifier: EUPL-1.2
import { administrationName } from './administration.js'
import type { Grants } from './contract.js'

/** Whether a permission is one on the administration: by itself, or as part of all. */
const administers = (permission: string): boolean =>
  permission === '*' || permission.startsWith(`${administrationName}.`)

const acting = new WeakMap<Grants, Grants>()

/**
 * What is granted to whoever acts for someone: all that this person may do but administer. One could otherwise give oneself for
 * good what is lent for a while.
 */
export function actingFor(theirs: Grants): Grants {
  const known = acting.get(theirs)
  if (known) return known
  const made: Grants = {
    ...theirs,
    profil: `pour:${theirs.profil}`,
    can: (app, entity, verb) => app !== administrationName && theirs.can(app, entity, verb),
    holds: (permission) => !administers(permission) && theirs.holds(permission),
    covers: (permission) => !administers(permission) && theirs.covers(permission),
    coversProfil: () => false,
  }
  acting.set(theirs, made)
  return made
}

const looking = new WeakMap<Grants, WeakMap<Grants, Grants>>()

/**
 * What is granted to whoever looks as a profil does: what both have, so that nothing is seen that was not already. Whoever is
 * left out of a restriction must be so twice.
 */
export function lookingAs(own: Grants, theirs: Grants): Grants {
  const made = looking.get(own) ?? new WeakMap<Grants, Grants>()
  looking.set(own, made)
  const known = made.get(theirs)
  if (known) return known
  const both: Grants = {
    profil: `vue:${own.profil}:${theirs.profil}`,
    profils: [...own.profils, ...theirs.profils],
    can: (app, entity, verb) => own.can(app, entity, verb) && theirs.can(app, entity, verb),
    holds: (permission) => own.holds(permission) && theirs.holds(permission),
    meets: (app, entity, who) => own.meets(app, entity, who) && theirs.meets(app, entity, who),
    covers: (permission) => own.covers(permission) && theirs.covers(permission),
    coversProfil: () => false,
  }
  made.set(theirs, both)
  return both
}
