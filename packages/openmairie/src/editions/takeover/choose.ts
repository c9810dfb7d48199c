// SPDX-License-Identifier: EUPL-1.2
import type { Original, Owned } from './contract.js'

/** Whose definitions are taken over: the collectivité asked for, then the one of level 2. */
export interface Choice {
  readonly own: string | null
  readonly multi: string | null
}

/** The collectivité asked for; that of level 2 where none is, else the only one. Null where there is no such collectivité. */
export function choiceOf({ collectivites }: Original, asked: string | null): Choice | null {
  const multi = collectivites.find((each) => each.multi)?.id ?? null
  if (asked !== null) return collectivites.some(({ id }) => id === asked) ? { own: asked, multi } : null
  if (multi === null && collectivites.length > 1) return null
  return { own: multi ?? collectivites[0]?.id ?? null, multi }
}

/** Of the rows of each code the one that the original prints: the active one of the collectivité, of the multi, then any of the multi. */
export function chosenOf<Row extends Owned>(
  rows: readonly Row[],
  { own, multi }: Choice,
): ReadonlyMap<string, Row | null> {
  const codes = new Map<string, Row[]>()
  for (const row of rows) codes.set(row.id, [...(codes.get(row.id) ?? []), row])
  const chosen = (of: readonly Row[]): Row | null =>
    of.find((row) => row.collectivite === own && row.active) ??
    of.find((row) => row.collectivite === multi && row.active) ??
    of.find((row) => row.collectivite === multi) ??
    null
  return new Map([...codes].map(([code, of]) => [code, chosen(of)]))
}

/** Values of the parameters: those of the collectivité over those of the multi. */
export function parametresOf({ parametres }: Original, { own, multi }: Choice): ReadonlyMap<string, string> {
  const of = (id: string | null): readonly (readonly [string, string])[] =>
    parametres.filter(({ collectivite }) => collectivite === id).map(({ name, value }) => [name, value] as const)
  return new Map([...of(multi), ...of(own)])
}
