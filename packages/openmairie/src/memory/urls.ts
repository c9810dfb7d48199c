// SPDX-License-Identifier: EUPL-1.2

/** Page of the records seen last and of those pinned. */
export const recentsUrl = '/-/recents'
/** Leads to the listing as it was left. */
export const lastSearchUrl = '/-/derniere-recherche'
