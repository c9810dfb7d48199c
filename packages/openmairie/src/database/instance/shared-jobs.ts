// SPDX-License-Identifier: EUPL-1.2

/**
 * Several nodes carry jobs, and collectivités are served in turn: `tour` is the round in which a job is served, `collectivite`
 * that of who asked, `noeud` the node that carries it. The queue serves by instant: a round is an instant long past. Who looks at
 * a job is told each time it moves.
 */
export const sharedJobsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_job ADD collectivite text, ADD tour bigint NOT NULL DEFAULT 1, ADD noeud integer,
    ADD reprises integer NOT NULL DEFAULT 0`,
  `CREATE OR REPLACE FUNCTION openmairie.om_job_en_file(tache text, identifiant text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      demande record;
    BEGIN
      SELECT coalesce(max(tour), 1) AS tour, max(collectivite) AS collectivite INTO demande
        FROM openmairie.om_job WHERE om_job = identifiant::uuid;
      PERFORM graphile_worker.add_job(tache, payload => json_build_object('id', identifiant), max_attempts => 5, job_key => identifiant,
        run_at => timestamptz '2000-01-01 00:00:00+00' + demande.tour * interval '1 second',
        flags => ARRAY['collectivite:' || coalesce(demande.collectivite, '')]);
    END $$`,
  `CREATE FUNCTION openmairie.om_job_dit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('openmairie_job', concat_ws(' ', NEW.om_job, NEW.annulation::int, NEW.acteur));
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER om_job_dit AFTER INSERT OR UPDATE OF etat, traites, total, annulation ON openmairie.om_job
    FOR EACH ROW EXECUTE FUNCTION openmairie.om_job_dit()`,
]
