// SPDX-License-Identifier: EUPL-1.2

/** Name of the control that says whose value a field takes. */
export const valueName = (field: string): string => `garder.${field}`

/** Name of the boxes that leave out what is there twice. */
export const leaveName = 'ecarter'
