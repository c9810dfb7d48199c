// SPDX-License-Identifier: EUPL-1.2

/** The role that serves is given nothing in the queue's own tables: it asks for a job through this, and for nothing else. */
export const barrierMigration: readonly string[] = [
  `CREATE FUNCTION openmairie.om_job_en_file(tache text, identifiant text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    BEGIN
      PERFORM graphile_worker.add_job(tache, payload => json_build_object('id', identifiant), max_attempts => 5, job_key => identifiant);
    END $$`,
]
