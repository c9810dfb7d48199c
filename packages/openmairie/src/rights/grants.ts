// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import { sql } from '../database/sql.js'
import { administrationName } from './administration.js'
import type { Grants } from './contract.js'

/** Nothing at all: what a visitor who has not signed in may do. */
export const noGrants: Grants = { profil: '', can: () => false, holds: () => false }

/**
 * What a profil may do, from its droits: `*`, `*.<verb>` (the administration left out), `<app>.*`, `<app>.<entity>` or
 * `<app>.<entity>.<verb>`.
 */
export function compileGrants(profil: string, permissions: ReadonlySet<string>): Grants {
  const whole = permissions.has('*')
  return {
    profil,
    can: (app, entity, verb) =>
      whole ||
      (app !== administrationName && permissions.has(`*.${verb}`)) ||
      permissions.has(`${app}.*`) ||
      permissions.has(`${app}.${entity.name}`) ||
      permissions.has(`${app}.${entity.name}.${verb}`),
    holds: (permission) => whole || permissions.has(permission),
  }
}

/** The droits of every profil, read once and kept for the process. */
export async function readGrants(database: Database): Promise<ReadonlyMap<string, Grants>> {
  const { rows } = await database.query(sql`SELECT om_profil, permission FROM openmairie.om_droit`)
  const byProfil = new Map<string, Set<string>>()
  for (const row of rows) {
    const profil = String(row['om_profil'])
    byProfil.set(profil, (byProfil.get(profil) ?? new Set()).add(String(row['permission'])))
  }
  return new Map([...byProfil].map(([profil, permissions]) => [profil, compileGrants(profil, permissions)]))
}
