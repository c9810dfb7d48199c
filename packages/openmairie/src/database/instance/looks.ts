// SPDX-License-Identifier: EUPL-1.2

/** Parameters, colours and logos of collectivités, inherited down their tree; and the version by which every worker knows that they changed. */
export const looksMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_parametre (
    om_parametre bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, libelle text NOT NULL CHECK (libelle <> ''), valeur text NOT NULL,
    om_collectivite text REFERENCES openmairie.om_collectivite ON DELETE CASCADE, UNIQUE (libelle, om_collectivite))`,
  // Without collectivité: of the instance, once a name.
  `CREATE UNIQUE INDEX om_parametre_instance ON openmairie.om_parametre (libelle, (om_collectivite IS NULL)) WHERE om_collectivite IS NULL`,
  `CREATE INDEX ON openmairie.om_parametre (om_collectivite)`,
  `ALTER TABLE openmairie.om_collectivite ADD couleur text CHECK (couleur ~ '^#[0-9a-f]{6}$'),
    ADD couleur_sombre text CHECK (couleur_sombre ~ '^#[0-9a-f]{6}$')`,
  `CREATE TABLE openmairie.om_logo (
    om_collectivite text PRIMARY KEY REFERENCES openmairie.om_collectivite ON DELETE CASCADE, texte text NOT NULL,
    type text NOT NULL CHECK (type IN ('image/png', 'image/jpeg')), largeur integer NOT NULL, hauteur integer NOT NULL,
    empreinte text NOT NULL, contenu bytea NOT NULL)`,
  `CREATE TABLE openmairie.om_reglage_collectivites (
    om_reglage_collectivites boolean PRIMARY KEY DEFAULT true CHECK (om_reglage_collectivites), version bigint NOT NULL DEFAULT 1)`,
  `INSERT INTO openmairie.om_reglage_collectivites DEFAULT VALUES`,
  `CREATE FUNCTION openmairie.om_collectivites_changees() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN UPDATE openmairie.om_reglage_collectivites SET version = version + 1; RETURN NULL; END $$`,
  ...['om_collectivite', 'om_parametre', 'om_logo'].map(
    (
      table,
    ) => `CREATE TRIGGER om_collectivites_changees AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON openmairie.${table}
    FOR EACH STATEMENT EXECUTE FUNCTION openmairie.om_collectivites_changees()`,
  ),
  // The collectivité that a session works for, of those of its account; none: all of them.
  `ALTER TABLE openmairie.om_session ADD om_collectivite text REFERENCES openmairie.om_collectivite ON DELETE SET NULL`,
  `CREATE INDEX ON openmairie.om_session (om_collectivite)`,
]
