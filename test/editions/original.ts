// SPDX-License-Identifier: EUPL-1.2
import type pg from 'pg'

/** A service that lets the pavements of a town, and the tables in which openMairie in PHP keeps what it prints. */
export const town = `
  CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(100) NOT NULL, niveau varchar(1) NOT NULL);
  CREATE TABLE om_parametre (om_parametre serial PRIMARY KEY, libelle varchar(100) NOT NULL, valeur text NOT NULL, om_collectivite integer NOT NULL REFERENCES om_collectivite);
  CREATE TABLE om_requete (om_requete integer PRIMARY KEY, code varchar(50) NOT NULL, libelle varchar(100) NOT NULL, description varchar(200), requete text, merge_fields text, type varchar(200) NOT NULL, classe varchar(200), methode varchar(200));
  CREATE TABLE om_etat (om_etat serial PRIMARY KEY, om_collectivite integer NOT NULL REFERENCES om_collectivite, id varchar(50) NOT NULL, libelle varchar(100) NOT NULL, actif boolean, orientation varchar(2) NOT NULL, format varchar(5) NOT NULL, logo varchar(30), logoleft integer NOT NULL DEFAULT 10, logotop integer NOT NULL DEFAULT 10, titre_om_htmletat text NOT NULL, titreleft integer NOT NULL DEFAULT 10, titretop integer NOT NULL DEFAULT 10, titrelargeur integer NOT NULL DEFAULT 100, titrehauteur integer NOT NULL DEFAULT 10, titrebordure varchar(20) NOT NULL DEFAULT '0', corps_om_htmletatex text NOT NULL, om_sql integer NOT NULL REFERENCES om_requete, se_font varchar(20), se_couleurtexte varchar(11), margeleft integer NOT NULL DEFAULT 10, margetop integer NOT NULL DEFAULT 10, margeright integer NOT NULL DEFAULT 10, margebottom integer NOT NULL DEFAULT 10, header_om_htmletat text, header_offset integer NOT NULL DEFAULT 0, footer_om_htmletat text, footer_offset integer NOT NULL DEFAULT 12);
  CREATE TABLE om_lettretype (LIKE om_etat INCLUDING DEFAULTS);
  ALTER TABLE om_lettretype RENAME om_etat TO om_lettretype;
  ALTER TABLE om_lettretype ADD PRIMARY KEY (om_lettretype);
  CREATE TABLE om_sousetat (om_sousetat serial PRIMARY KEY, om_collectivite integer NOT NULL REFERENCES om_collectivite, id varchar(50) NOT NULL, libelle varchar(100) NOT NULL, actif boolean, titre text NOT NULL, cellule_numerique varchar(200) NOT NULL, cellule_total varchar(100) NOT NULL, cellule_moyenne varchar(100) NOT NULL, cellule_compteur varchar(100) NOT NULL, om_sql text NOT NULL);
  INSERT INTO om_collectivite VALUES (1, 'Toutes', '2'), (2, 'Ville d’Aubry', '1'), (3, 'Ville de Brac', '1');
  INSERT INTO om_parametre (libelle, valeur, om_collectivite) VALUES
    ('prefixe_edition_substitution_vars', 'ed_', 1), ('ed_ville', 'la ville', 1), ('ed_ville', 'Aubry', 2), ('ed_ville', 'Brac', 3),
    ('ed_elu', 'Mme Ida Roux', 2), ('ed_titre_elu', 'adjointe au maire', 2), ('interne', 'zqinterne', 2),
    ('ed_formule', 'Veuillez agréer, [demandeur.civilite] [demandeur.nom], mes salutations.', 1),
    ('ed_signature', 'Pour le maire, &ed_elu, &ed_titre_elu', 1), ('ed_suivi', 'Suivi par &ed_agent', 1), ('ed_agent', '[agent.nom]', 1), ('ed_boucle', 'sans fin &ed_boucle', 1);

  CREATE TABLE service (service serial PRIMARY KEY, libelle varchar(40) NOT NULL, telephone varchar(20));
  CREATE TABLE agent (agent serial PRIMARY KEY, nom varchar(40) NOT NULL, service integer NOT NULL REFERENCES service);
  CREATE TABLE rue (rue serial PRIMARY KEY, libelle varchar(60) NOT NULL);
  CREATE TABLE demandeur (demandeur serial PRIMARY KEY, civilite varchar(10), nom varchar(40) NOT NULL, prenom varchar(40), adresse text, ne_le date, professionnel boolean NOT NULL DEFAULT false);
  CREATE TABLE demande (demande serial PRIMARY KEY, numero varchar(12) NOT NULL, demandeur integer NOT NULL REFERENCES demandeur, rue integer REFERENCES rue, instructeur integer REFERENCES agent, suppleant integer REFERENCES agent, depot date NOT NULL, debut date, surface numeric(6,2), redevance numeric(8,2), urgent boolean NOT NULL, motif text, enregistree timestamp);
  CREATE TABLE piece (piece serial PRIMARY KEY, demande integer NOT NULL REFERENCES demande, libelle varchar(40) NOT NULL, recue date, pages integer, agent integer REFERENCES agent);
  INSERT INTO service (libelle, telephone) VALUES ('Domaine public', '04 90 00 00 01');
  INSERT INTO agent (nom, service) VALUES ('Noé Blanc', 1), ('Zoé Lenoir', 1);
  INSERT INTO rue (libelle) VALUES ('rue de l''Église'), ('place Haute');
  INSERT INTO demandeur (civilite, nom, prenom, adresse, ne_le, professionnel) VALUES
    ('Mme', 'N''Guessan', 'Awa', E'12 rue Basse\\nBâtiment B', '1981-03-01', true), ('M.', 'Petit', NULL, NULL, NULL, false);
  INSERT INTO demande (numero, demandeur, rue, instructeur, suppleant, depot, debut, surface, redevance, urgent, motif, enregistree) VALUES
    ('ODP-26-0001', 1, 1, 1, 2, '2026-03-01', '2026-04-15', 12.50, 1234.50, true, 'Terrasse <b>&ed_ville</b> [numero]', '2026-03-01 09:05:00'),
    ('ODP-26-0002', 2, NULL, NULL, NULL, '2026-05-02', NULL, NULL, NULL, false, NULL, NULL),
    ('ODP-26-0003', 1, 2, 1, NULL, '2026-06-03', NULL, 3, NULL, false, NULL, NULL);
  INSERT INTO piece (demande, libelle, recue, pages, agent) VALUES
    (1, 'Plan', '2026-03-02', 4, 1), (1, 'Assurance', '2026-03-05', 10, 2), (1, 'Kbis', '2026-03-09', NULL, NULL);`

