// SPDX-License-Identifier: EUPL-1.2
import { election_trancheGen } from '../gen/election_tranche.js'
import { extend } from '../gen/tables.js'

export const election_tranche = extend(election_trancheGen, {
  label: 'Tranches du scrutin',
  noun: { singular: 'tranche du scrutin', plural: 'tranches du scrutin', gender: 'f' },
  recordLabel: ['tranche'],
  fields: { election: { label: 'Scrutin' } },
})
