// SPDX-License-Identifier: EUPL-1.2
import { administers } from './administration.js'

/** Permissions known by name, hierarchy of profils, and the version by which every worker knows that droits have changed. */
export const permissionsAndHierarchy: readonly string[] = [
  `CREATE TABLE openmairie.om_permission (
    om_permission text PRIMARY KEY, libelle text NOT NULL,
    type text NOT NULL DEFAULT 'manuel' CHECK (type IN ('gen', 'manuel')),
    application text, entite text, perimee timestamptz)`,
  `CREATE INDEX ON openmairie.om_permission (application, entite)`,
  `INSERT INTO openmairie.om_permission (om_permission, libelle, type) SELECT DISTINCT permission, permission, 'gen' FROM openmairie.om_droit`,
  `ALTER TABLE openmairie.om_droit ADD CONSTRAINT om_droit_permission_fkey
    FOREIGN KEY (permission) REFERENCES openmairie.om_permission ON DELETE CASCADE ON UPDATE CASCADE`,
  `CREATE INDEX ON openmairie.om_droit (permission)`,
  // One row. Flat until an administrator says otherwise: no droit may widen by a migration.
  `CREATE TABLE openmairie.om_reglage_droits (
    om_reglage_droits boolean PRIMARY KEY DEFAULT true CHECK (om_reglage_droits),
    mode text NOT NULL DEFAULT 'plat' CHECK (mode IN ('plat', 'hierarchique')), version bigint NOT NULL DEFAULT 1)`,
  `INSERT INTO openmairie.om_reglage_droits DEFAULT VALUES`,
  `CREATE FUNCTION openmairie.om_droits_changes() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN UPDATE openmairie.om_reglage_droits SET version = version + 1; RETURN NULL; END $$`,
  `CREATE TRIGGER om_droits_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON openmairie.om_droit
    FOR EACH STATEMENT EXECUTE FUNCTION openmairie.om_droits_changes()`,
  `CREATE TRIGGER om_droits_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON openmairie.om_profil
    FOR EACH STATEMENT EXECUTE FUNCTION openmairie.om_droits_changes()`,
  `CREATE TRIGGER om_droits_changes AFTER UPDATE OF mode ON openmairie.om_reglage_droits
    FOR EACH ROW WHEN (OLD.mode <> NEW.mode) EXECUTE FUNCTION openmairie.om_droits_changes()`,
  // In hierarchical mode, a droit of a profil is one of those above it too.
  `CREATE OR REPLACE FUNCTION openmairie.om_administre(text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
      SELECT 1 FROM openmairie.om_droit d JOIN openmairie.om_profil p USING (om_profil)
      WHERE d.${administers} AND (p.om_profil = $1 OR (
        (SELECT mode FROM openmairie.om_reglage_droits) = 'hierarchique'
        AND p.hierarchie <= (SELECT hierarchie FROM openmairie.om_profil WHERE om_profil = $1)))) $$`,
  `CREATE OR REPLACE FUNCTION openmairie.om_garder_administrateur() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(7307192131);
      IF NOT EXISTS (SELECT 1 FROM openmairie.om_utilisateur u WHERE u.actif AND openmairie.om_administre(u.om_profil)) THEN
        RAISE EXCEPTION 'om_dernier_administrateur';
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER om_garder_administrateur AFTER UPDATE OF hierarchie ON openmairie.om_profil FOR EACH ROW
    WHEN (OLD.hierarchie <> NEW.hierarchie) EXECUTE FUNCTION openmairie.om_garder_administrateur()`,
  `CREATE TRIGGER om_garder_administrateur AFTER UPDATE OF mode ON openmairie.om_reglage_droits FOR EACH ROW
    WHEN (OLD.mode <> NEW.mode) EXECUTE FUNCTION openmairie.om_garder_administrateur()`,
]
