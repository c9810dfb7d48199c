// SPDX-License-Identifier: EUPL-1.2
import { ageMoyen } from '../rules/age.js'
import { elus } from '../rules/elus.js'
import { enTete, type Liste, repartir } from '../rules/sieges.js'
import { siegesMunicipaux } from './installed.js'
import { type Poll, totalOf } from './poll.js'

/** The seats of a list in an assembly. */
export interface Sieges {
  readonly assemblee: 'CM' | 'CC'
  readonly candidat: number
  readonly prime: number
  readonly proportionnelle: number
  readonly total: number
  readonly vacants: number
  readonly departage: string | null
}

/** The seats of a finished second tour between lists, in both assemblies; none for another poll. Computed by the rules. */
export function seatsOf(poll: Poll): readonly Sieges[] {
  if (poll.statut !== 'archivee' || poll.tour !== 2 || poll.sieges === null || poll.siegesCc === null) return []
  return [...share(poll, 'CM', BigInt(poll.sieges)), ...share(poll, 'CC', BigInt(poll.siegesCc))]
}

function share(poll: Poll, assemblee: Sieges['assemblee'], sieges: bigint): readonly Sieges[] {
  const { exprimes, voix } = totalOf(poll)
  const namesOf = (noms: Poll['inscriptions'][number]['noms']) =>
    assemblee === 'CM' ? noms : noms.filter(({ rangCc }) => rangCc !== null)
  const listes = poll.inscriptions.map(({ candidat, noms }, panel): Liste => {
    const births = noms.map(({ naissance }) => naissance)
    const standing = namesOf(noms).map(({ naissance }) => naissance)
    return {
      liste: String(candidat),
      voix: voix[panel] ?? 0n,
      ageMoyen: ageMoyen(births, poll.date),
      naissances: standing,
    }
  })
  const front = enTete(listes, exprimes, poll.tour)
  const { sieges: won, attributions } = repartir(siegesMunicipaux, sieges, exprimes, listes, front.listes[0] ?? null)
  return poll.inscriptions.map(({ candidat, noms }) => {
    const { prime, proportionnelle, total } = won.get(String(candidat)) ?? { prime: 0n, proportionnelle: 0n, total: 0n }
    const parted = attributions.find(({ liste, departage }) => liste === String(candidat) && departage !== null)
    return {
      assemblee,
      candidat,
      prime: Number(prime),
      proportionnelle: Number(proportionnelle),
      total: Number(total),
      vacants: Number(elus(total, namesOf(noms)).vacants),
      departage: parted?.departage ?? (prime > 0n ? front.departage : null),
    }
  })
}
