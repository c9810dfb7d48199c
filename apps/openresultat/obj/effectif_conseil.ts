// SPDX-License-Identifier: EUPL-1.2
import { effectif_conseilGen } from '../gen/effectif_conseil.js'
import { extend } from '../gen/tables.js'

export const effectif_conseil = extend(effectif_conseilGen, {
  label: 'Effectifs des conseils',
  noun: { singular: 'effectif', plural: 'effectifs', gender: 'm' },
  shared: true,
  fields: { effectif_conseil: { label: 'Effectif' } },
  listing: { sort: [{ field: 'sieges', direction: 'asc' }] },
})
