// SPDX-License-Identifier: EUPL-1.2

/** Page where one chooses the collectivité that one works for. */
export const workingUrl = '/-/collectivite'
