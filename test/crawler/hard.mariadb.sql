-- SPDX-License-Identifier: EUPL-1.2
-- What is hard in MariaDB for an application made from a catalogue. Nothing in it is real.

-- Every type, nullable.
CREATE TABLE tout (
  tout int(8) unsigned AUTO_INCREMENT PRIMARY KEY,
  octet tinyint, petit smallint unsigned, moyen mediumint, large int(4), grand bigint unsigned, relatif bigint,
  vrai tinyint(1), drapeau bit(1), drapeaux bit(10), exact decimal(30,10), positif decimal(6,2) unsigned, simple float, doublee double,
  annee year, jour date, heure time, precise time(3), instant datetime, fin datetime(6), moment timestamp NULL, exactement timestamp(6) NULL,
  court varchar(20), fixe char(5), bref tinytext, texte text, sensible varchar(30) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin, ancien varchar(20) CHARACTER SET latin1,
  humeur enum('triste', 'très content', 'l''autre', '<b>'), jours set('lundi', 'mardi', 'l''autre', '<b>'), objet json, ident uuid, adresse inet4, adresse6 inet6,
  octets blob, empreinte varbinary(20), place point,
  double_petit int AS (petit * 2) STORED, calcule int AS (octet + 1) VIRTUAL);
INSERT INTO tout (octet, grand, vrai, drapeaux, exact, simple, annee, jour, heure, precise, instant, fin, moment, exactement, jours, octets, place) VALUES
  (-128, 18446744073709551615, 2, b'1111111111', -0.0000000001, 0.1, 0, '0000-00-00', '-838:59:59', '00:00:00.500', '0000-00-00 00:00:00', '2026-10-25 02:30:00.100000',
   '2026-10-25 00:30:00', '2026-10-25 01:30:00.000001', 'lundi,<b>', X'00FF27', POINT(1, 2)),
  (127, 9007199254740993, -1, 0, 12345678901234567890.0123456789, 16777217, 2155, '9999-12-31', '100:00:00', '23:59:59.999', '9999-12-31 23:59:59', '1000-01-01 00:00:00.000001',
   '2038-01-19 03:14:07', '1970-01-01 00:00:01.000000', '', '', ST_GeomFromText('POINT(-1.5 1e3)'));

-- Every type, mandatory, some with a default; the last two are told by the engine at each write.
CREATE TABLE plein (
  plein bigint AUTO_INCREMENT PRIMARY KEY,
  texte text NOT NULL, court varchar(20) NOT NULL, montant decimal(8,3) NOT NULL DEFAULT 0, vrai boolean NOT NULL, actif tinyint(1) NOT NULL DEFAULT 1, jour date NOT NULL,
  jours set('a', 'b', 'c') NOT NULL DEFAULT 'a,c', humeur enum('bonne', 'mauvaise') NOT NULL DEFAULT 'bonne', flottant double NOT NULL, annee year NOT NULL,
  moment timestamp NOT NULL DEFAULT current_timestamp(), maj timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(), cree datetime DEFAULT current_timestamp());

-- Text keys that the collation holds equal whatever their capitals, self reference, composite keys and a reference to one.
CREATE TABLE rubrique (
  code varchar(30) PRIMARY KEY, libelle varchar(40), parent varchar(30), FOREIGN KEY (parent) REFERENCES rubrique (code));
CREATE TABLE parcelle (
  section varchar(6) NOT NULL, numero smallint unsigned NOT NULL CHECK (numero > 0), jour date NOT NULL, surface decimal(12,2), PRIMARY KEY (section, numero, jour));
CREATE TABLE batiment (
  batiment int AUTO_INCREMENT PRIMARY KEY, section varchar(6), numero smallint unsigned, jour date, nom varchar(30) UNIQUE, etages tinyint CHECK (etages BETWEEN 0 AND 60),
  FOREIGN KEY (section, numero, jour) REFERENCES parcelle (section, numero, jour));
CREATE TABLE lien (gauche int unsigned, droite varchar(30), note text, PRIMARY KEY (gauche, droite),
  FOREIGN KEY (gauche) REFERENCES tout (tout) ON DELETE CASCADE, FOREIGN KEY (droite) REFERENCES rubrique (code) ON UPDATE CASCADE);

-- References by a key that is as short as a boolean, by a decimal and by a date; labels that are no texts.
CREATE TABLE niveau (niveau tinyint(1) PRIMARY KEY, depuis date);
CREATE TABLE taux (taux decimal(5,2) PRIMARY KEY, part decimal(6,3));
CREATE TABLE budget (
  budget int AUTO_INCREMENT PRIMARY KEY, niveau tinyint(1), taux decimal(5,2), sens varchar(10) CHECK (sens IN ('recette', 'dépense')), nom varchar(20),
  FOREIGN KEY (niveau) REFERENCES niveau (niveau) ON DELETE SET NULL, FOREIGN KEY (taux) REFERENCES taux (taux));
CREATE TABLE sans_cle (nom varchar(20), nombre int, moment timestamp NULL);

-- Triggers that change, refuse and write elsewhere.
CREATE TABLE audit (audit bigint AUTO_INCREMENT PRIMARY KEY, operation varchar(20) NOT NULL, objet text, instant timestamp NOT NULL DEFAULT current_timestamp());
CREATE TABLE surveille (surveille int AUTO_INCREMENT PRIMARY KEY, nom varchar(30) NOT NULL, compteur int NOT NULL DEFAULT 0, maj datetime);
CREATE TRIGGER surveille_avant BEFORE INSERT ON surveille FOR EACH ROW SET NEW.nom = upper(NEW.nom), NEW.maj = now();
CREATE TRIGGER surveille_change BEFORE UPDATE ON surveille FOR EACH ROW SET NEW.compteur = OLD.compteur + 1;
CREATE TRIGGER surveille_apres AFTER UPDATE ON surveille FOR EACH ROW INSERT INTO audit (operation, objet) VALUES ('update', NEW.nom);
CREATE TRIGGER surveille_fin BEFORE DELETE ON surveille FOR EACH ROW
  IF OLD.compteur > 2 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'Trop de modifications pour supprimer'; END IF;
CREATE TABLE mandat (mandat int AUTO_INCREMENT PRIMARY KEY, libelle varchar(30), om_validite_debut date, om_validite_fin date, CHECK (om_validite_fin > om_validite_debut));
CREATE TABLE elu (elu int AUTO_INCREMENT PRIMARY KEY, nom varchar(30), prenom varchar(30), mandat int, FOREIGN KEY (mandat) REFERENCES mandat (mandat));

CREATE VIEW vue AS SELECT tout, court, vrai, moment, exact, jours, octets FROM tout;
