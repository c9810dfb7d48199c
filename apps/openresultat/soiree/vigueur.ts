// SPDX-License-Identifier: EUPL-1.2

/** Days on which a row of the law or of the town holds; the end is the first one on which it no longer does. */
export interface Validite {
  readonly om_validite_debut: string | null
  readonly om_validite_fin: string | null
}

/** Whether a row holds on a day, `YYYY-MM-DD`. */
export function enVigueur({ om_validite_debut: start, om_validite_fin: end }: Validite, jour: string): boolean {
  return (start === null || start <= jour) && (end === null || jour < end)
}
