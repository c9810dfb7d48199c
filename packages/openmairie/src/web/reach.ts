// SPDX-License-Identifier: EUPL-1.2
import type { Collectivites } from '../collectivites/held.js'
import type { Who } from '../model/access.js'
import type { ResolvedApplication } from '../model/application.js'
import type { AnyEntity } from '../model/entity.js'
import { narrowed } from '../model/resolve/narrow.js'
import { restricted } from '../model/resolve/restrict.js'
import type { Grants } from '../rights/contract.js'
import { noGrants } from '../rights/grants.js'
import { reachOf } from '../rights/reach.js'
import { lookingAs } from '../rights/taken-for.js'
import type { Services } from './services.js'
import { grantsUnder } from './taken-for/whose.js'
import type { Visitor } from './visitor.js'

/** What a visitor may do: nothing where nobody is signed in. */
export function grantsOf(services: Services, visitor: Visitor): Grants {
  const { session } = visitor
  if (!session) return noGrants
  const rights = services.rights.current()
  const own = grantsUnder(rights, session.actor, session.profil)
  return session.view ? lookingAs(own, rights.of(session.view.profil)) : own
}

/** All the collectivités of a visitor's account, whatever the profil where it is attached; null: all there are. */
export function wholeReachOf(services: Services, visitor: Visitor): readonly string[] | null {
  return reachOf(visitor.session?.collectivite?.ids, grantsOf(services, visitor))
}

/** The collectivité that a visitor was told to work for, of those of his account; null: none in particular. */
export function workingOf(services: Services, visitor: Visitor): string | null {
  return narrowing(services.collectivites.current(), wholeReachOf(services, visitor), visitor.session?.working ?? null)
}

/** The one to work for among those that an account reaches; null where it reaches that one no more. */
export function narrowing(
  tree: Pick<Collectivites, 'find'>,
  whole: readonly string[] | null,
  working: string | null,
): string | null {
  if (working === null || tree.find(working) === null) return null
  return whole === null || whole.includes(working) ? working : null
}

/** The collectivités that a visitor works for: the one that was chosen and all below it, else all of his account. */
export function collectivitesOf(services: Services, visitor: Visitor): readonly string[] | null {
  const working = workingOf(services, visitor)
  return working === null ? wholeReachOf(services, visitor) : services.collectivites.current().below(working)
}

/** The collectivité that a visitor works for in particular: whose name pages bear, and whose parameters hold. */
export function homeOf(services: Services, visitor: Visitor): string | null {
  return workingOf(services, visitor) ?? visitor.session?.collectivite?.ids[0] ?? null
}

/** The applications as a visitor sees them: who works for one collectivité is not asked which. */
export function appsOf(services: Services, visitor: Visitor): readonly ResolvedApplication[] {
  const collectivites = collectivitesOf(services, visitor)
  const grants = grantsOf(services, visitor)
  return services.apps.map(({ app }) => appFor(app, collectivites, grants))
}

/** An application as an account with these grants, that reaches these collectivités, sees it. */
export function appFor(
  app: ResolvedApplication,
  collectivites: readonly string[] | null,
  grants: Grants,
): ResolvedApplication {
  const shown = restrictedFor(app, grants)
  return (collectivites?.length ?? Number.POSITIVE_INFINITY) > 1 ? shown : narrowed(shown)
}

const shownTo = new WeakMap<Grants, WeakMap<ResolvedApplication, ResolvedApplication>>()

/** Worked out once for what is granted: a page asks for it each time. */
function restrictedFor(app: ResolvedApplication, grants: Grants): ResolvedApplication {
  const known = shownTo.get(grants) ?? new WeakMap<ResolvedApplication, ResolvedApplication>()
  shownTo.set(grants, known)
  const isExempt = (entity: AnyEntity, who: Who): boolean => grants.meets(app.definition.name, entity, who)
  const shown = known.get(app) ?? restricted(app, isExempt)
  known.set(app, shown)
  return shown
}
