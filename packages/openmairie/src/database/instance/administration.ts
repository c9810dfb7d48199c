// SPDX-License-Identifier: EUPL-1.2

/** What lets a profil administer: every permission, or all those of the administration. */
export const administers = `permission IN ('*', 'administration.*')`

/**
 * What the tables that are administered hold to, whichever door a write comes by: the interface, the command line or SQL.
 * What is raised is a name of the framework's own, told in words by the door.
 */
export const administrationGuards: readonly string[] = [
  `ALTER TABLE openmairie.om_profil ADD hierarchie integer NOT NULL DEFAULT 0 CHECK (hierarchie >= 0)`,
  `UPDATE openmairie.om_profil SET hierarchie = CASE om_profil WHEN 'administrateur' THEN 5 WHEN 'consultation' THEN 1 ELSE 0 END`,
  `CREATE INDEX ON openmairie.om_utilisateur (om_profil)`,
  // One at a time: two administrators who take each other away would both see the other stay.
  `CREATE FUNCTION openmairie.om_garder_administrateur() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(7307192131);
      IF NOT EXISTS (SELECT 1 FROM openmairie.om_utilisateur u JOIN openmairie.om_droit d USING (om_profil) WHERE u.actif AND d.${administers}) THEN
        RAISE EXCEPTION 'om_dernier_administrateur';
      END IF;
      RETURN NULL;
    END $$`,
  // Whoever administers nothing may go, even where nobody administers.
  `CREATE FUNCTION openmairie.om_administre(text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT 1 FROM openmairie.om_droit WHERE om_profil = $1 AND ${administers}) $$`,
  `CREATE TRIGGER om_garder_administrateur AFTER DELETE ON openmairie.om_utilisateur FOR EACH ROW
    WHEN (OLD.actif AND openmairie.om_administre(OLD.om_profil)) EXECUTE FUNCTION openmairie.om_garder_administrateur()`,
  `CREATE TRIGGER om_garder_administrateur_modifie AFTER UPDATE OF actif, om_profil ON openmairie.om_utilisateur FOR EACH ROW
    WHEN (OLD.actif AND openmairie.om_administre(OLD.om_profil)) EXECUTE FUNCTION openmairie.om_garder_administrateur()`,
  `CREATE TRIGGER om_garder_administrateur AFTER DELETE OR UPDATE ON openmairie.om_droit FOR EACH ROW
    WHEN (OLD.${administers}) EXECUTE FUNCTION openmairie.om_garder_administrateur()`,
  // An account that is closed keeps no session: opened again, it would find them all.
  `CREATE FUNCTION openmairie.om_fermer_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN DELETE FROM openmairie.om_session WHERE om_utilisateur = NEW.om_utilisateur; RETURN NULL; END $$`,
  `CREATE TRIGGER om_fermer_sessions AFTER UPDATE OF actif ON openmairie.om_utilisateur FOR EACH ROW
    WHEN (OLD.actif AND NOT NEW.actif) EXECUTE FUNCTION openmairie.om_fermer_sessions()`,
  `CREATE FUNCTION openmairie.om_garder_arbre() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(7307192132);
      IF EXISTS (
        WITH RECURSIVE above AS (
          SELECT NEW.parent AS id UNION SELECT c.parent FROM openmairie.om_collectivite c JOIN above ON c.om_collectivite = above.id)
        SELECT 1 FROM above WHERE id = NEW.om_collectivite) THEN
        RAISE EXCEPTION 'om_collectivite_sous_elle_meme';
      END IF;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER om_garder_arbre AFTER INSERT OR UPDATE OF parent ON openmairie.om_collectivite FOR EACH ROW
    WHEN (NEW.parent IS NOT NULL) EXECUTE FUNCTION openmairie.om_garder_arbre()`,
]
