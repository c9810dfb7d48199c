// SPDX-License-Identifier: EUPL-1.2
import { groupeGen } from '../gen/groupe.js'
import { extend } from '../gen/tables.js'

export const groupe = extend(groupeGen, { fields: { couleur: { widget: 'colour' } } })
