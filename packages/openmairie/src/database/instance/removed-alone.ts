// SPDX-License-Identifier: EUPL-1.2

/** Notes and tasks that were deleted by themselves (`retire` says when): they wait to be forgotten, and do not come back with their record. */
export const removedAloneMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_note ADD supprime boolean NOT NULL DEFAULT false, ADD CHECK (NOT supprime OR retire IS NOT NULL)`,
  `ALTER TABLE openmairie.om_tache ADD supprime boolean NOT NULL DEFAULT false, ADD CHECK (NOT supprime OR retire IS NOT NULL)`,
]
