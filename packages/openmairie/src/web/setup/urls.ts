// SPDX-License-Identifier: EUPL-1.2

/** Where the first administrator is named; the token of the link follows. */
export const setupUrl = '/-/installation'
