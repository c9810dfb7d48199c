// SPDX-License-Identifier: EUPL-1.2
import { election_bureauGen } from '../gen/election_bureau.js'
import { extend } from '../gen/tables.js'

export const election_bureau = extend(election_bureauGen, {
  label: 'Bureaux du scrutin',
  noun: { singular: 'bureau du scrutin', plural: 'bureaux du scrutin', gender: 'm' },
  recordLabel: ['bureau'],
  children: { 'participation.election_bureau': { label: 'Participation' } },
  fields: {
    election: { label: 'Scrutin' },
    etat: {
      readOnly: true,
      choices: [
        { value: 'attente', label: 'En attente' },
        { value: 'arrive', label: 'Arrivé' },
        { value: 'erreur', label: 'En erreur' },
        { value: 'valide', label: 'Validé' },
      ],
    },
    saisi_par: { readOnly: true },
    saisi_le: { readOnly: true },
    motif: { readOnly: true },
    version: { readOnly: true },
  },
  listing: {
    columns: ['bureau', 'election', 'inscrits', 'etat', 'saisi_par', 'saisi_le'],
    sort: [{ field: 'bureau', direction: 'asc' }],
    editable: ['inscrits'],
    rows: [
      { reads: ['etat'], when: ({ etat }) => etat === 'erreur', tone: 'danger', label: 'En erreur' },
      { reads: ['inscrits'], when: ({ inscrits }) => inscrits === 0, tone: 'warning', label: 'Sans inscrits' },
    ],
  },
})
