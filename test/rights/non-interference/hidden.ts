// SPDX-License-Identifier: EUPL-1.2

/** What one base keeps from the users that are compared. */
export interface Hidden {
  /** What the values are made of: two bases of other words differ in every hidden value. */
  readonly word: string
  /** Rows of each kind; dossiers are as many times twenty. */
  readonly times: number
  /** The first key of hidden rows. */
  readonly from: number
}

/** Of the first base, of one that holds other values, and of one that holds many more rows. */
export const hiddenOf = {
  reference: { word: 'Alpha', times: 2, from: 9000 },
  values: { word: 'Zulu', times: 2, from: 9000 },
  number: { word: 'Alpha', times: 60, from: 9000 },
} as const satisfies Readonly<Record<string, Hidden>>

/** Rows that all users see, the same in every base. Collectivités 10 to 12 are those of the users, 20 and 21 nobody's. */
const seen = `
  INSERT INTO om_collectivite VALUES (10, 'Pays'), (11, 'Aubry'), (12, 'Brion'), (20, 'Cachée'), (21, 'Celée');
  INSERT INTO service (service, libelle) VALUES ('ETAT', 'État civil'), ('URBA', 'Urbanisme'), ('VOIR', 'Voirie'), ('RES', 'Renseignement');
  INSERT INTO agent (agent, nom, login) VALUES (1, 'Anne', 'aubry'), (2, 'Paul', 'pays'), (3, 'Luc', 'lecteur');
  INSERT INTO secteur SELECT k, 'Secteur ' || chr(64 + k), 10 + k % 3 FROM generate_series(1, 12) k;
  INSERT INTO secteur VALUES (90, 'Secteur', 20);
  INSERT INTO dossier (dossier, om_collectivite, numero, libelle, objet, montant, depose, secteur, service)
    SELECT k, 10 + k % 3, 'N' || lpad(k::text, 3, '0'), (ARRAY['Lefèvre clôture', 'Lefebvre toiture', 'Martin abri', 'Durand piscine'])[1 + k % 4] || ' ' || k % 7,
      CASE WHEN k % 5 > 0 THEN 'Objet ' || k % 9 END, CASE WHEN k % 6 > 0 THEN k % 11 * 10 END, DATE '2026-10-01' + k % 30,
      CASE WHEN k % 8 = 0 THEN 90 WHEN k % 4 > 0 THEN 1 + k % 12 END, (ARRAY['ETAT', 'URBA', 'VOIR', 'RES', NULL])[1 + k % 5]
    FROM generate_series(1, 60) k;
  UPDATE dossier SET suite = dossier + 3 WHERE dossier % 7 = 1 AND dossier < 50;
  INSERT INTO piece (piece, dossier, libelle, nature) SELECT k, 1 + k % 40, 'Pièce ' || k % 10, (ARRAY['plan', 'photo'])[1 + k % 2] FROM generate_series(1, 90) k;
  INSERT INTO visite (visite, dossier, motif, jour, courriel) SELECT k, 1 + k % 30, 'Visite ' || k % 6, DATE '2026-11-01' + k % 20, CASE WHEN k % 4 > 0 THEN 'vu' || k || '@exemple.fr' END FROM generate_series(1, 60) k;
  INSERT INTO bareme (bareme, libelle, taux, om_validite_debut, om_validite_fin)
    SELECT k, 'Barème ' || k, k * 2, DATE '2026-01-01' + k * 20, CASE WHEN k % 2 = 0 THEN DATE '2026-06-01' + k * 20 END FROM generate_series(1, 16) k;
  INSERT INTO mesure (mesure, libelle, valeur, om_collectivite) SELECT k, 'Mesure ' || k % 50, k % 97, 11 FROM generate_series(1, 1100) k;`

/**
 * What is kept from them. Declared: a record that hidden rows hold back is held back in every base, by as many rows as may be; rows
 * that users see refer to the secteur 90 and to the service RES, which each base calls as it likes.
 */
