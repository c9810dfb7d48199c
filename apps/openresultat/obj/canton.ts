// SPDX-License-Identifier: EUPL-1.2
import { cantonGen } from '../gen/canton.js'
import { extend } from '../gen/tables.js'

export const canton = extend(cantonGen, { children: { 'election.canton': { label: 'Scrutins' } } })
