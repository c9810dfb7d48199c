-- SPDX-License-Identifier: EUPL-1.2
-- What is hard in SQLite for an application made from a catalogue. Nothing in it is real.

-- Every declared type, nullable; the last rows hold what no type asks for.
CREATE TABLE tout (
  tout INTEGER PRIMARY KEY AUTOINCREMENT,
  entier INTEGER, petit INTEGER(4), grand BIGINT, vrai BOOLEAN, drapeau TINYINT(1), exact DECIMAL(10,2), libre NUMERIC, flottant REAL,
  jour DATE, heure TIME, instant DATETIME, moment TIMESTAMPTZ, court NVARCHAR(20), texte TEXT, long CLOB, objet JSON, ident UUID, octets BLOB, quelconque, chaine STRING,
  double_petit INTEGER AS (petit * 2) STORED, calcule TEXT AS (upper(court)) VIRTUAL);
INSERT INTO tout (entier, grand, vrai, exact, libre, flottant, jour, heure, instant, moment, texte, octets, quelconque, chaine) VALUES
  (9007199254740993, 9223372036854775807, 2, 0.1, 12345678901234567890, 1e20, '2026-02-30', '09:30', '2026-10-25T02:30:00', '2026-10-25 00:30:00+00', 'a', X'00FF27', 1.5, '007'),
  (1.5, -9223372036854775808, 0, 99999999.99, 0.3, 5e-324, 2460000, '25:61', '2026-10-25 02:30:00.100', '2026-10-25 01:30:00.5+00', 7, X'', X'FF', 'é'),
  ('douze', 0, 1, 'rien', -0.5, 1.7976931348623157e308, '', '12:00:00.5', 1761350400, '2026-12-01T08:30:00Z', '', NULL, 'texte', 1e3);

-- Every type, mandatory, some with a default.
CREATE TABLE plein (
  plein INTEGER PRIMARY KEY,
  texte TEXT NOT NULL, court VARCHAR(20) NOT NULL, montant DECIMAL(8,3) NOT NULL DEFAULT 0, vrai BOOLEAN NOT NULL, actif BOOLEAN NOT NULL DEFAULT 1, jour DATE NOT NULL,
  instant DATETIME NOT NULL, flottant REAL NOT NULL, cree DATETIME DEFAULT CURRENT_TIMESTAMP, ident TEXT DEFAULT 'fixe');

-- Text keys, capitals that count for nothing, self reference, composite keys and a reference to one, a table in the order of its key.
CREATE TABLE rubrique (code VARCHAR(30) PRIMARY KEY NOT NULL COLLATE NOCASE, libelle VARCHAR(40), parent VARCHAR(30) REFERENCES rubrique);
CREATE TABLE parcelle (
  section VARCHAR(6) NOT NULL, numero INTEGER NOT NULL CHECK (numero > 0), jour DATE NOT NULL, surface DECIMAL(12,2), PRIMARY KEY (section, numero, jour)) WITHOUT ROWID;
CREATE TABLE batiment (
  batiment INTEGER PRIMARY KEY, section VARCHAR(6), numero INTEGER, jour DATE, nom VARCHAR(30) UNIQUE, etages INTEGER CHECK (etages BETWEEN 0 AND 60),
  FOREIGN KEY (section, numero, jour) REFERENCES parcelle);
CREATE TABLE lien (gauche INTEGER REFERENCES tout ON DELETE CASCADE, droite VARCHAR(30) REFERENCES rubrique ON UPDATE CASCADE, note TEXT, PRIMARY KEY (gauche, droite));

-- References by a decimal and by a date; labels that are no texts.
CREATE TABLE exercice (exercice DATE PRIMARY KEY, cloture DATE);
CREATE TABLE taux (taux DECIMAL(5,2) PRIMARY KEY, part DECIMAL(6,3));
CREATE TABLE budget (
  budget INTEGER PRIMARY KEY, exercice DATE REFERENCES exercice ON DELETE SET NULL, taux DECIMAL(5,2) REFERENCES taux, sens VARCHAR(10) CHECK (sens IN ('recette', 'dépense')),
  nom VARCHAR(20), UNIQUE (exercice, nom));
CREATE TABLE sans_cle (nom VARCHAR(20), nombre INTEGER, part REAL);
CREATE TABLE strict (strict INTEGER PRIMARY KEY, nom TEXT NOT NULL, nombre INT, part REAL, octets BLOB) STRICT;

-- Deferred references, triggers that change, refuse, swallow and write elsewhere.
CREATE TABLE chef (chef INTEGER PRIMARY KEY, nom VARCHAR(20) NOT NULL, bureau INTEGER REFERENCES bureau DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE bureau (bureau INTEGER PRIMARY KEY, nom VARCHAR(20) NOT NULL, chef INTEGER REFERENCES chef DEFERRABLE INITIALLY DEFERRED);
CREATE TABLE audit (audit INTEGER PRIMARY KEY AUTOINCREMENT, operation TEXT NOT NULL, objet TEXT, instant DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE surveille (surveille INTEGER PRIMARY KEY AUTOINCREMENT, nom VARCHAR(30) NOT NULL, compteur INTEGER NOT NULL DEFAULT 0, maj DATETIME);
CREATE TRIGGER surveille_avant BEFORE INSERT ON surveille WHEN NEW.nom = 'avalé' BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER surveille_apres AFTER INSERT ON surveille BEGIN UPDATE surveille SET nom = upper(NEW.nom), maj = datetime('now') WHERE surveille = NEW.surveille; END;
CREATE TRIGGER surveille_change AFTER UPDATE OF nom ON surveille WHEN OLD.maj IS NOT NULL BEGIN
  UPDATE surveille SET compteur = OLD.compteur + 1 WHERE surveille = NEW.surveille;
  INSERT INTO audit (operation, objet) VALUES ('update', NEW.nom);
END;
CREATE TRIGGER surveille_fin BEFORE DELETE ON surveille WHEN OLD.compteur > 2 BEGIN SELECT RAISE(ABORT, 'Trop de modifications pour supprimer'); END;
CREATE TABLE mandat (mandat INTEGER PRIMARY KEY, libelle VARCHAR(30), om_validite_debut DATE, om_validite_fin DATE, CHECK (om_validite_fin > om_validite_debut));
CREATE TABLE elu (elu INTEGER PRIMARY KEY, nom VARCHAR(30), prenom VARCHAR(30), mandat INTEGER REFERENCES mandat);

CREATE VIEW vue AS SELECT tout, court, vrai, moment, exact, octets, exact * 2 AS double FROM tout;
