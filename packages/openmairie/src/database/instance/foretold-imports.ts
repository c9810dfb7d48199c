// SPDX-License-Identifier: EUPL-1.2

/**
 * What an import that is under way is about to say. `ecrit`: what it will have done once its rows are committed, where they lie in
 * another base; the lines that it leaves aside, which take the place of those that its check refused once it is kept.
 */
export const foretoldImportsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_import ADD COLUMN IF NOT EXISTS ecrit jsonb`,
  `CREATE TABLE IF NOT EXISTS openmairie.om_import_ecart (
    om_import uuid NOT NULL REFERENCES openmairie.om_import ON DELETE CASCADE, ligne bigint NOT NULL,
    cellules jsonb NOT NULL, motifs jsonb NOT NULL, PRIMARY KEY (om_import, ligne))`,
]
