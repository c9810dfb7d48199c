// SPDX-License-Identifier: EUPL-1.2

/**
 * Files that are imported: how each is read, what was found in its lines, and what was mended. The lines that are refused alone are
 * held, as they lie in the file; the others are read there again.
 */
export const importsMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_import (
    om_import uuid PRIMARY KEY, application text NOT NULL, entite text NOT NULL,
    om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
    fichier uuid NOT NULL, nom text NOT NULL, cree timestamptz NOT NULL DEFAULT now(),
    etat text NOT NULL DEFAULT 'reglage' CHECK (etat IN ('reglage', 'verifie', 'importe', 'annule')),
    reglages jsonb NOT NULL, apercu jsonb NOT NULL, entetes text NOT NULL, bilan jsonb, travail uuid)`,
  `CREATE INDEX ON openmairie.om_import (om_utilisateur, application, entite, cree DESC)`,
  `CREATE TABLE openmairie.om_import_ligne (
    om_import uuid NOT NULL REFERENCES openmairie.om_import ON DELETE CASCADE, ligne bigint NOT NULL,
    cellules jsonb NOT NULL, motifs jsonb NOT NULL, PRIMARY KEY (om_import, ligne))`,
  `CREATE TABLE openmairie.om_import_correction (
    om_import uuid NOT NULL REFERENCES openmairie.om_import ON DELETE CASCADE, ligne bigint NOT NULL, colonne integer NOT NULL,
    valeur text NOT NULL, PRIMARY KEY (om_import, ligne, colonne))`,
]
