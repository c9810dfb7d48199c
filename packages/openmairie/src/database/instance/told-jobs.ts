// SPDX-License-Identifier: EUPL-1.2

/** `vu`: when the end of a job was seen by who asked for it; it is told on each page until then. Jobs are listed the newest first. */
export const toldJobsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_job ADD vu timestamptz`,
  `UPDATE openmairie.om_job SET vu = fini WHERE fini IS NOT NULL`,
  `CREATE INDEX ON openmairie.om_job (acteur) WHERE vu IS NULL`,
  `CREATE INDEX ON openmairie.om_job (cree, om_job)`,
  `CREATE INDEX ON openmairie.om_job (acteur, cree, om_job)`,
  `CREATE INDEX ON openmairie.om_job (collectivite, cree, om_job)`,
]
