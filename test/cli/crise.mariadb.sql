-- SPDX-License-Identifier: EUPL-1.2
-- The tables of the sample application as they stood on MySQL in 2009: integers with a display width.
CREATE TABLE cp (cp varchar(5) PRIMARY KEY, ville varchar(50) NOT NULL);
CREATE TABLE organisation (organisation int(8) NOT NULL AUTO_INCREMENT PRIMARY KEY, libelle varchar(50) NOT NULL, cp varchar(5), FOREIGN KEY (cp) REFERENCES cp (cp));
CREATE TABLE grade (grade varchar(10) PRIMARY KEY, libelle varchar(50) NOT NULL);
CREATE TABLE service (service varchar(10) PRIMARY KEY, libelle varchar(50) NOT NULL);
CREATE TABLE permis (permis varchar(2) PRIMARY KEY, libelle varchar(50) NOT NULL);
CREATE TABLE competence (competence int(8) NOT NULL AUTO_INCREMENT PRIMARY KEY, libelle varchar(50) NOT NULL);
CREATE TABLE profil (profil int(2) PRIMARY KEY, libelle varchar(50) NOT NULL);
CREATE TABLE droit (droit varchar(40) PRIMARY KEY, profil int(2) NOT NULL, FOREIGN KEY (profil) REFERENCES profil (profil));
CREATE TABLE utilisateur (utilisateur int(8) NOT NULL AUTO_INCREMENT PRIMARY KEY, nom varchar(30) NOT NULL, login varchar(30) NOT NULL UNIQUE, profil int(2) NOT NULL, FOREIGN KEY (profil) REFERENCES profil (profil));
CREATE TABLE collectivite (collectivite int(8) NOT NULL AUTO_INCREMENT PRIMARY KEY, ville varchar(50) NOT NULL, logo varchar(50));
CREATE TABLE ressource (
  ressource int(8) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  organisation int(8),
  matricule varchar(10),
  grade varchar(10),
  service varchar(10),
  nom varchar(30) NOT NULL,
  prenom varchar(30),
  datenaissance date,
  enfantmineur int(4),
  cp varchar(5),
  telephone1 varchar(14),
  telephone2 varchar(14),
  email varchar(50),
  permis varchar(2),
  disponible varchar(3),
  datedisponible date,
  observation text,
  FOREIGN KEY (organisation) REFERENCES organisation (organisation),
  FOREIGN KEY (grade) REFERENCES grade (grade),
  FOREIGN KEY (service) REFERENCES service (service),
  FOREIGN KEY (cp) REFERENCES cp (cp),
  FOREIGN KEY (permis) REFERENCES permis (permis)
);
CREATE TABLE ressource_competence (
  ressource_competence int(8) NOT NULL AUTO_INCREMENT PRIMARY KEY,
  ressource int(8) NOT NULL,
  competence int(8) NOT NULL,
  UNIQUE (ressource, competence),
  FOREIGN KEY (ressource) REFERENCES ressource (ressource),
  FOREIGN KEY (competence) REFERENCES competence (competence)
);