/** An edition as a town's administrator wrote it on the screens of the original. */
export interface Written {
  readonly table: 'om_etat' | 'om_lettretype'
  readonly id: string
  readonly collectivite?: number
  readonly actif?: boolean
  readonly orientation?: 'P' | 'L'
  readonly format?: 'A4' | 'A3'
  readonly logo?: string
  readonly titre: string
  /** Where the title stands, in millimetres. */
  readonly titreleft?: number
  readonly corps: string
  readonly entete?: string
  readonly pied?: string
  readonly requete: number
}

/** Keeps an edition as the original does. */
export async function keep(raw: pg.Client, edition: Written): Promise<void> {
  const { table, id, titre, corps, requete } = edition
  await raw.query(
    `INSERT INTO ${table} (om_collectivite, id, libelle, actif, orientation, format, logo, titre_om_htmletat, corps_om_htmletatex, om_sql, header_om_htmletat, footer_om_htmletat, titreleft)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      edition.collectivite ?? 1,
      id,
      `Édition ${id}`,
      edition.actif ?? true,
      edition.orientation ?? 'P',
      edition.format ?? 'A4',
      edition.logo ?? null,
      titre,
      corps,
      requete,
      edition.entete ?? null,
      edition.pied ?? null,
      edition.titreleft ?? 10,
    ],
  )
}

/** A request of type `objet`, or the text of one in SQL. */
export type WrittenRequete = { readonly classe: string } | string

/** Keeps a request as the original does. */
export async function keepRequete(raw: pg.Client, id: number, requete: WrittenRequete): Promise<void> {
  const isSql = typeof requete === 'string'
  await raw.query(
    `INSERT INTO om_requete (om_requete, code, libelle, type, requete, classe) VALUES ($1, 'code', 'Requête', $2, $3, $4)`,
    [id, isSql ? 'sql' : 'objet', isSql ? requete : null, isSql ? null : requete.classe],
  )
}

/** Keeps a sous-état as the original does; `sommes`: total, mean and count, a flag a column. */
export async function keepSousEtat(
  raw: pg.Client,
  id: string,
  titre: string,
  requete: string,
  [total, moyenne, nombre]: readonly [string, string, string] = ['', '', ''],
): Promise<void> {
  await raw.query(
    `INSERT INTO om_sousetat (om_collectivite, id, libelle, actif, titre, cellule_numerique, cellule_total, cellule_moyenne, cellule_compteur, om_sql)
     VALUES (1, $1, $1, true, $2, '999|999|0', $3, $4, $5, $6)`,
    [id, titre, total, moyenne, nombre, requete],
  )
}
