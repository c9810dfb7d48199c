// SPDX-License-Identifier: EUPL-1.2

/**
 * Mails by which editions of records were sent, each with the PDF that it brought. A mail bears the number of the job that sends it,
 * and lets its PDF go with it. A job says how often the queue tries it: a mail server may be down for hours.
 */
export const mailsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_job ADD essais integer NOT NULL DEFAULT 5`,
  `CREATE OR REPLACE FUNCTION openmairie.om_job_en_file(tache text, identifiant text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      demande record;
    BEGIN
      SELECT coalesce(max(tour), 1) AS tour, max(collectivite) AS collectivite, coalesce(max(essais), 5) AS essais INTO demande
        FROM openmairie.om_job WHERE om_job = identifiant::uuid;
      PERFORM graphile_worker.add_job(tache, payload => json_build_object('id', identifiant), max_attempts => demande.essais,
        job_key => identifiant, run_at => timestamptz '2000-01-01 00:00:00+00' + demande.tour * interval '1 second',
        flags => ARRAY['collectivite:' || coalesce(demande.collectivite, '')]);
    END $$`,
  `CREATE TABLE openmairie.om_courriel (
    om_courriel uuid PRIMARY KEY, application text NOT NULL, entite text NOT NULL, enregistrement text NOT NULL,
    edition text NOT NULL, libelle text NOT NULL, destinataire text NOT NULL, objet text NOT NULL, texte text NOT NULL,
    om_fichier_usage uuid REFERENCES openmairie.om_fichier_usage ON DELETE SET NULL,
    om_utilisateur bigint REFERENCES openmairie.om_utilisateur ON DELETE SET NULL,
    cree timestamptz NOT NULL DEFAULT now(), envoye timestamptz,
    motif text CHECK (motif IN ('injoignable', 'refuse', 'interdit')), retire timestamptz, provenance text)`,
  `CREATE INDEX ON openmairie.om_courriel (application, entite, hashtextextended(enregistrement, 0), cree)`,
  `CREATE INDEX ON openmairie.om_courriel (om_fichier_usage)`,
  `CREATE INDEX ON openmairie.om_courriel (om_utilisateur)`,
  `CREATE INDEX ON openmairie.om_courriel (retire) WHERE retire IS NOT NULL`,
  `CREATE FUNCTION openmairie.om_courriel_laisse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN DELETE FROM openmairie.om_fichier_usage WHERE om_fichier_usage = OLD.om_fichier_usage; RETURN NULL; END $$`,
  `CREATE TRIGGER om_courriel_laisse AFTER DELETE ON openmairie.om_courriel FOR EACH ROW EXECUTE FUNCTION openmairie.om_courriel_laisse()`,
]

/** `dit`: the entities that a PDF tells of beyond its record; `portee`: the collectivités that its author reached, none where all. */
export const mailsToldMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_courriel ADD COLUMN IF NOT EXISTS dit text[] NOT NULL DEFAULT '{}', ADD COLUMN IF NOT EXISTS portee text[]`,
]

/** `lot`: the job that sends a mail among others, one to each record of a listing; none where it has its own. */
export const mailLotsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_courriel ADD COLUMN IF NOT EXISTS lot uuid`,
]

/** `differe`: a mail is not accepted at this time, where others are. */
export const mailReasonsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_courriel DROP CONSTRAINT IF EXISTS om_courriel_motif_check,
    ADD CONSTRAINT om_courriel_motif_check CHECK (motif IN ('injoignable', 'differe', 'refuse', 'interdit'))`,
]
