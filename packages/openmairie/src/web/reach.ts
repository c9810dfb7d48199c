// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import { narrowed } from '../model/resolve/narrow.js'
import type { Grants } from '../rights/contract.js'
import { noGrants } from '../rights/grants.js'
import type { Services } from './services.js'
import type { Visitor } from './visitor.js'

/** What a visitor may do: nothing where nobody is signed in. */
export function grantsOf(services: Services, visitor: Visitor): Grants {
  return visitor.session ? (services.grants.get(visitor.session.profil) ?? noGrants) : noGrants
}

/** The permission to see and write the data of all collectivités, for an account that is attached to none. */
const allCollectivites = 'collectivites'

/** The collectivités that a visitor works for, whatever the profil where the account is attached; null: all of them. */
export function collectivitesOf(services: Services, visitor: Visitor): readonly string[] | null {
  const attached = visitor.session?.collectivite?.ids
  return attached ?? (grantsOf(services, visitor).holds(allCollectivites) ? null : [])
}

/** The applications as a visitor sees them: who works for one collectivité is not asked which. */
export function appsOf(services: Services, visitor: Visitor): readonly ResolvedApplication[] {
  const several = (collectivitesOf(services, visitor)?.length ?? Number.POSITIVE_INFINITY) > 1
  return services.apps.map(({ app }) => (several ? app : narrowed(app)))
}
