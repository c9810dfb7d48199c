// SPDX-License-Identifier: EUPL-1.2

/** What a bureau announces: the figures of one phase, and the votes of each list in the order of the panels. */
export interface Depouillement {
  readonly inscrits: bigint
  readonly emargements: bigint | null
  readonly votants: bigint
  readonly blancs: bigint
  readonly nuls: bigint
  readonly exprimes: bigint
  readonly voix: readonly bigint[]
}

/** A rule that the figures of a bureau do not meet; `ecart` is by how much, with its sign. */
export interface Ecart {
  readonly regle: 'votants-inscrits' | 'votants-bulletins' | 'exprimes-voix' | 'emargements-votants'
  /** An error leaves the bureau out of totals and display; a warning goes to the procès-verbal. */
  readonly gravite: 'erreur' | 'avertissement'
  readonly ecart: bigint
}

/** The sum of votes. */
export function somme(voix: readonly bigint[]): bigint {
  return voix.reduce((total, one) => total + one, 0n)
}

/**
 * What does not hold in the figures of a bureau, in the order in which an agent looks for it: none where all is well.
 * Blank and void ballots are counted apart (Code électoral, L65, since loi n° 2014-172 of 21 February 2014).
 */
export function controler(depouillement: Depouillement): readonly Ecart[] {
  const { inscrits, emargements, votants, blancs, nuls, exprimes, voix } = depouillement
  const ecarts: readonly (Ecart & { readonly faulty: boolean })[] = [
    { regle: 'votants-inscrits', gravite: 'erreur', ecart: votants - inscrits, faulty: votants > inscrits },
    balance('votants-bulletins', 'erreur', votants - (blancs + nuls + exprimes)),
    balance('exprimes-voix', 'erreur', exprimes - somme(voix)),
    balance('emargements-votants', 'avertissement', emargements === null ? 0n : emargements - votants),
  ]
  return ecarts.filter(({ faulty }) => faulty).map(({ faulty: _, ...ecart }) => ecart)
}

function balance(regle: Ecart['regle'], gravite: Ecart['gravite'], ecart: bigint) {
  return { regle, gravite, ecart, faulty: ecart !== 0n }
}

/** Voters that a first or a second «centaine» keeps: those of the first hundred ballots, or of the first two hundred. */
export function centaine(votants: bigint, phase: 'C1' | 'C2'): bigint {
  const most = phase === 'C1' ? 100n : 200n
  return votants < most ? votants : most
}

/** Participation of a bureau at a tranche: voters since the opening, never fewer than before. */
export interface Pointage {
  readonly tranche: string
  readonly votants: bigint
}

/** Tranches, in their order, whose count falls below an earlier one or passes the voters registered. */
export function pointagesDouteux(inscrits: bigint, pointages: readonly Pointage[]): readonly string[] {
  let highest = 0n
  const doubtful: string[] = []
  for (const { tranche, votants } of pointages) {
    if (votants < highest || votants > inscrits) doubtful.push(tranche)
    else highest = votants
  }
  return doubtful
}

/** The figures of several bureaux together; votes list by list. */
export function totaliser(bureaux: readonly Depouillement[], listes: bigint): Depouillement & { bureaux: bigint } {
  const sum = (of: (bureau: Depouillement) => bigint) => somme(bureaux.map(of))
  return {
    bureaux: BigInt(bureaux.length),
    inscrits: sum(({ inscrits }) => inscrits),
    emargements: sum(({ emargements, votants }) => emargements ?? votants),
    votants: sum(({ votants }) => votants),
    blancs: sum(({ blancs }) => blancs),
    nuls: sum(({ nuls }) => nuls),
    exprimes: sum(({ exprimes }) => exprimes),
    voix: Array.from({ length: Number(listes) }, (_, panel) => sum(({ voix }) => voix[panel] ?? 0n)),
  }
}
