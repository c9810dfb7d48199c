// SPDX-License-Identifier: EUPL-1.2

/** Where a second factor is shown after the password. */
export const secondFactorUrl = '/-/second-facteur'
/** Where one's own is set up. */
export const ownFactorUrl = '/-/compte/second-facteur'