const unseen = ({ word, times, from }: Hidden): string => `
  UPDATE om_collectivite SET libelle = '${word} ' || om_collectivite WHERE om_collectivite >= 20;
  UPDATE service SET libelle = '${word} réservé', reserve = true WHERE service = 'RES';
  UPDATE service SET budget = length('${word}') * ascii(service);
  INSERT INTO service SELECT 'R' || k, '${word} ' || k, k, true FROM generate_series(1, ${times}) k;
  UPDATE agent SET salaire = length('${word}') * 100 + agent;
  INSERT INTO agent (agent, nom, login) SELECT ${from} + k, '${word} ' || k, '${word}' || k FROM generate_series(1, ${times}) k;
  UPDATE secteur SET libelle = '${word} secteur', om_collectivite = CASE '${word}' WHEN 'Alpha' THEN 20 ELSE 21 END WHERE secteur = 90;
  INSERT INTO secteur SELECT ${from} + k, 'Secteur ${word} ' || k, 20 + k % 2 FROM generate_series(1, ${times}) k;
  INSERT INTO dossier (dossier, om_collectivite, numero, libelle, objet, montant, depose, secteur, service, note_interne)
    SELECT ${from} + k, 20 + k % 2, 'N' || k, (ARRAY['Lefèvre', 'Martin', '${word}'])[1 + k % 3] || ' clôture ' || k, 'Objet ${word}', k, DATE '2026-10-01' + k % 30, 1 + k % 12, 'URBA', '${word}'
    FROM generate_series(1, ${times} * 20) k;
  UPDATE dossier SET note_interne = CASE WHEN (dossier + length('${word}')) % 3 > 0 THEN '${word} ' || (dossier * length('${word}')) % 13 END,
    cote = (dossier * length('${word}')) % 17, instructeur = CASE WHEN dossier % 2 = length('${word}') % 2 THEN ${from} + 1 ELSE 1 END;
  UPDATE piece SET remarque = '${word} ' || piece;
  UPDATE visite SET courriel_prive = '${word}' || visite || '@exemple.fr' WHERE visite % 3 > 0;
  INSERT INTO piece (piece, dossier, libelle, nature, confidentielle) SELECT ${from} + k, 1 + k % 2, 'Pièce ${word}', 'plan', true FROM generate_series(1, ${times}) k;
  INSERT INTO piece (piece, dossier, libelle, nature) SELECT ${from} + 5000 + k, ${from} + 1 + k % 20, 'Pièce ' || k, 'photo' FROM generate_series(1, ${times}) k;
  INSERT INTO visite (visite, dossier, motif, jour) SELECT ${from} + k, ${from} + 1 + k % 20, 'Visite ${word}', DATE '2026-11-05' FROM generate_series(1, ${times}) k;
  INSERT INTO courrier (courrier, dossier, sujet) SELECT ${from} + k, 3 + k % 2, '${word}' FROM generate_series(1, ${times}) k;
  INSERT INTO bareme (bareme, libelle, taux, prive, om_validite_fin) SELECT ${from} + k, 'Barème ${word}', k, true, CASE WHEN k % 2 = 0 THEN DATE '2026-02-01' END FROM generate_series(1, ${times}) k;
  INSERT INTO mesure (mesure, libelle, valeur, om_collectivite) SELECT ${from} + k, 'Mesure ${word}', k, 20 FROM generate_series(1, ${times} * 20) k;
  INSERT INTO archive SELECT k, '${word}' FROM generate_series(1, ${times}) k;`

/** Sequences go on from one place: their gaps are declared. */
const sequences = ['agent', 'dossier', 'piece', 'visite', 'courrier', 'bareme', 'mesure']
  .map((table) => `ALTER TABLE ${table} ALTER ${table} RESTART WITH 50000;`)
  .join('\n')

/** Fills the tables anew. */
export const filling = (hidden: Hidden): string => `
  TRUNCATE om_collectivite, service, agent, secteur, dossier, piece, visite, courrier, bareme, mesure, archive;
  ${seen}${unseen(hidden)}${sequences}`

/**
 * What the instance holds beside rows that are kept from the users: notes, mails, and tasks that are given to them; where they were
 * once; a search that the chief shares. Each of these has its own sequence, which goes on from one place.
 */
