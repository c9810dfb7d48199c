// SPDX-License-Identifier: EUPL-1.2
import type { Database } from '../database/contract.js'
import type { ResolvedApplication } from '../model/application.js'
import { type Clock, systemClock } from '../model/clock.js'
import { compileGrants } from '../rights/grants.js'
import type { Ctx } from './context.js'

/** The explicit identity under which the framework itself reads and writes: whatever it does is journalled as such. */
export function systemContext(
  app: ResolvedApplication,
  database: Database,
  instance: Database,
  timeZone: string,
  clock: Clock = systemClock,
): Ctx {
  return {
    app,
    database,
    instance,
    actor: { id: 'system', login: 'system', name: 'Système', kind: 'system' },
    grants: compileGrants('system', new Set(['*'])),
    collectivites: null,
    parametre: () => null,
    declared: () => null,
    locale: 'fr',
    clock,
    timeZone,
    // It shows no form and no page: nothing that it authenticates is ever read back.
    secret: '',
  }
}
