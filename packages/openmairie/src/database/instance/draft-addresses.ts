// SPDX-License-Identifier: EUPL-1.2

/** Drafts are sought by the record that they were typed over: its writes forget them. */
export const draftAddressesMigration: readonly string[] = [
  `CREATE INDEX ON openmairie.om_brouillon (application, entite, hashtextextended(enregistrement, 0))`,
]
