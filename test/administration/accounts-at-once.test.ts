// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifiedAdministration } from '../../packages/openmairie/src/administration/verified.js'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { systemContext, verifyRows } from '../../packages/openmairie/src/records/index.js'
import { saveAccount } from '../../packages/openmairie/src/web/accounts.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let instance: Database
beforeAll(async () => {
  base = await scratchDatabase()
  instance = openDatabase({
    url: base.url,
    size: 4,
    applicationName: 'test',
    statementTimeout: 60_000,
    timeZone: 'Europe/Paris',
    failed: () => undefined,
  })
  await migrateInstance(instance)
})
afterAll(async () => {
  await instance.close()
  await base.drop()
})

test('an account that two commands add at once differs from nothing that the journal tells', async () => {
  let other: Promise<unknown> | null = null
  const first = {
    ...instance,
    transaction: (async (work) =>
      instance.transaction(async (transaction) => {
        const done = await work(transaction)
        other = saveAccount(instance, 'hdupre', { profil: 'administrateur' })
        await vi.waitFor(async () => {
          const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
          expect((await base.raw.query(waiting)).rows[0].n).toBe(1)
        }, 10_000)
        return done
      })) as typeof instance.transaction,
  }
  expect(await saveAccount(first, 'hdupre', { name: 'Hélène Dupré' })).not.toBeNull()
  expect(await other).toBeNull()
  const { strays } = await verifyRows(systemContext(verifiedAdministration, instance, instance, 'Europe/Paris'))
  expect(strays.filter(({ entity }) => entity === 'om_utilisateur')).toEqual([])
  const { rows } = await base.raw.query(
    `SELECT operation FROM openmairie.om_journal WHERE application = 'administration' AND entite = 'om_utilisateur' ORDER BY om_journal`,
  )
  expect(rows).toEqual([{ operation: 'create' }, { operation: 'update' }])
})
