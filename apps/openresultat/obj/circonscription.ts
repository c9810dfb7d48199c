// SPDX-License-Identifier: EUPL-1.2
import { circonscriptionGen } from '../gen/circonscription.js'
import { extend } from '../gen/tables.js'

export const circonscription = extend(circonscriptionGen, {
  children: { 'election.circonscription': { label: 'Scrutins' } },
})
