// SPDX-License-Identifier: EUPL-1.2

/** What refuses the lines of an import, counted once for all who look: of a million lines it takes seconds. */
export const countedCausesMigration: readonly string[] = [`ALTER TABLE openmairie.om_import ADD causes jsonb`]
