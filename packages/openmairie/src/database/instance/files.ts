// SPDX-License-Identifier: EUPL-1.2

/**
 * Files stored once by their content, and who uses them. `vu`: when a content was last sent, or last let go: it outlives that by a
 * while, so that neither a form that is still open nor a backup of the base, then of the files, loses it.
 */
export const filesMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_fichier (
    empreinte text PRIMARY KEY CHECK (empreinte ~ '^[0-9a-f]{64}$'), taille bigint NOT NULL CHECK (taille >= 0), type text NOT NULL,
    cree timestamptz NOT NULL DEFAULT now(), vu timestamptz NOT NULL DEFAULT now())`,
  `CREATE INDEX ON openmairie.om_fichier (vu)`,
  `CREATE TABLE openmairie.om_fichier_usage (
    om_fichier_usage uuid PRIMARY KEY, empreinte text NOT NULL REFERENCES openmairie.om_fichier,
    genre text NOT NULL, application text NOT NULL DEFAULT '', entite text NOT NULL DEFAULT '', enregistrement text NOT NULL DEFAULT '',
    emplacement text NOT NULL DEFAULT '', om_collectivite text, nom text NOT NULL, type text NOT NULL,
    om_utilisateur bigint REFERENCES openmairie.om_utilisateur ON DELETE SET NULL, cree timestamptz NOT NULL DEFAULT now(),
    expire timestamptz, retire timestamptz, provenance text)`,
  `CREATE INDEX ON openmairie.om_fichier_usage (empreinte)`,
  // By a digest: the text of a key may be longer than what an index holds.
  `CREATE INDEX ON openmairie.om_fichier_usage (application, entite, hashtextextended(enregistrement, 0), genre)`,
  `CREATE INDEX ON openmairie.om_fichier_usage (om_utilisateur)`,
  `CREATE INDEX ON openmairie.om_fichier_usage (expire) WHERE expire IS NOT NULL`,
  `CREATE INDEX ON openmairie.om_fichier_usage (retire) WHERE retire IS NOT NULL`,
  `CREATE TABLE openmairie.om_fichier_collecte (
    om_fichier_collecte boolean PRIMARY KEY DEFAULT true CHECK (om_fichier_collecte), instant timestamptz NOT NULL)`,
  `INSERT INTO openmairie.om_fichier_collecte (instant) VALUES ('-infinity')`,
  `CREATE FUNCTION openmairie.om_fichier_laisse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN UPDATE openmairie.om_fichier SET vu = now() WHERE empreinte = OLD.empreinte; RETURN NULL; END $$`,
  `CREATE TRIGGER om_fichier_laisse AFTER DELETE ON openmairie.om_fichier_usage FOR EACH ROW EXECUTE FUNCTION openmairie.om_fichier_laisse()`,
]
