// SPDX-License-Identifier: EUPL-1.2

/** Verb of the page from which an administrator helps someone back into his account. */
export const accessVerb = 'acces'
/** What is done from there. */
export const linkVerb = `${accessVerb}/lien`
export const factorVerb = `${accessVerb}/second-facteur`
