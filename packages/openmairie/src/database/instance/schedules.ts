// SPDX-License-Identifier: EUPL-1.2

/**
 * Work that recurs: when it is next asked for, and what became of the last time, whoever carried it. `cadence` is that of its
 * declaration, in its time zone: where it changes, so does what comes next.
 */
export const schedulesMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_planification (
    om_planification uuid PRIMARY KEY DEFAULT gen_random_uuid(), application text NOT NULL, nom text NOT NULL, collectivite text,
    cadence text NOT NULL, prochain timestamptz NOT NULL, dernier timestamptz, fini timestamptz, om_job uuid,
    issue text CHECK (issue IN ('fait', 'annule', 'echec')), message text, active boolean NOT NULL DEFAULT true)`,
  `CREATE UNIQUE INDEX ON openmairie.om_planification (application, nom, (coalesce(collectivite, '')))`,
  `CREATE INDEX ON openmairie.om_planification (prochain) WHERE active`,
  `CREATE INDEX ON openmairie.om_planification (om_job)`,
  `CREATE FUNCTION openmairie.om_planification_finit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE openmairie.om_planification SET issue = NEW.etat, message = NEW.message, fini = NEW.fini WHERE om_job = NEW.om_job;
      RETURN NULL;
    END $$`,
  `CREATE TRIGGER om_planification_finit AFTER UPDATE OF etat ON openmairie.om_job
    FOR EACH ROW WHEN (NEW.genre = 'planification' AND NEW.fini IS NOT NULL) EXECUTE FUNCTION openmairie.om_planification_finit()`,
]
