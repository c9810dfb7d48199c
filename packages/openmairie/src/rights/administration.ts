// SPDX-License-Identifier: EUPL-1.2

/**
 * Name of the administration among the applications, in addresses and in permissions. It stands apart: a permission on every
 * application, `*.list`, is none on accounts and droits.
 */
export const administrationName = 'administration'
