// SPDX-License-Identifier: EUPL-1.2

/**
 * Definitions of editions that a collectivité keeps over the file of the application: every version, of which one at most is in
 * use. Without collectivité: of the instance. `depart` is the file's definition as it was when the version was written.
 */
export const editionsMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_edition (
    om_edition bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application text NOT NULL,
    genre text NOT NULL CHECK (genre IN ('etat', 'sous-etat', 'etiquette')), nom text NOT NULL,
    om_collectivite text REFERENCES openmairie.om_collectivite ON DELETE CASCADE,
    version integer NOT NULL CHECK (version > 0), active boolean NOT NULL DEFAULT true, textes jsonb NOT NULL, depart jsonb NOT NULL,
    acteur text NOT NULL, instant timestamptz NOT NULL DEFAULT now())`,
  `CREATE UNIQUE INDEX ON openmairie.om_edition (application, genre, nom, (coalesce(om_collectivite, '')), version)`,
  `CREATE UNIQUE INDEX ON openmairie.om_edition (application, genre, nom, (coalesce(om_collectivite, ''))) WHERE active`,
  `CREATE INDEX ON openmairie.om_edition (om_collectivite)`,
]

/** What a definition is about that no file of the application has: a collectivité made it. */
export const ownEditionsMigration: readonly string[] = ['ALTER TABLE openmairie.om_edition ADD COLUMN sujet jsonb']
