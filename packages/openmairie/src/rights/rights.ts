// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../database/contract.js'
import { type Held, hold } from '../database/held.js'
import { sql } from '../database/sql.js'
import type { Grants } from './contract.js'
import { compileGrants, noGrants } from './grants.js'

/** `plat`: a profil has its own droits; `hierarchique`: those of the profils below it too. */
export type RightsMode = 'plat' | 'hierarchique'

export interface Profil {
  readonly name: string
  readonly label: string
  readonly hierarchy: number
  /** Given to this profil itself. */
  readonly permissions: ReadonlySet<string>
}

/** Who may do what, as the droits say it at one version. */
export interface Rights {
  readonly version: bigint
  readonly mode: RightsMode
  /** The highest first. */
  readonly profils: readonly Profil[]
  of(profil: string): Grants
}

/** The profils whose droits one profil has: itself first, then, in hierarchical mode, those that stand as high or lower. */
export function sourcesOf(rights: Pick<Rights, 'mode' | 'profils'>, name: string): readonly Profil[] {
  const own = rights.profils.find((profil) => profil.name === name)
  if (!own) return []
  const others = rights.profils.filter((each) => each !== own && each.hierarchy <= own.hierarchy)
  return rights.mode === 'plat' ? [own] : [own, ...others]
}

/** Reads the droits and compiles them, a profil at a time as it is asked for. */
export async function readRights(connection: Connection): Promise<Rights> {
  // The version first: droits that change meanwhile are read once more, never missed.
  const { rows: settings } = await connection.query(
    sql`SELECT mode, version::text AS version FROM openmairie.om_reglage_droits`,
  )
  const { rows } = await connection.query(sql`
    SELECT p.om_profil, p.libelle, p.hierarchie::text AS hierarchie, d.permission
    FROM openmairie.om_profil p LEFT JOIN openmairie.om_droit d USING (om_profil)
    ORDER BY p.hierarchie DESC, p.libelle, p.om_profil`)
  const profils = new Map<string, Profil & { readonly permissions: Set<string> }>()
  for (const row of rows) {
    const name = String(row['om_profil'])
    const profil = profils.get(name) ?? {
      name,
      label: String(row['libelle']),
      hierarchy: Number(row['hierarchie']),
      permissions: new Set<string>(),
    }
    if (row['permission'] !== null) profil.permissions.add(String(row['permission']))
    profils.set(name, profil)
  }
  return compiled({
    version: BigInt(String(settings[0]?.['version'] ?? 0)),
    mode: settings[0]?.['mode'] === 'hierarchique' ? 'hierarchique' : 'plat',
    profils: [...profils.values()],
  })
}

/** Droits as they may be asked. What a profil may do is one object until the droits change: what is made for it is kept by it. */
export function compiled(read: Omit<Rights, 'of'>): Rights {
  const grants = new Map<string, Grants>()
  const permissionsOf = (name: string): readonly string[] =>
    sourcesOf(read, name).flatMap(({ permissions }) => [...permissions])
  return {
    ...read,
    of(name) {
      if (sourcesOf(read, name).length === 0) return noGrants
      const known = grants.get(name) ?? compileGrants(name, new Set(permissionsOf(name)), permissionsOf)
      grants.set(name, known)
      return known
    },
  }
}

/** The droits of a process. */
export type HeldRights = Held<Rights>

/** Reads the droits for a process that keeps them. */
export function holdRights(connection: Connection): Promise<HeldRights> {
  return hold(() => readRights(connection))
}
