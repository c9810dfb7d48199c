// SPDX-License-Identifier: EUPL-1.2

/** The scanned signature of the letters of a collectivité, its own and no other’s: none is inherited. */
export const signaturesMigration: readonly string[] = [
  `CREATE TABLE openmairie.om_signature (
    om_collectivite text PRIMARY KEY REFERENCES openmairie.om_collectivite ON DELETE CASCADE, texte text NOT NULL,
    type text NOT NULL CHECK (type IN ('image/png', 'image/jpeg')), largeur integer NOT NULL, hauteur integer NOT NULL,
    empreinte text NOT NULL, contenu bytea NOT NULL)`,
]
