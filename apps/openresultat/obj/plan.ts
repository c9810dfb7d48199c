// SPDX-License-Identifier: EUPL-1.2
import { planGen } from '../gen/plan.js'
import { extend } from '../gen/tables.js'

export const plan = extend(planGen, {})
