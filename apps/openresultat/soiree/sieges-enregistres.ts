// SPDX-License-Identifier: EUPL-1.2
import type { HookContext } from 'openmairie'
import type { Siege } from '../gen/siege.js'
import type { Tables } from '../gen/tables.js'

type Writes = Pick<HookContext<Tables>, 'rows' | 'create' | 'update'>

/** A list whose seats in an assembly are others than those stored before. */
export interface ChangementDeSieges {
  /** `election_candidat`. */
  readonly liste: number
  readonly assemblee: Siege['assemblee']
  readonly avant: number
  readonly apres: number
}

/** Stores the seats of a poll as the votes give them now; those that they give no more are none. Returns what changes. */
export async function enregistrerSieges(
  ctx: Writes,
  election: number,
  sieges: readonly Omit<Siege, 'siege'>[],
): Promise<readonly ChangementDeSieges[]> {
  const stored = await ctx.rows('siege', { election })
  const isSame = (one: Omit<Siege, 'siege'>, other: Omit<Siege, 'siege'>) =>
    one.assemblee === other.assemblee && one.election_candidat === other.election_candidat
  const changes: ChangementDeSieges[] = []
  const note = ({ election_candidat: liste, assemblee }: Omit<Siege, 'siege'>, avant: number, apres: number) => {
    if (avant !== apres) changes.push({ liste, assemblee, avant, apres })
  }
  for (const seats of sieges) {
    const { election: _, assemblee: __, election_candidat: ___, ...held } = seats
    const known = stored.find((one) => isSame(one, seats))
    if (known) await ctx.update('siege', [String(known.siege)], held)
    else await ctx.create('siege', seats)
    note(seats, known?.total ?? 0, seats.total)
  }
  for (const known of stored.filter((one) => !sieges.some((seats) => isSame(one, seats)))) {
    const none = { prime: 0, proportionnelle: 0, total: 0, vacants: 0, departage: null }
    await ctx.update('siege', [String(known.siege)], none)
    note(known, known.total, 0)
  }
  return changes
}
