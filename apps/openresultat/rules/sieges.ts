// SPDX-License-Identifier: EUPL-1.2
import { somme } from './bureau.js'
import { compare, type Fraction, reaches, sign } from './fraction.js'

/** A list as the rule looks at it. */
export interface Liste {
  readonly liste: string
  readonly voix: bigint
  /** Average age of its candidates on the day of the poll, in hundredths of a year; null where it is not known. */
  readonly ageMoyen: bigint | null
  /** Dates of birth in the order of the list, `YYYY-MM-DD`; null where one is not known. */
  readonly naissances: readonly (string | null)[]
}

/** How seats are shared; the figures come from the dated parameters of the scrutin. */
export interface RegleSieges {
  /** Share of the seats that the list in front takes first; none where it is zero. */
  readonly prime: Fraction
  /** Up to this number of seats a fraction of the prime is rounded down; above, up (Code électoral, L262: four). */
  readonly arrondiInferieurJusqua: bigint
  /** Share of the exprimés that a list needs to take part. */
  readonly seuil: Fraction
}

/** Why one list rather than another. `egalite` is left to a person: the law or the data do not decide. */
export type Departage = 'voix' | 'age' | null

/** The list that takes the prime: none on a first tour without majority, several where nothing parts them. */
export interface EnTete {
  readonly listes: readonly string[]
  readonly departage: Departage
}

/** A seat given by the highest average: that of each list is `voix` over `diviseur`. */
export interface Attribution {
  readonly siege: bigint
  readonly moyennes: readonly { readonly liste: string; readonly voix: bigint; readonly diviseur: bigint }[]
  readonly liste: string
  readonly departage: Departage
}

/** Seats, with every figure that led to them. */
export interface Repartition {
  readonly prime: bigint
  readonly enTete: string | null
  readonly admises: readonly string[]
  /** Votes of the lists that take part over the seats that the prime leaves. */
  readonly quotient: Fraction | null
  readonly auQuotient: ReadonlyMap<string, bigint>
  readonly attributions: readonly Attribution[]
  /** Lists between which the seats that are left cannot be decided here, and how many of them there are. */
  readonly indecis: { readonly sieges: bigint; readonly listes: readonly string[] } | null
  readonly sieges: ReadonlyMap<
    string,
    { readonly prime: bigint; readonly proportionnelle: bigint; readonly total: bigint }
  >
}

/**
 * The list in front: on a first tour the one that more than half of the exprimés chose, on a second the first one. Equal
 * votes go to the higher average age (Code électoral, L262).
 */
export function enTete(listes: readonly Liste[], exprimes: bigint, tour: 1 | 2): EnTete {
  if (tour === 1) {
    const elected = listes.filter(({ voix }) => voix * 2n > exprimes)
    return { listes: elected.map(({ liste }) => liste), departage: null }
  }
  const first = foremost(listes, ({ voix }) => voix)
  if (first.length < 2) return { listes: first.map(({ liste }) => liste), departage: null }
  if (first.some(({ ageMoyen }) => ageMoyen === null))
    return { listes: first.map(({ liste }) => liste), departage: null }
  const oldest = foremost(first, ({ ageMoyen }) => ageMoyen ?? 0n)
  return { listes: oldest.map(({ liste }) => liste), departage: 'age' }
}

/** Seats of the prime: a share of all, a fraction rounded as the rule says. */
export function siegesDePrime(sieges: bigint, { prime, arrondiInferieurJusqua }: RegleSieges): bigint {
  const shared = sieges * prime.numerator
  const whole = shared / prime.denominator
  const fractional = shared % prime.denominator !== 0n
  return fractional && sieges > arrondiInferieurJusqua ? whole + 1n : whole
}

/**
 * Shares `sieges` between lists by the prime, the quotient and the highest average (Code électoral, L262 and L338; loi n° 77-729,
 * article 3). Seats of the prime never enter an average (CE, 30 January 2015, n° 382627). The last seats, where averages are
 * equal, go to more votes, then to the older of the candidates who would be elected. `premiere` is the list in front, if any.
 */
