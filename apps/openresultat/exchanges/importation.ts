// SPDX-License-Identifier: EUPL-1.2
import type { PageWriting } from 'openmairie'
import type { Tables } from '../gen/tables.js'

/** What a file holds. */
export const genres = ['inscrits', 'candidats', 'resultats'] as const
export type Genre = (typeof genres)[number]

/** What an import counts, in the order in which it is told. */
export const comptes = [
  'lignes',
  'bureauxCrees',
  'bureauxAjoutes',
  'listesCreees',
  'inscritsModifies',
  'resultats',
  'colistiersAjoutes',
  'colistiersModifies',
  'colistiersRetires',
  'inchanges',
] as const
export type Compte = (typeof comptes)[number]

/** What an import would do, for an agent to look at before it is done. */
export interface Bilan {
  readonly comptes: Readonly<Partial<Record<Compte, number>>>
  /** Codes of the bureaux, or titles of the lists, that the file leaves out: they keep what they have. */
  readonly absents: readonly string[]
  /** Of results: the totals of the file, list by list. */
  readonly totaux: Totaux | null
}

export interface Totaux {
  readonly inscrits: bigint
  readonly votants: bigint
  readonly exprimes: bigint
  readonly listes: readonly { readonly panneau: number; readonly nom: string; readonly voix: bigint }[]
}

export type Ecritures = Pick<
  PageWriting<Tables>,
  'find' | 'rows' | 'create' | 'update' | 'remove' | 'hold' | 'user' | 'now'
>

/** A file without fault: what importing it would do, and how it is done. */
export interface Importation {
  readonly bilan: Bilan
  /** Writes it, in the transaction of the caller, who holds the poll. */
  appliquer(ctx: Ecritures): Promise<void>
}
