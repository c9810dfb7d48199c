// SPDX-License-Identifier: EUPL-1.2
import type { PageWriting } from 'openmairie'
import type { Tables } from '../gen/tables.js'
import { controler, type Depouillement, type Ecart } from '../rules/bureau.js'
import { type BureauDuScrutin, etatsOuverts, type ListeDuScrutin, type Phase, type Scrutin } from './etat.js'

type Writes = Pick<PageWriting<Tables>, 'create' | 'update' | 'hold' | 'rows' | 'user' | 'now'>

/** What a bureau announces, as it is stored. */
export interface AEnregistrer {
  readonly phase: Phase
  readonly chiffres: Depouillement
  readonly observation: string | null
  /** Why a validated result is corrected. */
  readonly motif: string | null
}

/**
 * Stores what a bureau announces, its votes and its state, and returns what does not hold: an error leaves it out of totals.
 * The bureau is held by the caller.
 */
export async function enregistrer(
  ctx: Writes,
  { election, listes }: Scrutin,
  bureau: BureauDuScrutin,
  { phase, chiffres, observation, motif }: AEnregistrer,
): Promise<readonly Ecart[]> {
  const ecarts = controler(chiffres)
  const hasError = ecarts.some(({ gravite }) => gravite === 'erreur')
  await storeFigures(ctx, bureau, phase, chiffres, observation, listes)
  // What was proclaimed stays valid, corrected as it is by whoever may.
  const well = election.statut === 'proclamee' ? 'valide' : 'arrive'
  const etat = phase === 'DF' ? (hasError ? 'erreur' : well) : bureau.etat
  await ctx.update('election_bureau', [String(bureau.id)], {
    etat,
    version: bureau.version + 1,
    saisi_par: ctx.user.name.slice(0, 30),
    saisi_le: ctx.now,
    ...(motif === null ? {} : { motif }),
  })
  await avancer(ctx, election.election)
  return ecarts
}

/**
 * Moves an open poll on as its bureaux arrive. It is held from here to the end: of two bureaux that come last together, the second is
 * told of the first, else neither would find the count complete.
 */
async function avancer(ctx: Writes, id: number): Promise<void> {
  const election = await ctx.hold('election', [String(id)])
  if (!election || !etatsOuverts.includes(election.statut)) return
  const opened = await ctx.rows('election_bureau', { election: id }, 100_000)
  const isWhole = opened.every(({ etat }) => etat === 'arrive' || etat === 'valide')
  const statut = isWhole ? 'complete' : 'depouillement'
  if (election.statut !== statut) await ctx.update('election', [String(id)], { statut })
}

async function storeFigures(
  ctx: Writes,
  bureau: BureauDuScrutin,
  phase: Phase,
  chiffres: Depouillement,
  observation: string | null,
  listes: readonly ListeDuScrutin[],
): Promise<void> {
  const { emargements, votants, blancs, nuls, exprimes, voix } = chiffres
  const values = {
    emargements: emargements === null ? null : Number(emargements),
    votants: Number(votants),
    blancs: Number(blancs),
    nuls: Number(nuls),
    exprimes: Number(exprimes),
    observation,
  }
  const stored = bureau.resultats.get(phase)
  const resultat =
    stored?.id ?? Number((await ctx.create('resultat', { election_bureau: bureau.id, phase, ...values }))[0])
  if (stored) await ctx.update('resultat', [String(resultat)], values)
  for (const [index, liste] of listes.entries()) {
    const votes = Number(voix[index] ?? 0n)
    const known = stored?.votes.get(liste.id)
    if (known === undefined) await ctx.create('resultat_voix', { resultat, election_candidat: liste.id, voix: votes })
    else if (known.voix !== votes) await ctx.update('resultat_voix', [String(known.id)], { voix: votes })
  }
}
