// SPDX-License-Identifier: EUPL-1.2

/**
 * `om_import_modele`: how files with the same headings were last read by someone, beyond the imports themselves, which go with their
 * files, and by whose headings (`entetes`) they were found. `empreinte`: SHA-256 of the headings, which may be longer than an index takes.
 */
export const importModelsMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_import_modele (
    om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE, application text NOT NULL, entite text NOT NULL,
    empreinte text NOT NULL, reglages jsonb NOT NULL, PRIMARY KEY (om_utilisateur, application, entite, empreinte))`,
  `INSERT INTO openmairie.om_import_modele (om_utilisateur, application, entite, empreinte, reglages)
    SELECT DISTINCT ON (om_utilisateur, application, entite, entetes)
      om_utilisateur, application, entite, encode(sha256(convert_to(entetes, 'UTF8')), 'hex'), reglages
    FROM openmairie.om_import WHERE etat <> 'reglage' ORDER BY om_utilisateur, application, entite, entetes, cree DESC`,
  // Still written by workers of the version before, while they end.
  `ALTER TABLE openmairie.om_import ALTER entetes DROP NOT NULL`,
]
