// SPDX-License-Identifier: EUPL-1.2
import { groupes, partis } from './parties.js'
import { candidats, typesLocaux } from './polls.js'
import { type DemoTable, numbered, table } from './table.js'
import {
  bureaux,
  cantons,
  circonscriptionDe,
  circonscriptions,
  collectivite,
  commune,
  tranches,
  voisines,
} from './town.js'

/** The town, its bureaux, and who may stand in it. */
export function townTables(): readonly DemoTable[] {
  return [
    table(
      'type_election',
      'type_election code code_reglementaire libelle regle',
      typesLocaux.map(({ id, code, libelle }) => [id, code, 'DEP', libelle, 'departementale']),
    ),
    numbered(
      'collectivite_resultat',
      'om_collectivite commune maire population departement code_insee_commune circonscription sieges_cm sieges_cc',
      [
        [
          collectivite,
          commune.nom,
          commune.maire,
          commune.population,
          commune.departement,
          commune.codeInsee,
          commune.circonscription,
          commune.siegesCm,
          commune.siegesCc,
        ],
      ],
    ),
    numbered(
      'canton',
      'om_collectivite code_prefecture libelle',
      cantons.map(({ code, libelle }) => [collectivite, code, libelle]),
    ),
    numbered(
      'circonscription',
      'om_collectivite code libelle',
      circonscriptions.map(({ code, libelle }) => [collectivite, code, libelle]),
    ),
    numbered(
      'tranche',
      'om_collectivite libelle ordre heure',
      tranches.map((hour, index) => [collectivite, `${hour}\u00a0h`, index + 1, `${hour}:00:00`]),
    ),
    numbered('plan', 'om_collectivite libelle par_defaut', [[collectivite, 'Plan des bureaux', 'true']]),
    numbered(
      'bureau',
      'om_collectivite code libelle adresse canton circonscription plan position_x position_y ordre',
      bureaux.map(({ id, code, libelle, adresse, canton, x, y }) => {
        return [collectivite, code, libelle, adresse, canton, circonscriptionDe(canton), 1, x, y, id]
      }),
    ),
    numbered(
      'commune_regroupement',
      'om_collectivite libelle valide',
      voisines.map((libelle) => [collectivite, libelle, 'true']),
    ),
    numbered(
      'groupe',
      'om_collectivite libelle sigle couleur',
      groupes.map(({ libelle, sigle, couleur }) => [collectivite, libelle, sigle, couleur]),
    ),
    numbered(
      'parti',
      'om_collectivite libelle sigle couleur groupe',
      partis.map(({ libelle, sigle, couleur, groupe }) => [collectivite, libelle, sigle, couleur, groupe]),
    ),
    numbered(
      'candidat',
      'om_collectivite libelle1 libelle2 sexe parti groupe nuance',
      candidats.map(({ libelle1, libelle2, sexe, parti, nuance }) => {
        const groupe = partis[parti - 1]?.groupe ?? null
        return [collectivite, libelle1, libelle2, sexe, parti, groupe, nuance]
      }),
    ),
  ]
}
