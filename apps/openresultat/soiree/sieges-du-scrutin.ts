// SPDX-License-Identifier: EUPL-1.2
import type { Siege } from '../gen/siege.js'
import { type Assemblee, type Bases, issueDe } from './calcul.js'
import { totaux } from './etat.js'

/** The seats of each list as the table of seats has them, without its key: none as long as nothing is decided. */
export function siegesDuScrutin(bases: Bases): readonly Omit<Siege, 'siege'>[] {
  const { scrutin } = bases
  const assemblees: readonly Assemblee[] = ['CM', 'CC']
  const sums = totaux(scrutin)
  return assemblees.flatMap((assemblee) => {
    const issue = issueDe(bases, assemblee, sums)
    if (issue.kind !== 'reparti' || issue.repartition.indecis) return []
    return scrutin.listes.map(({ id }) => {
      const seats = issue.repartition.sieges.get(String(id))
      const tie = issue.repartition.attributions.find(({ liste, departage }) => liste === String(id) && departage)
      return {
        election: scrutin.election.election,
        assemblee,
        election_candidat: id,
        prime: Number(seats?.prime ?? 0n),
        proportionnelle: Number(seats?.proportionnelle ?? 0n),
        total: Number(seats?.total ?? 0n),
        vacants: Number(issue.elus.get(String(id))?.vacants ?? 0n),
        departage: tie?.departage ?? null,
      }
    })
  })
}