export function repartir(
  regle: RegleSieges,
  sieges: bigint,
  exprimes: bigint,
  listes: readonly Liste[],
  premiere: string | null,
): Repartition {
  const prime = premiere === null ? 0n : siegesDePrime(sieges, regle)
  const admitted = listes.filter(({ voix }) => reaches(voix, exprimes, regle.seuil) && voix > 0n)
  const shared = sieges - prime
  const votes = somme(admitted.map(({ voix }) => voix))
  const auQuotient = new Map(admitted.map(({ liste, voix }) => [liste, (voix * shared) / votes]))
  const { attributions, indecis, won } = highestAverages(admitted, auQuotient, shared, premiere, prime)
  return {
    prime,
    enTete: premiere,
    admises: admitted.map(({ liste }) => liste),
    quotient: admitted.length > 0 && shared > 0n ? { numerator: votes, denominator: shared } : null,
    auQuotient,
    attributions,
    indecis,
    sieges: new Map(
      listes.map(({ liste }) => {
        const taken = liste === premiere ? prime : 0n
        const proportionnelle = won.get(liste) ?? 0n
        return [liste, { prime: taken, proportionnelle, total: taken + proportionnelle }]
      }),
    ),
  }
}

function highestAverages(
  admitted: readonly Liste[],
  auQuotient: ReadonlyMap<string, bigint>,
  shared: bigint,
  premiere: string | null,
  prime: bigint,
): Pick<Repartition, 'attributions' | 'indecis'> & { won: ReadonlyMap<string, bigint> } {
  const won = new Map(auQuotient)
  const attributions: Attribution[] = []
  const held = (liste: string) => won.get(liste) ?? 0n
  let given = somme([...won.values()])
  while (admitted.length > 0 && given < shared) {
    const moyennes = admitted.map(({ liste, voix }) => ({ liste, voix, diviseur: held(liste) + 1n }))
    const equal = admitted.filter((one) =>
      moyennes.every(
        ({ voix, diviseur }) =>
          compare(
            { numerator: one.voix, denominator: held(one.liste) + 1n },
            { numerator: voix, denominator: diviseur },
          ) >= 0n,
      ),
    )
    const left = shared - given
    const rank = ({ liste }: Liste) => held(liste) + (liste === premiere ? prime : 0n)
    const { chosen, departage } = left >= BigInt(equal.length) ? all(equal) : lastSeats(equal, left, rank)
    if (chosen.length === 0)
      return { attributions, indecis: { sieges: left, listes: equal.map(({ liste }) => liste) }, won }
    for (const { liste } of chosen) {
      given += 1n
      attributions.push({ siege: given, moyennes, liste, departage })
      won.set(liste, held(liste) + 1n)
    }
  }
  return { attributions, indecis: null, won }
}

function all(equal: readonly Liste[]): { chosen: readonly Liste[]; departage: Departage } {
  return { chosen: equal, departage: null }
}

/** Those of equal averages who take the seats that are left: none where votes and ages do not part them. */
function lastSeats(
  equal: readonly Liste[],
  left: bigint,
  rank: (liste: Liste) => bigint,
): { chosen: readonly Liste[]; departage: Departage } {
  const byVotes = foremostOf(equal, left, ({ voix }) => voix)
  if (byVotes) return { chosen: byVotes, departage: 'voix' }
  const born = (liste: Liste) => liste.naissances[Number(rank(liste))] ?? null
  if (equal.some((one) => born(one) === null)) return { chosen: [], departage: null }
  const byAge = foremostOf(equal, left, (one) => [one.voix, -BigInt((born(one) ?? '').replaceAll('-', ''))])
  return { chosen: byAge ?? [], departage: byAge ? 'age' : null }
}

type Measure = bigint | readonly [bigint, bigint]

/** The `count` greatest, or null where the last of them equals the next. */
function foremostOf(
  listes: readonly Liste[],
  count: bigint,
  measure: (liste: Liste) => Measure,
): readonly Liste[] | null {
  const ordered = [...listes].sort((one, other) => order(measure(other), measure(one)))
  const chosen = ordered.slice(0, Number(count))
  const last = chosen.at(-1)
  const next = ordered[Number(count)]
  return last && next && order(measure(last), measure(next)) === 0 ? null : chosen
}

function order(one: Measure, other: Measure): number {
  const [a, b] = typeof one === 'bigint' ? [one, 0n] : one
  const [c, d] = typeof other === 'bigint' ? [other, 0n] : other
  return sign(a === c ? b - d : a - c)
}

function foremost(listes: readonly Liste[], measure: (liste: Liste) => bigint): readonly Liste[] {
  return listes.filter((one) => listes.every((other) => measure(one) >= measure(other)))
}
