// SPDX-License-Identifier: EUPL-1.2

/** What is about to undo an import whose rows lie in another base: the write, and how many records it takes back. */
export const foretoldUndoingsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_import ADD COLUMN IF NOT EXISTS defait jsonb`,
]
