// SPDX-License-Identifier: EUPL-1.2

/** Rights given to another for a period, and what a session is taken for: who it acts for, or the profil that it looks as. */
export const delegations: readonly string[] = [
  `CREATE TABLE openmairie.om_delegation (
    om_delegation bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
    delegue bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE,
    debut date NOT NULL, fin date NOT NULL, motif text NOT NULL DEFAULT '',
    cree timestamptz NOT NULL DEFAULT now(), revoque timestamptz,
    CHECK (fin >= debut), CHECK (delegue <> om_utilisateur))`,
  `CREATE INDEX ON openmairie.om_delegation (om_utilisateur)`,
  `CREATE INDEX ON openmairie.om_delegation (delegue)`,
  `ALTER TABLE openmairie.om_session
    ADD om_delegation bigint REFERENCES openmairie.om_delegation ON DELETE SET NULL,
    ADD vue text REFERENCES openmairie.om_profil ON UPDATE CASCADE ON DELETE CASCADE`,
  `CREATE INDEX ON openmairie.om_session (om_delegation) WHERE om_delegation IS NOT NULL`,
  `CREATE INDEX ON openmairie.om_session (vue) WHERE vue IS NOT NULL`,
  // Login of the person that the actor acted for: part of the chain where there is one.
  `ALTER TABLE openmairie.om_journal ADD pour text`,
]
