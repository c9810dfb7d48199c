-- SPDX-License-Identifier: EUPL-1.2
--
-- What the law says, once for every town: rules of the scrutins, sizes of councils, regulatory codes. Keys are explicit, so that
-- data may refer to them. The end of a validity is the first day on which a row no longer holds. Where «a_confirmer» is true, a
-- figure was not read again in its text.

INSERT INTO regle_scrutin (regle_scrutin, code, libelle, mode, prime, arrondi_inferieur_jusqua, seuil, maintien,
  maintien_assiette, maintien_au_moins, maintien_au_plus, fusion, quorum, source, a_confirmer, om_validite_debut,
  om_validite_fin) VALUES
  (1, 'municipale', 'Conseil municipal (communes de 1 000 habitants et plus)', 'liste', 50, 4, 5, 10, 'exprimes', 0, NULL, 5, 0,
    'Code électoral, L262 (prime, seuil, plus forte moyenne), L264 (second tour)', false, NULL, '2026-03-01'),
  (2, 'municipale', 'Conseil municipal (toutes les communes)', 'liste', 50, 4, 5, 10, 'exprimes', 0, NULL, 5, 0,
    'Code électoral, L262 (prime, seuil, plus forte moyenne), L264 (second tour) ; loi n° 2025-444 du 21 mai 2025', false,
    '2026-03-01', NULL),
  (3, 'communautaire', 'Conseil communautaire (fléchage)', 'liste', 50, 4, 5, 10, 'exprimes', 0, NULL, 5, 0,
    'Code électoral, L273-8 (répartition selon L262)', false, NULL, NULL),
  (4, 'departementale', 'Conseil départemental', 'candidat', 0, 0, 0, 12.5, 'inscrits', 2, NULL, NULL, 25,
    'Code électoral, L193 (majorité et quart des inscrits), L210-1 (second tour)', false, NULL, NULL),
  (5, 'legislative', 'Députés', 'candidat', 0, 0, 0, 12.5, 'inscrits', 2, NULL, NULL, 25,
    'Code électoral, L126 (majorité et quart des inscrits), L162 (second tour)', false, NULL, NULL),
  (6, 'presidentielle', 'Président de la République', 'candidat', 0, 0, 0, 0, 'exprimes', 0, 2, NULL, 0,
    'Constitution, article 7', false, NULL, NULL),
  (7, 'europeenne', 'Représentants au Parlement européen', 'liste', 0, 0, 5, 0, 'exprimes', 0, NULL, NULL, 0,
    'Loi n° 77-729 du 7 juillet 1977, article 3', false, NULL, NULL),
  (8, 'regionale', 'Conseil régional', 'liste', 25, 0, 5, 10, 'exprimes', 0, NULL, 5, 0,
    'Code électoral, L338 (prime arrondie à l’entier supérieur, seuil), L346 (second tour)', false, NULL, NULL);

INSERT INTO effectif_conseil (effectif_conseil, population_avant, sieges, complet_a_partir_de, source, a_confirmer) VALUES
  (1, 100, 7, 5, 'CGCT, L2121-2 et L2121-2-1', true),
  (2, 500, 11, 9, 'CGCT, L2121-2 et L2121-2-1', true),
  (3, 1500, 15, 13, 'CGCT, L2121-2 et L2121-2-1', true),
  (4, 2500, 19, NULL, 'CGCT, L2121-2', true),
  (5, 3500, 23, NULL, 'CGCT, L2121-2', true),
  (6, 5000, 27, NULL, 'CGCT, L2121-2', true),
  (7, 10000, 29, NULL, 'CGCT, L2121-2', true),
  (8, 20000, 33, NULL, 'CGCT, L2121-2', true),
  (9, 30000, 35, NULL, 'CGCT, L2121-2', true),
  (10, 40000, 39, NULL, 'CGCT, L2121-2', true),
  (11, 50000, 43, NULL, 'CGCT, L2121-2', true),
  (12, 60000, 45, NULL, 'CGCT, L2121-2', true),
  (13, 80000, 49, NULL, 'CGCT, L2121-2', true),
  (14, 100000, 53, NULL, 'CGCT, L2121-2', true),
  (15, 150000, 55, NULL, 'CGCT, L2121-2', true),
  (16, 200000, 59, NULL, 'CGCT, L2121-2', true),
  (17, 250000, 61, NULL, 'CGCT, L2121-2', true),
  (18, 300000, 65, NULL, 'CGCT, L2121-2', true),
  (19, NULL, 69, NULL, 'CGCT, L2121-2', true);

INSERT INTO type_election (type_election, code, code_reglementaire, libelle, regle, om_validite_fin) VALUES
  (1, 'CAN', 'CAN', 'Élections cantonales', 'departementale', '2015-03-22'),
  (2, 'DEP', 'DEP', 'Élections départementales', 'departementale', NULL),
  (3, 'EUR', 'EUR', 'Élections européennes', 'europeenne', NULL),
  (4, 'LEG', 'LEG', 'Élections législatives', 'legislative', NULL),
  (5, 'MUN', 'MUN', 'Élections municipales', 'municipale', NULL),
  (6, 'PRE', 'PRE', 'Élection présidentielle', 'presidentielle', NULL),
  (7, 'REF', 'REF', 'Référendum', NULL, NULL),
  (8, 'REG', 'REG', 'Élections régionales', 'regionale', NULL);

ALTER TABLE regle_scrutin ALTER COLUMN regle_scrutin RESTART WITH 9;
ALTER TABLE effectif_conseil ALTER COLUMN effectif_conseil RESTART WITH 20;
ALTER TABLE type_election ALTER COLUMN type_election RESTART WITH 9;
