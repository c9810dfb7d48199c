-- Two schemas, the application's own and another, with tables of one name and hostile ones.
CREATE SCHEMA ville;
CREATE SCHEMA commun;
CREATE TABLE commun.rue (rue integer PRIMARY KEY, libelle text NOT NULL);
CREATE TABLE commun.agent (agent integer PRIMARY KEY, nom text NOT NULL);
CREATE TABLE ville.agent (agent integer PRIMARY KEY, nom varchar(30) NOT NULL, rue integer REFERENCES commun.rue, collegue integer REFERENCES commun.agent);
CREATE TABLE ville."Agent" ("Agent" integer PRIMARY KEY, "L'été" text, "class" text, "a.b" text, "</script>" text);
CREATE TABLE ville."index" (id integer PRIMARY KEY, "default" text);
CREATE TABLE ville.en (en integer PRIMARY KEY, libelle text);
