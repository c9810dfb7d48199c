// SPDX-License-Identifier: EUPL-1.2

/** Why a file is not taken, for the agent who holds it: where to look, what stands there, what is wrong with it. */
export interface Probleme {
  /** Line of the file, the headings being on line 1. */
  readonly ligne: number
  /** Heading of the column, with the number of the list where it comes once for each; null: the whole line. */
  readonly colonne: string | null
  readonly valeur: string
  /** A French sentence. */
  readonly message: string
}

/** What a file holds, or everything that is wrong with it: one fault, and nothing of it is taken. */
export type Lecture<T> =
  | { readonly ok: true; readonly valeur: T }
  | { readonly ok: false; readonly problemes: readonly Probleme[] }

/** What was read, where no problem was met; else the problems, in the order of the lines. */
export function lecture<T>(valeur: T, problemes: readonly Probleme[]): Lecture<T> {
  if (problemes.length === 0) return { ok: true, valeur }
  return { ok: false, problemes: [...problemes].sort((one, other) => one.ligne - other.ligne) }
}
