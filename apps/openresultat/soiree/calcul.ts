// SPDX-License-Identifier: EUPL-1.2
import type { Colistier } from '../gen/colistier.js'
import type { RegleScrutin } from '../gen/regle_scrutin.js'
import { type Elus, elus } from '../rules/elus.js'
import type { Fraction } from '../rules/fraction.js'
import { type IssuePremierTour, premierTour, type RegleAcces } from '../rules/second-tour.js'
import { enTete, type Liste, type RegleSieges, type Repartition, repartir } from '../rules/sieges.js'
import { candidatsCommunautaires, elusDeLaCommunaute } from './communaute.js'
import { lireColistiers, type Reads, type Scrutin, totaux } from './etat.js'
import { enVigueur } from './vigueur.js'

export type Assemblee = 'CM' | 'CC'

/** What the votes of a poll lead to. */
export type Issue =
  /** Nobody voted yet, no rule holds, or there are no seats to share. */
  | { readonly kind: 'sans objet' }
  /** A first tour that decides nothing, but who goes on. */
  | { readonly kind: 'second tour'; readonly acces: IssuePremierTour }
  /** Equal votes in front, which the ages do not part. */
  | { readonly kind: 'a trancher'; readonly listes: readonly string[] }
  | { readonly kind: 'elu'; readonly candidat: string }
  | {
      readonly kind: 'reparti'
      readonly sieges: bigint
      readonly departage: 'age' | null
      readonly repartition: Repartition
      readonly elus: ReadonlyMap<string, Elus<Colistier>>
    }

/** Per cent of a column `numeric(5,2)` as an exact share: `12.50` is 1250 over 10000. */
export function part(texte: string): Fraction {
  const [whole = '0', hundredths = ''] = texte.split('.')
  return { numerator: BigInt(whole + hundredths.padEnd(2, '0')), denominator: 10_000n }
}

/** What the outcome of a poll is computed of. */
export interface Bases {
  readonly scrutin: Scrutin
  /** The rule that holds on its day; null where there is none. */
  readonly regle: RegleScrutin | null
  /** Candidates of its lists, in the order of each. */
  readonly colistiers: ReadonlyMap<number, readonly Colistier[]>
}

/** Reads what the outcome of a poll is computed of, beside the poll. */
export async function lireBases(ctx: Reads, scrutin: Scrutin): Promise<Bases> {
  const [regle, colistiers] = await Promise.all([lireRegle(ctx, scrutin), lireColistiers(ctx, scrutin)])
  return { scrutin, regle, colistiers }
}

/** The rule that holds on the day of a poll, by the code that its type names; null where there is none. */
async function lireRegle(ctx: Reads, { type, election }: Scrutin): Promise<RegleScrutin | null> {
  if (type.regle === null) return null
  const rows = await ctx.rows('regle_scrutin', { code: type.regle })
  const day = election.date_scrutin
  return rows.find((row) => enVigueur(row, day)) ?? null
}

function reglesDe(regle: RegleScrutin): { sieges: RegleSieges; acces: RegleAcces } {
  return {
    sieges: {
      prime: part(regle.prime),
      arrondiInferieurJusqua: BigInt(regle.arrondi_inferieur_jusqua),
      seuil: part(regle.seuil),
    },
    acces: {
      maintien: part(regle.maintien),
      assiette: regle.maintien_assiette,
      fusion: regle.fusion === null ? null : part(regle.fusion),
      auMoins: BigInt(regle.maintien_au_moins),
      auPlus: regle.maintien_au_plus === null ? null : BigInt(regle.maintien_au_plus),
      quorum: part(regle.quorum),
    },
  }
}

/** Votes to count with, list by list in the order of the panels: those that have arrived, or others that one supposes. */
export interface Suffrages {
  readonly inscrits: bigint
  readonly exprimes: bigint
  readonly voix: readonly bigint[]
}

/** What the votes lead to, for the council or for the community. A list is named by the identifier of its inscription. */
export function issueDe(
  { scrutin, regle, colistiers }: Bases,
  assemblee: Assemblee,
  suffrages: Suffrages = totaux(scrutin),
): Issue {
  const { inscrits, exprimes, voix } = suffrages
  if (regle === null || exprimes === 0n) return { kind: 'sans objet' }
  const { sieges: rule, acces } = reglesDe(regle)
  const tour = scrutin.election.tour === 1 ? 1 : 2
  const scores = scrutin.listes.map(({ id }, index) => ({ candidat: String(id), voix: voix[index] ?? 0n }))
  if (regle.mode === 'candidat') {
    if (tour === 1) return premierTourDe(premierTour(acces, inscrits, exprimes, scores))
    return plusDeVoix(scores)
  }
  const seats = assemblee === 'CM' ? scrutin.election.sieges : scrutin.election.sieges_cc
  if (seats === null) return { kind: 'sans objet' }
  const listes = scrutin.listes.map(({ id, inscription }, index): Liste => {
    const all = colistiers.get(id) ?? []
    const own = assemblee === 'CC' ? candidatsCommunautaires(all) : all
    const names = own.length > 0 ? own : all
    return {
      liste: String(id),
      voix: voix[index] ?? 0n,
      ageMoyen: inscription.age_moyen === null ? null : BigInt(inscription.age_moyen.replace('.', '')),
      naissances: names.map(({ date_naissance }) => date_naissance),
    }
  })
  const hasPrime = rule.prime.numerator > 0n
  const front = enTete(listes, exprimes, tour)
  if (hasPrime && tour === 1 && front.listes.length === 0)
    return { kind: 'second tour', acces: premierTour(acces, inscrits, exprimes, scores) }
  if (hasPrime && front.listes.length > 1) return { kind: 'a trancher', listes: front.listes }
  const repartition = repartir(rule, BigInt(seats), exprimes, listes, hasPrime ? (front.listes[0] ?? null) : null)
  const conseil = assemblee === 'CC' ? issueDe({ scrutin, regle, colistiers }, 'CM', suffrages) : null
  return {
    kind: 'reparti',
    sieges: BigInt(seats),
    departage: front.departage === 'age' ? 'age' : null,
    repartition,
    elus: new Map(
      [...repartition.sieges].map(([liste, { total }]) => {
        const names = colistiers.get(Number(liste)) ?? []
        const conseillers = conseil?.kind === 'reparti' ? (conseil.elus.get(liste)?.elus ?? []) : []
        return [liste, assemblee === 'CC' ? elusDeLaCommunaute(total, names, conseillers) : elus(total, names)]
      }),
    ),
  }
}

function premierTourDe(acces: IssuePremierTour): Issue {
  return acces.elu === null ? { kind: 'second tour', acces } : { kind: 'elu', candidat: acces.elu }
}

/** A second tour between persons is won by the most votes; equal votes go to the elder, which a person decides (L126, L193). */
function plusDeVoix(scores: readonly { readonly candidat: string; readonly voix: bigint }[]): Issue {
  const first = scores.filter((one) => scores.every((other) => one.voix >= other.voix))
  const [only] = first
  if (only && first.length === 1) return { kind: 'elu', candidat: only.candidat }
  return { kind: 'a trancher', listes: first.map(({ candidat }) => candidat) }
}
