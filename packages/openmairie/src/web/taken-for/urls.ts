// SPDX-License-Identifier: EUPL-1.2

export const ownRightsUrl = '/-/mes-droits'
export const delegationUrl = '/-/compte/delegations'
