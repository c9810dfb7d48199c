// SPDX-License-Identifier: EUPL-1.2

/** Verb of the page of a record's history. */
export const historyVerb = 'historique'
/** Parameter of that page: the write that it begins after. */
export const olderParameter = 'avant'
