// SPDX-License-Identifier: EUPL-1.2

/** A line of the table of CGCT L2121-2: seats of a council below a population; `avant` is null on the last line. */
export interface Effectif {
  readonly avant: bigint | null
  readonly sieges: bigint
}

/** Seats of the council of a commune, by a table in the order of populations; null where no line holds. */
export function siegesDuConseil(population: bigint, table: readonly Effectif[]): bigint | null {
  return table.find(({ avant }) => avant === null || population < avant)?.sieges ?? null
}

/** Of a small commune: how many elected make a council deemed complete (CGCT L2121-2-1: 5 of 7, 9 of 11, 13 of 15). */
export interface Completude {
  readonly sieges: bigint
  readonly elus: bigint
}

/** Whether a council is complete: all seats held, or as many as the law asks for where it asks for fewer. */
export function conseilComplet(elus: bigint, sieges: bigint, table: readonly Completude[]): boolean {
  return elus >= (table.find((one) => one.sieges === sieges)?.elus ?? sieges)
}
