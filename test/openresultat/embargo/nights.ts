// SPDX-License-Identifier: EUPL-1.2

const ofTheNight = `(SELECT election_bureau FROM openresultat.election_bureau WHERE election = 1)`

/**
 * What makes three nights of one: that of the demonstration; one whose every vote, turnout and state is another, its seats and its
 * transmission known; one in which nothing has been announced.
 */
export const nights = {
  shown: '',
  other: `
    UPDATE openresultat.election_bureau SET etat = 'valide', version = 7, saisi_par = 'zqautre', saisi_le = '2026-03-15 19:30+01', motif = 'zqmotif'
      WHERE election = 1;
    INSERT INTO openresultat.resultat (election_bureau, phase, votants, blancs, nuls, exprimes)
      SELECT election_bureau, 'DF', 0, 0, 0, 0 FROM openresultat.election_bureau WHERE election = 1
      ON CONFLICT (election_bureau, phase) DO NOTHING;
    INSERT INTO openresultat.resultat_voix (resultat, election_candidat, voix)
      SELECT r.resultat, ec.election_candidat, 0 FROM openresultat.resultat r JOIN openresultat.election_bureau eb USING (election_bureau)
      JOIN openresultat.election_candidat ec ON ec.election = eb.election WHERE eb.election = 1
      ON CONFLICT (resultat, election_candidat) DO NOTHING;
    UPDATE openresultat.resultat_voix v SET voix = 11 + ec.ordre FROM openresultat.election_candidat ec
      WHERE ec.election_candidat = v.election_candidat AND ec.election = 1;
    UPDATE openresultat.resultat r SET exprimes = s.sum, blancs = 3, nuls = 2, votants = s.sum + 5, emargements = s.sum + 5, observation = 'zqobservation'
      FROM (SELECT resultat, sum(voix)::int AS sum FROM openresultat.resultat_voix GROUP BY resultat) s
      WHERE s.resultat = r.resultat AND r.election_bureau IN ${ofTheNight};
    UPDATE openresultat.participation SET votants = votants / 2 + 1 WHERE election_bureau IN ${ofTheNight};
    INSERT INTO openresultat.siege (election, assemblee, election_candidat, prime, proportionnelle, total)
      SELECT 1, 'CM', election_candidat, 0, 5, 5 FROM openresultat.election_candidat WHERE election = 1 ON CONFLICT DO NOTHING;
    INSERT INTO openresultat.transmission (election, type, empreinte) VALUES (1, 'initial', repeat('0', 64));`,
  none: `
    DELETE FROM openresultat.resultat WHERE election_bureau IN ${ofTheNight};
    DELETE FROM openresultat.participation WHERE election_bureau IN ${ofTheNight};
    DELETE FROM openresultat.siege WHERE election = 1;
    UPDATE openresultat.election_bureau SET etat = 'attente', version = 0, saisi_par = NULL, saisi_le = NULL, motif = NULL WHERE election = 1;
    UPDATE openresultat.election SET statut = 'ouverte' WHERE election = 1;`,
} as const satisfies Readonly<Record<string, string>>
