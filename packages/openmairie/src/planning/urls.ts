// SPDX-License-Identifier: EUPL-1.2

/** What the instance does by itself. */
export const planningUrl = '/-/planification'
/** The permission to see it and to set it. */
export const planningPermission = 'planification'
