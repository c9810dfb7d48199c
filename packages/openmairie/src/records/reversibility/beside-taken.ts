// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { textOf } from '../reading/columns.js'
import { type BesideKind, besideColumns, type ExactRow } from './contract.js'

/** Records of one entity, by the texts of their keys. */
export interface Records {
  readonly application: string
  readonly entity: string
  readonly records: readonly string[]
}

/** What is kept beside records, oldest first. */
export async function besideOf(
  instance: Connection,
  kind: Exclude<BesideKind, 'recherches' | 'editions'>,
  of: Records,
): Promise<readonly ExactRow[]> {
  const { rows } = await instance.query(statements[kind](of))
  return rows.map((row) => rowOf(kind, row))
}

/** The searches that accounts attached to a collectivité keep in some entities. */
export async function searchesOf(
  instance: Connection,
  collectivite: string,
  application: string,
  entities: readonly string[],
): Promise<readonly ExactRow[]> {
  const { rows } = await instance.query(sql`
    SELECT application, entite, u.login AS compte, libelle, etat, partagee::text AS partagee, affichage::text AS affichage
    FROM openmairie.om_recherche AS r JOIN openmairie.om_utilisateur AS u USING (om_utilisateur)
    WHERE u.om_collectivite = ${collectivite} AND application = ${application} AND entite = ANY(${entities}::text[])
    ORDER BY entite, login, libelle`)
  return rows.map((row) => rowOf('recherches', row))
}

/** Every version of what a collectivité changed on screen of the editions of an application, in the order they were kept. */
export async function editionsOf(
  instance: Connection,
  collectivite: string,
  application: string,
): Promise<readonly ExactRow[]> {
  const { rows } = await instance.query(sql`
    SELECT application, genre, nom, version::text AS version, active::text AS active, textes::text AS textes, depart::text AS depart, sujet::text AS sujet,
      acteur AS auteur, instant::text AS cree
    FROM openmairie.om_edition WHERE om_collectivite = ${collectivite} AND application = ${application} ORDER BY om_edition`)
  return rows.map((row) => rowOf('editions', row))
}

/** Login and name of accounts, and nothing else of them. */
export async function accountsNamed(instance: Connection, logins: readonly string[]): Promise<readonly ExactRow[]> {
  const { rows } = await instance.query(
    sql`SELECT login, nom FROM openmairie.om_utilisateur WHERE login = ANY(${logins}::text[]) ORDER BY login`,
  )
  return rows.map((row) => [textOf(row['login']), textOf(row['nom'])])
}

function rowOf(kind: BesideKind, row: Row): ExactRow {
  return besideColumns[kind].map((name) => textOf(row[name]))
}

const hanging = ({ application, entity, records }: Records) => sql`
  application = ${application} AND entite = ${entity} AND enregistrement = ANY(${records}::text[])
  AND hashtextextended(enregistrement, 0) = ANY (ARRAY(SELECT hashtextextended(one, 0) FROM unnest(${records}::text[]) AS one))
  AND retire IS NULL`

const loginOf = (column: string) =>
  sql`(SELECT login FROM openmairie.om_utilisateur AS u WHERE u.om_utilisateur = k.${sql.id(column)})`

const statements = {
  notes: (of: Records) => sql`
    SELECT application, entite, enregistrement, texte, ${loginOf('om_utilisateur')} AS auteur, cree::text AS cree, modifie::text AS modifie
    FROM openmairie.om_note AS k WHERE ${hanging(of)} ORDER BY om_note`,
  taches: (of: Records) => sql`
    SELECT application, entite, enregistrement, objet, echeance::text AS echeance, ${loginOf('responsable')} AS responsable,
      ${loginOf('om_utilisateur')} AS auteur, cree::text AS cree, fait::text AS fait, ${loginOf('fait_par')} AS fait_par
    FROM openmairie.om_tache AS k WHERE ${hanging(of)} ORDER BY om_tache`,
  fichiers: (of: Records) => sql`
    SELECT om_fichier_usage::text AS fichier, genre, application, entite, enregistrement, emplacement, nom, k.type, f.taille::text AS taille,
      empreinte AS sha256, ${loginOf('om_utilisateur')} AS auteur, k.cree::text AS cree
    FROM openmairie.om_fichier_usage AS k JOIN openmairie.om_fichier AS f USING (empreinte)
    WHERE ${hanging(of)} AND genre IN ('piece', 'champ') AND expire IS NULL ORDER BY k.cree, om_fichier_usage`,
  courriels: (of: Records) => sql`
    SELECT om_courriel::text AS courriel, k.application, k.entite, k.enregistrement, edition, libelle, destinataire, objet, texte,
      ${loginOf('om_utilisateur')} AS auteur, k.cree::text AS cree, envoye::text AS envoye, to_jsonb(dit)::text AS dit, u.nom, f.taille::text AS taille, f.empreinte AS sha256
    FROM (SELECT * FROM openmairie.om_courriel WHERE ${hanging(of)}) AS k
      LEFT JOIN openmairie.om_fichier_usage AS u USING (om_fichier_usage) LEFT JOIN openmairie.om_fichier AS f USING (empreinte)
    ORDER BY k.cree, om_courriel`,
} as const
