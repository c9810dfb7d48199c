// SPDX-License-Identifier: EUPL-1.2

/**
 * What the journal knows of rows that were there before it: for each table how far they were taken down, for each record a
 * salted digest, under the line of the journal that tells of its batch. A record without digest is known to be gone.
 */
export const baselineMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_socle (
    application text NOT NULL, entite text NOT NULL, place jsonb, fini timestamptz, PRIMARY KEY (application, entite))`,
  `CREATE TABLE openmairie.om_socle_ligne (
    om_journal bigint NOT NULL REFERENCES openmairie.om_journal, application text NOT NULL, entite text NOT NULL,
    enregistrement text NOT NULL, horizon xid8 NOT NULL, sel bytea, empreinte bytea)`,
  `CREATE INDEX ON openmairie.om_socle_ligne (om_journal)`,
  // By a digest: the text of a key may be longer than what an index holds.
  `CREATE INDEX ON openmairie.om_socle_ligne (application, entite, hashtextextended(enregistrement, 0))`,
]
