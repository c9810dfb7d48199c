// SPDX-License-Identifier: EUPL-1.2
import type { PageOutcome, PageWriting } from 'openmairie'
import type { Election } from '../gen/election.js'
import type { Tables } from '../gen/tables.js'
import type { AEnregistrer } from '../soiree/enregistrer.js'
import type { BureauDuScrutin, Phase, Scrutin } from '../soiree/etat.js'
import { casesDe, depouillementLu, lire } from '../soiree/lecture-saisie.js'
import { heure, type Langue, libellesDe, motsDe, nombre } from './mots.js'
import { scrutinDe } from './publics.js'

/** How results are entered: on the night, or once they are proclaimed. */
export interface Regime {
  readonly page: 'saisie' | 'correction'
  readonly titre: (langue: Langue) => string
  /** States of a poll in which results are taken. */
  readonly etats: readonly Election['statut'][]
  /** What is said in the others, and where no poll is in any of them. */
  readonly ferme: (langue: Langue) => string
  readonly aucun: (langue: Langue) => string
  readonly phases: readonly Phase[]
  /** Whether one must say why. */
  demandeMotif(bureau: BureauDuScrutin): boolean
  /** Stores what was typed without fault, the bureau being held. */
  ranger(
    ctx: PageWriting<Tables>,
    scrutin: Scrutin,
    bureau: BureauDuScrutin,
    annonce: AEnregistrer,
  ): Promise<PageOutcome>
}

/** The bureau and the phase that an address names: `/saisie/12/0007/C1`; its final result where it names no phase. */
export function vise(
  scrutin: Scrutin,
  parts: readonly string[],
  phases: readonly Phase[],
): { readonly bureau: BureauDuScrutin; readonly phase: Phase } | null {
  const bureau = scrutin.bureaux.find((one) => one.bureau.code === parts[1])
  const phase = parts[2] === undefined ? 'DF' : phases.find((one) => one === parts[2])
  return bureau && phase && parts.length <= 3 ? { bureau, phase } : null
}

/** Stores what was typed of a bureau: all of it, or nothing where something is no number or somebody wrote in between. */
export async function soumettre(ctx: PageWriting<Tables>, regime: Regime): Promise<PageOutcome> {
  const mots = motsDe(ctx.locale)
  const before = await scrutinDe(ctx, ctx.parts[0])
  const named = before && vise(before, ctx.parts, regime.phases)
  if (!before || !named)
    return { kind: 'refused', problems: [{ field: null, message: mots.noBureau(ctx.parts[1] ?? '') }] }
  // Held first, then read: nobody writes this bureau between what is compared and what is stored.
  await ctx.hold('election_bureau', [String(named.bureau.id)])
  if (regime.page === 'correction') await ctx.hold('election', [String(before.election.election)])
  const scrutin = (await scrutinDe(ctx, ctx.parts[0])) ?? before
  const { bureau, phase } = vise(scrutin, ctx.parts, regime.phases) ?? named
  if (!regime.etats.includes(scrutin.election.statut))
    return { kind: 'refused', problems: [{ field: null, message: regime.ferme(ctx.locale) }] }
  const cases = casesDe(libellesDe(mots), scrutin.listes, bureau, phase)
  const valeurs = new Map<string, bigint | null>()
  const problems = cases.flatMap(({ nom, libelle, obligatoire }) => {
    const read = lire(ctx.typed.get(nom) ?? '')
    if ('faux' in read) return [{ field: nom, message: mots.notANumber(libelle, read.faux) }]
    valeurs.set(nom, read.valeur)
    return read.valeur === null && obligatoire ? [{ field: nom, message: mots.notANumber(libelle, '') }] : []
  })
  const motif = ctx.typed.get('motif')?.trim().slice(0, 255) || null
  const needsReason = regime.demandeMotif(bureau) && motif === null
  if (needsReason) problems.push({ field: 'motif', message: mots.reasonNeeded })
  if (problems.length > 0) return { kind: 'refused', problems }
  if (ctx.typed.get('version') !== String(bureau.version)) {
    const theirs = cases.flatMap(({ nom, libelle, enregistre }) => {
      const own = valeurs.get(nom) ?? null
      if (own === enregistre) return []
      const shown = (value: bigint | null) => (value === null ? '–' : nombre(ctx.locale, value))
      return [{ field: nom, message: mots.differs(libelle, shown(enregistre), shown(own)) }]
    })
    const who = mots.conflict(bureau.saisiPar ?? '', heure(ctx.locale, (bureau.saisiLe ?? '').slice(11, 16)))
    return { kind: 'conflict', problems: [{ field: null, message: who }, ...theirs] }
  }
  const chiffres = depouillementLu(bureau.inscrits, scrutin.listes, valeurs)
  const observation = ctx.typed.get('observation')?.trim().slice(0, 255) || null
  return regime.ranger(ctx, scrutin, bureau, { phase, chiffres, observation, motif })
}
