// SPDX-License-Identifier: EUPL-1.2

/** Where a whole collectivité is asked for as an archive. */
export const reversibilityUrl = '/-/reversibilite'
/** The permission to ask for it: it takes away what every agent of the collectivité sees, and more. */
export const reversibilityPermission = 'reversibilite'
/** Name of the choice in the form and the address. */
export const chosenName = 'collectivite'

/** Where a collectivité is asked for. */
export function reversibilityUrlOf(collectivite: string): string {
  return `${reversibilityUrl}?${new URLSearchParams([[chosenName, collectivite]])}`
}
