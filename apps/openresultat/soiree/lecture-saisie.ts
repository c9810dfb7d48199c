// SPDX-License-Identifier: EUPL-1.2
import type { Depouillement } from '../rules/bureau.js'
import type { BureauDuScrutin, ListeDuScrutin, Phase } from './etat.js'

/** A number that is asked of whoever enters a bureau. */
export interface Case {
  /** Name of its control, and its identifier. */
  readonly nom: string
  readonly libelle: string
  readonly obligatoire: boolean
  /** What is stored, if any. */
  readonly enregistre: bigint | null
}

const figures = ['emargements', 'votants', 'blancs', 'nuls', 'exprimes'] as const
export type Chiffre = (typeof figures)[number]

/** The numbers of a bureau, in the order in which one is told them. */
export function casesDe(
  libelles: Readonly<Record<Chiffre, string>>,
  listes: readonly ListeDuScrutin[],
  { resultats }: BureauDuScrutin,
  phase: Phase,
): readonly Case[] {
  const stored = resultats.get(phase)
  return [
    ...figures.map((nom) => ({
      nom,
      libelle: libelles[nom],
      obligatoire: nom !== 'emargements',
      enregistre: stored?.[nom] ?? null,
    })),
    ...listes.map(({ id, panneau, libelle }, index) => ({
      nom: `voix-${id}`,
      libelle: `${panneau}. ${libelle}`,
      obligatoire: true,
      enregistre: stored?.voix[index] ?? null,
    })),
  ]
}

/** A case as it was typed: its number, null where it is left blank, or what is no number. */
export type Lu = { readonly valeur: bigint | null } | { readonly faux: string }

/** Reads a number: figures, between which spaces may stand; nine of them at most. */
export function lire(typed: string): Lu {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '')
  if (text === '') return { valeur: null }
  return /^\d{1,9}$/.test(text) ? { valeur: BigInt(text) } : { faux: typed.trim() }
}

/** The figures of a bureau as typed, blanks counting for nothing. */
export function depouillementLu(
  inscrits: bigint,
  listes: readonly ListeDuScrutin[],
  valeurs: ReadonlyMap<string, bigint | null>,
): Depouillement {
  const of = (nom: string): bigint => valeurs.get(nom) ?? 0n
  return {
    inscrits,
    emargements: valeurs.get('emargements') ?? null,
    votants: of('votants'),
    blancs: of('blancs'),
    nuls: of('nuls'),
    exprimes: of('exprimes'),
    voix: listes.map(({ id }) => of(`voix-${id}`)),
  }
}
