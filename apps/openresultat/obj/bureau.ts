// SPDX-License-Identifier: EUPL-1.2
import { bureauGen } from '../gen/bureau.js'
import { extend } from '../gen/tables.js'

export const bureau = extend(bureauGen, {
  label: 'Bureaux de vote',
  noun: { singular: 'bureau de vote', plural: 'bureaux de vote', gender: 'm' },
  recordLabel: ['code', 'libelle'],
  children: { 'election_bureau.bureau': { label: 'Scrutins' } },
  listing: {
    columns: ['code', 'libelle', 'adresse', 'canton', 'circonscription'],
    sort: [{ field: 'ordre', direction: 'asc' }],
  },
  form: {
    groups: [
      { legend: 'Bureau', fields: ['code', 'libelle', 'adresse', 'ordre'] },
      { legend: 'Découpage', fields: ['canton', 'circonscription'] },
      { legend: 'Sur le plan', fields: ['plan', 'position_x', 'position_y'] },
    ],
  },
})
