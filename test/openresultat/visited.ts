// SPDX-License-Identifier: EUPL-1.2
import type { Scratch } from '../support/database.js'

/** Addresses of the pages that the application's author wrote, in every state that a link or a form leads to. */
export const authored = [
  '/-/saisie',
  '/-/saisie/1',
  '/-/saisie/1?bureau=9999',
  '/-/saisie/1/0017',
  '/-/saisie/1/0009/C1',
  '/-/participation',
  '/-/participation/1/2',
  '/-/feuille/1',
  '/-/feuille/3',
  '/-/feuille/5',
  '/-/simulateur/1',
  '/-/simulateur/3?v-17=abc',
  '/-/resultats/1/1',
  '/-/resultats/1/3',
  '/-/resultats/1/5',
  '/-/animation/1/1',
  '/-/animation/1/2',
  '/-/documents/1',
  '/-/analyse',
  '/-/analyse?scrutin=1&scrutin=2&par=bureau&mesure=blancs',
  '/-/importer',
  '/-/importer/1',
  '/-/transmission/1',
  '/-/preparation/1',
  '/-/correction/3',
  '/-/correction',
  '/-/correction/1/0009',
] as const

/** Names of tables and columns that are French words as they are. */
const frenchNames =
  'animation fusion statut vue logo mode photo phase nuance adresse actif sigle code maintien motif bureau version transmission ' +
  'prime proportionnelle image plan participation vacants commune publication rang fermeture ouverture seuil ordre couleur date ' +
  'nuls bandeau source total inscrits votants maire quorum type tour circonscription population sexe canton heure blancs parti ' +
  'candidat tranche valide voix groupe colistier fichier empreinte contenu'
export const frenchWords: readonly string[] = frenchNames.split(' ')

/** Names of the entities of the application. */
export async function entitiesOf({ raw }: Scratch): Promise<readonly string[]> {
  const { rows } = await raw.query(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'openresultat' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  return rows.map(({ name }) => String(name))
}
