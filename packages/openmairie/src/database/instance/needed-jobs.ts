// SPDX-License-Identifier: EUPL-1.2

/**
 * What a job needs of the node that carries it, which the queue is told as a flag: the application that it works in or, of what recurs,
 * the task of it (`jobs/needs.ts`); null where any node can carry it.
 */
export const neededJobsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_job ADD besoin text GENERATED ALWAYS AS (
    CASE WHEN genre = 'planification' THEN (donnees->>'application') || '/' || (donnees->>'name') ELSE donnees->>'application' END) STORED`,
  `CREATE OR REPLACE FUNCTION openmairie.om_job_en_file(tache text, identifiant text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      demande record;
    BEGIN
      SELECT coalesce(max(tour), 1) AS tour, max(collectivite) AS collectivite, coalesce(max(essais), 5) AS essais, max(besoin) AS besoin
        INTO demande FROM openmairie.om_job WHERE om_job = identifiant::uuid;
      PERFORM graphile_worker.add_job(tache, payload => json_build_object('id', identifiant), max_attempts => demande.essais,
        job_key => identifiant, run_at => timestamptz '2000-01-01 00:00:00+00' + demande.tour * interval '1 second',
        flags => array_remove(ARRAY['collectivite:' || coalesce(demande.collectivite, ''), 'besoin:' || demande.besoin], NULL));
    END $$`,
]
