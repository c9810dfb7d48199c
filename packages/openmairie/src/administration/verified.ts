// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../model/application.js'
import { administration } from './application.js'

/** Written anew from the model at each start, and asked by nothing that decides. */
const rewritten = 'om_permission'

/** The administration as the journal answers for it: what says who may do what, where. */
export const verifiedAdministration: ResolvedApplication = {
  ...administration,
  localised: {
    fr: without(administration.localised.fr),
    en: without(administration.localised.en),
  },
}

function without<Entity>(entities: ReadonlyMap<string, Entity>): ReadonlyMap<string, Entity> {
  return new Map([...entities].filter(([name]) => name !== rewritten))
}
