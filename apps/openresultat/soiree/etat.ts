// SPDX-License-Identifier: EUPL-1.2
import type { PageContext } from 'openmairie'
import type { Bureau } from '../gen/bureau.js'
import type { Candidat } from '../gen/candidat.js'
import type { Colistier } from '../gen/colistier.js'
import type { CollectiviteResultat } from '../gen/collectivite_resultat.js'
import type { Election } from '../gen/election.js'
import type { ElectionBureau } from '../gen/election_bureau.js'
import type { ElectionCandidat } from '../gen/election_candidat.js'
import type { Resultat } from '../gen/resultat.js'
import type { Tables } from '../gen/tables.js'
import type { Tranche } from '../gen/tranche.js'
import type { TypeElection } from '../gen/type_election.js'
import { type Depouillement, somme, totaliser } from '../rules/bureau.js'

/** What a bureau announces at a moment: after a hundred ballots, after two hundred, in the end. */
export type Phase = Resultat['phase']

/** A list or a candidate of a poll, in the order of the panels. */
export interface ListeDuScrutin {
  readonly id: number
  readonly panneau: number
  readonly libelle: string
  readonly candidat: Candidat
  readonly inscription: ElectionCandidat
}

/** What a bureau announced, as it is stored; the rows of its votes by list. */
export interface Annonce extends Depouillement {
  readonly id: number
  readonly observation: string | null
  readonly votes: ReadonlyMap<number, { readonly id: number; readonly voix: number }>
}

/** A bureau of a poll, with what it has announced. */
export interface BureauDuScrutin {
  readonly id: number
  readonly bureau: Bureau
  readonly etat: ElectionBureau['etat']
  readonly version: number
  readonly inscrits: bigint
  readonly saisiPar: string | null
  readonly saisiLe: string | null
  readonly motif: string | null
  /** Votes in the order of the panels. */
  readonly resultats: ReadonlyMap<Phase, Annonce>
  /** Voters since the opening, by tranche. */
  readonly participation: ReadonlyMap<number, bigint>
}

/** States of a poll in which results are entered. */
export const etatsOuverts: readonly Election['statut'][] = ['ouverte', 'depouillement', 'complete']

/** A poll as it stands. */
export interface Scrutin {
  readonly election: Election
  readonly type: TypeElection
  readonly commune: CollectiviteResultat | null
  readonly listes: readonly ListeDuScrutin[]
  readonly tranches: readonly Tranche[]
  readonly bureaux: readonly BureauDuScrutin[]
}

export type Reads = Pick<PageContext<Tables>, 'find' | 'rows'>

/** More rows than a town has: bureaux, their figures and their votes. */
const all = 100_000

/** Entities whose rows a poll, its rule and its lists are read from. */
export const lues = [
  'bureau',
  'candidat',
  'colistier',
  'collectivite_resultat',
  'election',
  'election_bureau',
  'election_candidat',
  'election_tranche',
  'participation',
  'regle_scrutin',
  'resultat',
  'resultat_voix',
  'tranche',
  'type_election',
] as const satisfies readonly (keyof Tables)[]

/** Reads a poll whole, by its key or from its own row; null where there is none. */
export async function lireScrutin(ctx: Reads, of: number | Election): Promise<Scrutin | null> {
  const election = typeof of === 'number' ? await ctx.find('election', { election: of }) : of
  if (!election) return null
  const { election: id } = election
  const [type, [commune], inscriptions, heures, ouverts] = await Promise.all([
    ctx.find('type_election', { type_election: election.type_election }),
    ctx.rows('collectivite_resultat', election.om_collectivite ? { om_collectivite: election.om_collectivite } : {}),
    ctx.rows('election_candidat', { election: id }),
    ctx.rows('election_tranche', { election: id }),
    ctx.rows('election_bureau', { election: id }, all),
  ])
  if (!type) return null
  const [candidats, tranches, bureaux, resultats, pointages] = await Promise.all([
    ctx.rows('candidat', { candidat: inscriptions.map(({ candidat }) => candidat) }),
    ctx.rows('tranche', { tranche: heures.map(({ tranche }) => tranche) }),
    ctx.rows('bureau', { bureau: ouverts.map(({ bureau }) => bureau) }, all),
    ctx.rows('resultat', { election_bureau: ouverts.map(({ election_bureau }) => election_bureau) }, all),
    ctx.rows('participation', { election_bureau: ouverts.map(({ election_bureau }) => election_bureau) }, all),
  ])
  const voix = await ctx.rows('resultat_voix', { resultat: resultats.map(({ resultat }) => resultat) }, all)
  const listes = inscriptions
    .flatMap((inscription) => {
      const candidat = candidats.find((one) => one.candidat === inscription.candidat)
      return candidat ? [listeOf(inscription, candidat)] : []
    })
    .sort((one, other) => one.panneau - other.panneau)
  const votesOf = group(voix, ({ resultat }) => resultat)
  const figuresOf = group(resultats, ({ election_bureau }) => election_bureau)
  const pointagesOf = group(pointages, ({ election_bureau }) => election_bureau)
  return {
    election,
    type,
    commune: commune ?? null,
    listes,
    tranches: [...tranches].sort((one, other) => one.ordre - other.ordre),
    bureaux: ouverts
      .flatMap((ouvert) => {
        const bureau = bureaux.find((one) => one.bureau === ouvert.bureau)
        if (!bureau) return []
        const figures = (figuresOf.get(ouvert.election_bureau) ?? []).map((one) => {
          const votes = new Map(
            votesOf
              .get(one.resultat)
              ?.map(({ resultat_voix, election_candidat, voix: count }) => [
                election_candidat,
                { id: resultat_voix, voix: count },
              ]),
          )
          return [one.phase, depouillementOf(ouvert, one, listes, votes)] as const
        })
        const told = (pointagesOf.get(ouvert.election_bureau) ?? []).map(
          ({ tranche, votants }) => [tranche, BigInt(votants)] as const,
        )
        return [bureauOf(ouvert, bureau, new Map(figures), new Map(told))]
      })
      .sort((one, other) => one.bureau.ordre - other.bureau.ordre),
  }
}

