// SPDX-License-Identifier: EUPL-1.2
import type { LoadedApplication } from '../application/load.js'
import { engineOf } from '../model/address.js'

export interface Addresses {
  /** Base of the instance: accounts, rights, journal; null for the embedded server. Always PostgreSQL. */
  readonly instance: string | null
  /** Bases of the applications whose data lie elsewhere, by application; they are left as they are. */
  readonly elsewhere: Readonly<Record<string, string>>
}

/** Base of the instance, where one is named: by OPENMAIRIE_DATABASE_URL, else the first PostgreSQL base that these variables hold. */
export function instanceAddress(environment: NodeJS.ProcessEnv, variables: readonly string[]): string | null {
  const named = variables.map((variable) => environment[variable] ?? '')
  return (
    environment.OPENMAIRIE_DATABASE_URL || named.find((url) => url !== '' && engineOf(url) === 'postgresql') || null
  )
}

/**
 * Where the instance and its applications keep their data: OPENMAIRIE_DATABASE_URL, else the first PostgreSQL base that an
 * application names, else the embedded server. An application that names another base, of whatever engine, works on it.
 */
export function addressesOf(apps: readonly LoadedApplication[], environment: NodeJS.ProcessEnv): Addresses {
  const named = apps.flatMap(({ app }) => {
    const url = environment[app.source.database]
    return url ? [[app.definition.name, url] as const] : []
  })
  const instance = instanceAddress(
    environment,
    apps.map(({ app }) => app.source.database),
  )
  return { instance, elsewhere: Object.fromEntries(named.filter(([, url]) => url !== instance)) }
}
