// SPDX-License-Identifier: EUPL-1.2
import { resolve } from 'node:path'
import { beforeDatabase } from '../application/drift.js'
import { loadApplication } from '../application/load.js'
import type { Database } from '../database/contract.js'
import { openByAddress } from '../database/open.js'
import { raiseBarrier } from '../database/postgresql/barrier/raise.js'
import { freeGap, missingFreeRole } from '../database/postgresql/free/role.js'
import { engineOf } from '../model/address.js'
import type { ResolvedApplication } from '../model/application.js'
import { addressesOf } from '../web/addresses.js'
import { barrierOf } from '../web/barrier.js'
import { withInstance } from '../web/instance.js'
import { dataFolder } from './data-folder.js'
import { cliMessages } from './messages.js'
import { CommandError, print, terminalLocale } from './output.js'

/**
 * `openmairie barrier <dir>`: what would have the base itself keep the collectivités of an application apart, and hold free SQL
 * to what its user may see, printed as SQL; with `--apply`, run in one transaction.
 */
export async function barrierCommand(path: string, { apply }: { readonly apply?: boolean }): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const loaded = await loadApplication(resolve(path))
  const { elsewhere } = addressesOf([loaded], process.env)
  const url = elsewhere[loaded.app.definition.name]
  if (url !== undefined && engineOf(url) !== 'postgresql') throw new CommandError(messages.barrierEngine)
  const options = { environment: process.env, dataFolder: dataFolder(), variables: [loaded.app.source.database] }
  await withInstance(options, async (instance, instanceUrl) => {
    const { app } = await beforeDatabase(loaded, url ?? instanceUrl)
    if (url === undefined) return putUp(instance, app, ['openmairie'], apply === true)
    const base = openByAddress({
      url,
      size: 1,
      applicationName: 'openmairie barrier',
      statementTimeout: 60_000,
      failed: () => undefined,
    })
    return putUp(base, app, [], apply === true).finally(() => base.close())
  })
}

async function putUp(base: Database, app: ResolvedApplication, own: readonly string[], apply: boolean): Promise<void> {
  const messages = cliMessages(terminalLocale())
  const plan = app.belongings.size > 0 ? await barrierOf(base, app, own) : null
  const statements = [...(plan?.statements ?? []), ...(await base.transaction(missingFreeRole))]
  if (statements.length === 0) {
    print(plan ? messages.barrierStands : messages.barrierNone)
    // There is no statement either where the account may make no role, or the role may too much.
    const gap = await base.transaction((transaction) => freeGap(transaction, null))
    return gap === null ? print(messages.freeSqlStands) : undefined
  }
  if (!apply) {
    for (const statement of statements) print(`${statement};`)
    return print(messages.barrierDry)
  }
  await base.transaction((transaction) => raiseBarrier(transaction, { statements }))
  if (!plan) return print(messages.freeSqlUp)
  print(messages.barrierUp(plan.state.lacking.length))
  if (plan.roles === null) print(messages.barrierWithoutRole)
}