export const besideUnseen = ({ word, times, from }: Hidden): string => `
  INSERT INTO openmairie.om_note (om_note, application, entite, enregistrement, texte, om_utilisateur) OVERRIDING SYSTEM VALUE
    SELECT k, 'essai', 'dossier', ${from} + k, '${word}', 4 FROM generate_series(1, ${times}) k;
  INSERT INTO openmairie.om_tache (om_tache, application, entite, enregistrement, objet, echeance, responsable, om_utilisateur) OVERRIDING SYSTEM VALUE
    SELECT k, 'essai', 'dossier', ${from} + k, '${word}', DATE '2026-11-20' + k, 1 + k % 2, 4 FROM generate_series(1, ${times}) k;
  TRUNCATE openmairie.om_courriel;
  INSERT INTO openmairie.om_courriel (om_courriel, application, entite, enregistrement, edition, libelle, destinataire, objet, texte, om_utilisateur, cree, envoye)
    SELECT gen_random_uuid(), 'essai', 'dossier', ${from} + k, 'dossier', '${word}', '${word}@exemple.fr', '${word}', '${word}', 4, '2026-11-23 09:00+01', '2026-11-23 09:01+01' FROM generate_series(1, ${times}) k;
  INSERT INTO openmairie.om_courriel (om_courriel, application, entite, enregistrement, edition, libelle, destinataire, objet, texte, om_utilisateur, cree, envoye)
    SELECT ('00000000-0000-4000-8000-' || lpad(k::text, 12, '0'))::uuid, 'essai', 'dossier', k, 'dossier', 'Dossier', 'vu@exemple.fr', 'Vu ' || k, 'Vu', 1, '2026-11-23 09:00+01', '2026-11-23 09:01+01' FROM generate_series(1, 9) k;
  INSERT INTO openmairie.om_courriel (om_courriel, application, entite, enregistrement, edition, libelle, destinataire, objet, texte, om_utilisateur, cree, envoye)
    SELECT gen_random_uuid(), 'essai', 'visite', (${from} + k)::text, 'visite', '${word}', 'vu9@exemple.fr', '${word}', '${word}', 4, '2026-11-23 09:00+01', '2026-11-23 09:01+01' FROM generate_series(1, ${times}) k;
  INSERT INTO openmairie.om_courriel (om_courriel, application, entite, enregistrement, edition, libelle, destinataire, objet, texte, om_utilisateur, cree, envoye)
    SELECT gen_random_uuid(), 'essai', 'visite', k::text, 'visite', 'Visite', 'vu' || k || '@exemple.fr', 'Vue', 'Vue', 4, '2026-11-23 09:00+01', '2026-11-23 09:01+01' FROM generate_series(9, 21, 12) k;
  INSERT INTO openmairie.om_recent (om_utilisateur, application, entite, enregistrement, vu, epingle)
    SELECT u, 'essai', 'dossier', ${from} + k, horloge.now(), CASE WHEN k = 1 THEN horloge.now() END FROM generate_series(1, 3) u, generate_series(1, 2) k;
  INSERT INTO openmairie.om_recherche (om_recherche, om_utilisateur, application, entite, libelle, etat, partagee) OVERRIDING SYSTEM VALUE
    VALUES (1, 5, 'essai', 'dossier', 'Du chef', 'q=cl&c.note_interne=${word}&tri=-note_interne&colonne=libelle&colonne=note_interne', true);
  SELECT setval(pg_get_serial_sequence('openmairie.' || name, name), 5000) FROM unnest(ARRAY['om_note', 'om_tache', 'om_recherche']) name;`

/** A PDF that tells what is kept from the users, and one that a user sent himself. */
export async function* pdfOf({ word, times }: Hidden): AsyncIterable<Uint8Array> {
  yield Buffer.from(`%PDF-1.7\n${word} ${times}\n`)
}
export async function* seenPdf(): AsyncIterable<Uint8Array> {
  yield Buffer.from('%PDF-1.7\nVu\n')
}
/** Of dossiers that users see, those of the chief, of whom something is kept from them, and one of a user; the last mails have none. */
export const mailedPdfs = (hash: string, seen: string): string => `
  DELETE FROM openmairie.om_fichier_usage;
  INSERT INTO openmairie.om_fichier_usage (om_fichier_usage, empreinte, genre, enregistrement, nom, type, om_utilisateur)
    SELECT om_courriel, CASE WHEN enregistrement::int < 5 THEN '${hash}' ELSE '${seen}' END, 'courriel', om_courriel::text, 'fiche.pdf', 'application/pdf', om_utilisateur
    FROM openmairie.om_courriel WHERE objet LIKE 'Vu %' AND enregistrement::int < 8;
  UPDATE openmairie.om_courriel SET om_fichier_usage = om_courriel, dit = ARRAY['agent'], om_utilisateur = CASE WHEN enregistrement::int < 5 THEN 4 ELSE 1 END
    WHERE objet LIKE 'Vu %' AND enregistrement::int < 8;`
