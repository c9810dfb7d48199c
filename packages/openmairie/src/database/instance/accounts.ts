// SPDX-License-Identifier: EUPL-1.2

/** Accounts: address of mail, second factor, single-use links, the emergency account. */
export const accountsMigration: readonly string[] = [
  `ALTER TABLE openmairie.om_utilisateur ADD email text, ADD urgence boolean NOT NULL DEFAULT false,
    ADD totp bytea, ADD totp_attente bytea, ADD totp_pas bigint,
    ADD second_facteur boolean NOT NULL GENERATED ALWAYS AS (totp IS NOT NULL) STORED`,
  // One account at most may sign in where sign-in is left to another service.
  `CREATE UNIQUE INDEX ON openmairie.om_utilisateur (urgence) WHERE urgence`,
  `ALTER TABLE openmairie.om_profil ADD second_facteur boolean NOT NULL DEFAULT false`,
  // A session whose second factor waits opens nothing else.
  `ALTER TABLE openmairie.om_session ADD attend text CHECK (attend IN ('code', 'inscription')), ADD essais smallint NOT NULL DEFAULT 0`,
  // Digests alone: who reads the base has no code.
  `CREATE TABLE openmairie.om_code_secours (
    empreinte bytea PRIMARY KEY, om_utilisateur bigint NOT NULL REFERENCES openmairie.om_utilisateur ON DELETE CASCADE)`,
  `CREATE INDEX ON openmairie.om_code_secours (om_utilisateur)`,
  // "lie": digest of what the account was when the link was made; once that has changed, the link opens nothing.
  `CREATE TABLE openmairie.om_lien (
    jeton bytea PRIMARY KEY, genre text NOT NULL CHECK (genre IN ('installation', 'mot de passe')),
    om_utilisateur bigint REFERENCES openmairie.om_utilisateur ON DELETE CASCADE, lie bytea, expire timestamptz NOT NULL)`,
  `CREATE INDEX ON openmairie.om_lien (om_utilisateur)`,
  `CREATE INDEX ON openmairie.om_lien (expire)`,
]
