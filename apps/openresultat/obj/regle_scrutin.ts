// SPDX-License-Identifier: EUPL-1.2
import { regle_scrutinGen } from '../gen/regle_scrutin.js'
import { extend } from '../gen/tables.js'

export const regle_scrutin = extend(regle_scrutinGen, {
  label: 'Règles des scrutins',
  noun: { singular: 'règle', plural: 'règles', gender: 'f' },
  help: 'Les chiffres de la loi, chacun pour les jours où il vaut.',
  shared: true,
  fields: {
    regle_scrutin: { label: 'Règle' },
    arrondi_inferieur_jusqua: { label: 'Prime arrondie à l’inférieur jusqu’à', help: 'En sièges.' },
    quorum: {
      label: 'Élection au premier tour (% des inscrits)',
      help: 'La part des inscrits qu’il faut, outre la majorité absolue.',
    },
    mode: {
      choices: [
        { value: 'liste', label: 'Listes' },
        { value: 'candidat', label: 'Candidats' },
      ],
    },
    maintien_assiette: {
      choices: [
        { value: 'exprimes', label: 'Suffrages exprimés' },
        { value: 'inscrits', label: 'Électeurs inscrits' },
      ],
    },
  },
  listing: {
    columns: ['libelle', 'prime', 'seuil', 'maintien', 'fusion', 'a_confirmer', 'om_validite_debut', 'om_validite_fin'],
    sort: [{ field: 'libelle', direction: 'asc' }],
  },
  form: {
    groups: [
      { legend: 'Règle', fields: ['code', 'libelle', 'mode', 'source', 'a_confirmer'] },
      { legend: 'Sièges', fields: ['prime', 'arrondi_inferieur_jusqua', 'seuil'] },
      {
        legend: 'Second tour',
        fields: ['quorum', 'maintien', 'maintien_assiette', 'maintien_au_moins', 'maintien_au_plus', 'fusion'],
      },
    ],
  },
})
