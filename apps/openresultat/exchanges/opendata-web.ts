// SPDX-License-Identifier: EUPL-1.2
import type { Election } from '../gen/election.js'
import { percentage } from '../rules/fraction.js'
import { bureauxArrives, estProclame, type Scrutin, totaux } from '../soiree/etat.js'
import { type Chiffres, chiffres } from './opendata.js'
import { type Complements, type ListePubliee, listesPubliees, siegesDe } from './publication.js'

/** Counts of a bureau or of the commune. Percentages are texts with two decimals and a point, e.g. `"56.71"`. */
export interface ChiffresWeb {
  readonly inscrits: number
  readonly abstentions: number
  readonly votants: number
  /** Votants over inscrits. */
  readonly participation: string
  readonly blancs: number
  readonly nuls: number
  readonly exprimes: number
  /** In the order of `listes`. */
  readonly voix: readonly number[]
  /** Votes of each list over exprimés, in the same order. */
  readonly pourcentages: readonly string[]
}

/**
 * The results of a poll for a website, as JSON. `version` grows when a reader of the former one would no longer understand.
 *
 * - `etabliLe`: when it was made, ISO 8601; `definitif`: whether the results are proclaimed;
 * - `scrutin`: `libelle`, `type` (`MUN`…), `date` (`YYYY-MM-DD`), `tour`, `statut`;
 * - `commune`: `nom`, `departement`, `code` (Insee, three characters); null where none is known;
 * - `listes`: who stands, in the order of the panels, with `couleur` (`#rrggbb` or null) and `sieges` (`conseil`, `communaute`; each
 *   null as long as the seats are not known);
 * - `bureauxArrives` out of `bureauxAttendus`: what `totaux` sums;
 * - `bureaux`: all of them, in their order; `resultat` is null for one that is awaited, or whose figures do not hold.
 */
export interface Instantane {
  readonly version: 1
  readonly etabliLe: string
  readonly definitif: boolean
  readonly scrutin: {
    readonly libelle: string
    readonly type: string
    readonly date: string
    readonly tour: number
    readonly statut: Election['statut']
  }
  readonly commune: { readonly nom: string; readonly departement: string; readonly code: string } | null
  readonly listes: readonly (ListePubliee & {
    readonly couleur: string | null
    readonly sieges: { readonly conseil: number | null; readonly communaute: number | null }
  })[]
  readonly bureauxArrives: number
  readonly bureauxAttendus: number
  readonly totaux: ChiffresWeb
  readonly bureaux: readonly {
    readonly code: string
    readonly libelle: string
    readonly resultat: ChiffresWeb | null
  }[]
}

/** The snapshot of a poll at a moment. Whether its figures may be shown (`estPublic`) is for the caller to know. */
export function instantane(scrutin: Scrutin, complements: Complements, etabliLe: string): Instantane {
  const { election, type, commune, bureaux, listes } = scrutin
  const arrived = new Set(bureauxArrives(scrutin))
  return {
    version: 1,
    etabliLe,
    definitif: estProclame(scrutin),
    scrutin: {
      libelle: election.libelle,
      type: type.code,
      date: election.date_scrutin,
      tour: election.tour,
      statut: election.statut,
    },
    commune: commune && { nom: commune.commune, departement: commune.departement, code: commune.code_insee_commune },
    listes: listesPubliees(scrutin, complements).map((liste, index) => ({
      ...liste,
      couleur: listes[index]?.inscription.couleur ?? null,
      sieges: {
        conseil: siegesDe(listes[index]?.id ?? 0, 'CM', complements),
        communaute: siegesDe(listes[index]?.id ?? 0, 'CC', complements),
      },
    })),
    bureauxArrives: arrived.size,
    bureauxAttendus: bureaux.length,
    totaux: chiffresWeb(chiffres(totaux(scrutin))),
    bureaux: bureaux.map((one) => {
      const final = arrived.has(one) ? one.resultats.get('DF') : undefined
      return {
        code: one.bureau.code,
        libelle: one.bureau.libelle,
        resultat: final ? chiffresWeb(chiffres(final)) : null,
      }
    }),
  }
}

/** Counts of voters are far below what a JSON number holds exactly. */
function chiffresWeb({ inscrits, abstentions, votants, blancs, nuls, exprimes, voix }: Chiffres): ChiffresWeb {
  return {
    inscrits: Number(inscrits),
    abstentions: Number(abstentions),
    votants: Number(votants),
    participation: percentage(votants, inscrits),
    blancs: Number(blancs),
    nuls: Number(nuls),
    exprimes: Number(exprimes),
    voix: voix.map(Number),
    pourcentages: voix.map((one) => percentage(one, exprimes)),
  }
}
