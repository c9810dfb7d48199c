// SPDX-License-Identifier: EUPL-1.2

/** Verbs of the pages of a person. */
export const disclosureVerb = 'donnees'
export const anonymiseVerb = 'anonymiser'

/** Pages of the whole instance. */
export const registerUrl = '/-/registre'
export const dueUrl = '/-/conservation'
