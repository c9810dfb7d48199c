// SPDX-License-Identifier: EUPL-1.2

/** Records that were kept as long as their entity says: by their address alone, made anew each day, for a person to decide. */
export const retentionMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_echeance (
    om_echeance bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application text NOT NULL, entite text NOT NULL, enregistrement text NOT NULL,
    echue date NOT NULL, fin text NOT NULL CHECK (fin IN ('anonymise', 'erase', 'archive')), champs text[])`,
  `CREATE INDEX ON openmairie.om_echeance (application, entite, echue, om_echeance)`,
]
