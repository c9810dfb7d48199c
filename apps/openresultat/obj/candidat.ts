// SPDX-License-Identifier: EUPL-1.2
import { candidatGen } from '../gen/candidat.js'
import { extend } from '../gen/tables.js'

export const candidat = extend(candidatGen, {
  label: 'Candidats et listes',
  noun: { singular: 'candidat', plural: 'candidats', gender: 'm' },
  recordLabel: ['libelle1', 'libelle2'],
  children: { 'election_candidat.candidat': { label: 'Scrutins' } },
  fields: {
    sexe: {
      choices: [
        { value: 'F', label: 'Femme' },
        { value: 'M', label: 'Homme' },
      ],
    },
    photo: { widget: 'file', file: { accept: ['jpg', 'jpeg', 'png'], most: 2_000_000 } },
  },
})
