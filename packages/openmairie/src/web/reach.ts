// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import { narrowed } from '../model/resolve/narrow.js'
import type { Grants } from '../rights/contract.js'
import { noGrants } from '../rights/grants.js'
import type { Services } from './services.js'
import type { Visitor } from './visitor.js'

/** What a visitor may do: nothing where nobody is signed in. */
export function grantsOf(services: Services, visitor: Visitor): Grants {
  return visitor.session ? services.rights.current().of(visitor.session.profil) : noGrants
}

/** The permission to see and write the data of all collectivités, for an account that is attached to none. */
const allCollectivites = 'collectivites'

/** The collectivités that a visitor works for, whatever the profil where the account is attached; null: all of them. */
export function collectivitesOf(services: Services, visitor: Visitor): readonly string[] | null {
  return reachOf(visitor.session?.collectivite?.ids, grantsOf(services, visitor))
}

/** The collectivités of an account by those that it is attached to, if any, and by its profil; null: all of them. */
export function reachOf(attached: readonly string[] | undefined, grants: Grants): readonly string[] | null {
  return attached ?? (grants.holds(allCollectivites) ? null : [])
}

/** The applications as a visitor sees them: who works for one collectivité is not asked which. */
export function appsOf(services: Services, visitor: Visitor): readonly ResolvedApplication[] {
  const collectivites = collectivitesOf(services, visitor)
  return services.apps.map(({ app }) => appFor(app, collectivites))
}

/** An application as an account that reaches these collectivités sees it. */
export function appFor(app: ResolvedApplication, collectivites: readonly string[] | null): ResolvedApplication {
  return (collectivites?.length ?? Number.POSITIVE_INFINITY) > 1 ? app : narrowed(app)
}
