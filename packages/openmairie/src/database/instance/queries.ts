// SPDX-License-Identifier: EUPL-1.2

/**
 * Queries that a collectivité keeps, with what each is made of; without collectivité: of the instance. `revision` tells whoever changes
 * one whether it is still the one that he was shown.
 */
export const queriesMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_requete (
    om_requete bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, application text NOT NULL, nom text NOT NULL,
    om_collectivite text REFERENCES openmairie.om_collectivite ON DELETE CASCADE,
    genre text NOT NULL CHECK (genre IN ('entites', 'sql')), definition jsonb NOT NULL,
    revision integer NOT NULL DEFAULT 1 CHECK (revision > 0), acteur text NOT NULL, instant timestamptz NOT NULL DEFAULT now())`,
  `CREATE UNIQUE INDEX ON openmairie.om_requete (application, nom, (coalesce(om_collectivite, '')))`,
  `CREATE INDEX ON openmairie.om_requete (om_collectivite)`,
]
