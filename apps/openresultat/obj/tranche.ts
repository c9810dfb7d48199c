// SPDX-License-Identifier: EUPL-1.2
import { extend } from '../gen/tables.js'
import { trancheGen } from '../gen/tranche.js'

export const tranche = extend(trancheGen, {
  label: 'Tranches horaires',
  noun: { singular: 'tranche horaire', plural: 'tranches horaires', gender: 'f' },
  children: { 'election_tranche.tranche': { label: 'Scrutins' }, 'participation.tranche': { label: 'Pointages' } },
  listing: { sort: [{ field: 'ordre', direction: 'asc' }] },
})