function listeOf(inscription: ElectionCandidat, candidat: Candidat): ListeDuScrutin {
  const libelle = [candidat.libelle1, candidat.libelle2].filter((part) => part !== null).join(' ')
  return { id: inscription.election_candidat, panneau: inscription.ordre, libelle, candidat, inscription }
}

function bureauOf(
  { election_bureau, etat, version, inscrits, saisi_par, saisi_le, motif }: ElectionBureau,
  bureau: Bureau,
  resultats: BureauDuScrutin['resultats'],
  participation: BureauDuScrutin['participation'],
): BureauDuScrutin {
  return {
    id: election_bureau,
    bureau,
    etat,
    version,
    inscrits: BigInt(inscrits),
    saisiPar: saisi_par,
    saisiLe: saisi_le,
    motif,
    resultats,
    participation,
  }
}

function depouillementOf(
  { inscrits }: ElectionBureau,
  { resultat, emargements, votants, blancs, nuls, exprimes, observation }: Resultat,
  listes: readonly ListeDuScrutin[],
  votes: Annonce['votes'],
): Annonce {
  return {
    id: resultat,
    observation,
    votes,
    inscrits: BigInt(inscrits),
    emargements: emargements === null ? null : BigInt(emargements),
    votants: BigInt(votants),
    blancs: BigInt(blancs),
    nuls: BigInt(nuls),
    exprimes: BigInt(exprimes),
    voix: listes.map(({ id }) => BigInt(votes.get(id)?.voix ?? 0)),
  }
}

function group<T, K>(rows: readonly T[], of: (row: T) => K): ReadonlyMap<K, readonly T[]> {
  const grouped = new Map<K, T[]>()
  for (const row of rows) {
    const key = of(row)
    const known = grouped.get(key)
    if (known) known.push(row)
    else grouped.set(key, [row])
  }
  return grouped
}

/** Whether a poll is proclaimed: before, its figures are provisional. */
export function estProclame({ election }: Pick<Scrutin, 'election'>): boolean {
  return election.statut === 'proclamee' || election.statut === 'archivee'
}

/** Bureaux whose final figures count: an error is left out of totals and display. */
export function bureauxArrives({ bureaux }: Pick<Scrutin, 'bureaux'>): readonly BureauDuScrutin[] {
  return bureaux.filter(({ etat, resultats }) => (etat === 'arrive' || etat === 'valide') && resultats.has('DF'))
}

/** Figures of the bureaux that have arrived, together, and how many they are. */
export type Totaux = ReturnType<typeof totaliser>

/** Who has voted by a tranche, in the bureaux that told. */
export interface Pointes {
  readonly bureaux: number
  readonly inscrits: bigint
  readonly votants: bigint
}

/** Voters at a tranche, over the bureaux that told. */
export function pointesA({ bureaux }: Pick<Scrutin, 'bureaux'>, tranche: number): Pointes {
  const told = bureaux.filter(({ participation }) => participation.has(tranche))
  return {
    bureaux: told.length,
    inscrits: somme(told.map(({ inscrits }) => inscrits)),
    votants: somme(told.map(({ participation }) => participation.get(tranche) ?? 0n)),
  }
}

/** Totals of the bureaux that have arrived. */
export function totaux(scrutin: Pick<Scrutin, 'bureaux' | 'listes'>): Totaux {
  const figures = bureauxArrives(scrutin).flatMap(({ resultats }) => resultats.get('DF') ?? [])
  return totaliser(figures, BigInt(scrutin.listes.length))
}

/** Candidates of the lists of a poll, in the order of each list. */
export async function lireColistiers(
  ctx: Reads,
  { listes }: Pick<Scrutin, 'listes'>,
): Promise<ReadonlyMap<number, readonly Colistier[]>> {
  const rows = await ctx.rows('colistier', { election_candidat: listes.map(({ id }) => id) }, all)
  const sorted = [...rows].sort((one, other) => one.rang - other.rang)
  return group(sorted, ({ election_candidat }) => election_candidat)
}
