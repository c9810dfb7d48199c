// SPDX-License-Identifier: EUPL-1.2

/** What acts with the rights of its owner is open to nobody but the role that serves, which the start lets in. */
export const jobDoorMigration: readonly string[] = [
  `REVOKE ALL ON FUNCTION openmairie.om_job_en_file(text, text) FROM PUBLIC`,
]
