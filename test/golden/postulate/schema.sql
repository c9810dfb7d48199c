-- A base without a constraint: a column named like its table is its key, one named like another table refers to it.
CREATE TABLE rue (rue integer, libelle varchar(40));
CREATE TABLE electeur (electeur integer, nom varchar(30), prenom varchar(30), rue integer, bureau varchar(4));
CREATE TABLE bureau (bureau varchar(4), libelle varchar(40), canton varchar(20));
CREATE TABLE parametre (nom varchar(20), valeur text);
