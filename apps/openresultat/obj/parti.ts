// SPDX-License-Identifier: EUPL-1.2
import { partiGen } from '../gen/parti.js'
import { extend } from '../gen/tables.js'

export const parti = extend(partiGen, { fields: { couleur: { widget: 'colour' } } })
