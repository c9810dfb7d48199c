// SPDX-License-Identifier: EUPL-1.2

/** Where a forgotten password is told; the token of a link follows where a new one is chosen. */
export const recoveryUrl = '/-/mot-de-passe'
