// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import {
  authenticate,
  demonstrationUser,
  ensureAdministrator,
  ensureDemonstrationAccounts,
  saveAccount,
} from '../../packages/openmairie/src/web/accounts.js'
import { countAttempt, forgetAttempts } from '../../packages/openmairie/src/web/attempts.js'
import { openSessions } from '../../packages/openmairie/src/web/sessions.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const open = (url: string): Database =>
  openDatabase({ url, size: 2, applicationName: 'test', statementTimeout: 10_000, failed: () => undefined })

let base: Scratch
let database: Database
beforeAll(async () => {
  base = await scratchDatabase()
  database = open(base.url)
  await migrateInstance(database)
})
afterAll(async () => {
  await database.close()
  await base.drop()
})

const unchanged = { upTo: async () => undefined }

test('a cookie that is no token never reaches the base, nor the memory', async () => {
  const nowhere = open('postgres://nobody@127.0.0.1:1/nothing')
  const sessions = openSessions(nowhere, unchanged, unchanged)
  for (const token of ['', 'x', 'x'.repeat(42), 'x'.repeat(44), 'x'.repeat(60_000), `${'x'.repeat(42)}=`]) {
    expect(await sessions.find(token)).toBe(null)
    await sessions.close(token)
  }
  await expect(sessions.find('x'.repeat(43))).rejects.toThrow()
  await nowhere.close()
})

test('of attempts that come at once no more pass than one by one', async () => {
  const limit = { most: 3, minutes: 5 }
  const passed = async (count: number): Promise<number> =>
    (await Promise.all(Array.from({ length: count }, () => countAttempt(database, 'cible', limit)))).filter(Boolean)
      .length
  expect(await passed(8)).toBe(3)
  expect(await passed(1)).toBe(0)
  await forgetAttempts(database, 'cible')
  expect(await passed(2)).toBe(2)
})

test('a new password of the administrator closes the sessions opened with the former one, and no other', async () => {
  await ensureAdministrator(database, 'un premier mot de passe')
  await ensureDemonstrationAccounts(database)
  const user = async (password: string): Promise<string> =>
    (await authenticate(database, 'admin', password)) ?? 'nobody'
  const mine = await openSessions(database, unchanged, unchanged).open(await user('un premier mot de passe'))
  const other = await openSessions(database, unchanged, unchanged).open(
    (await demonstrationUser(database, 'consultation')) ?? 'nobody',
  )
  const login = async (token: string): Promise<string | undefined> =>
    (await openSessions(database, unchanged, unchanged).find(token))?.actor.login

  await ensureAdministrator(database, 'un premier mot de passe')
  await ensureAdministrator(database, undefined)
  expect(await login(mine)).toBe('admin')

  await ensureAdministrator(database, 'un second mot de passe')
  expect(await login(mine)).toBe(undefined)
  expect(await login(other)).toBe('demo-consultation')
  expect(
    await login(await openSessions(database, unchanged, unchanged).open(await user('un second mot de passe'))),
  ).toBe('admin')
})

test('where sign-in is left to another service, the emergency account alone still uses its password', async () => {
  await ensureAdministrator(database, 'un second mot de passe')
  const enters = (delegated: boolean) => authenticate(database, 'admin', 'un second mot de passe', delegated)
  expect([await enters(false), await enters(true)]).toEqual([expect.any(String), null])
  await saveAccount(database, 'admin', { emergency: true })
  expect([await enters(false), await enters(true)]).toEqual([expect.any(String), expect.any(String)])
  expect(await authenticate(database, 'admin', 'un autre', true)).toBe(null)
})

test('a session that is used lives on, however short it may stay unseen, and asking what it has left is no use', async () => {
  const limits = { idleMinutes: 5, days: 1 }
  const user = (await authenticate(database, 'admin', 'un second mot de passe')) ?? 'nobody'
  const token = await openSessions(database, unchanged, unchanged, limits).open(user)
  const seen = (age: string) =>
    base.raw.query(`UPDATE openmairie.om_session SET vu = now() - interval '${age}' WHERE om_utilisateur = $1`, [user])
  const left = async () => (await openSessions(database, unchanged, unchanged, limits).left(token))?.idle ?? null
  await seen('60 seconds')
  expect(await left()).toBeGreaterThan(230)
  expect(await left()).toBeLessThanOrEqual(240)
  expect((await openSessions(database, unchanged, unchanged, limits).find(token))?.actor.login).toBe('admin')
  expect(await left()).toBeGreaterThan(290)
  await seen('200 seconds')
  await openSessions(database, unchanged, unchanged, limits).touch(token)
  expect(await left()).toBeGreaterThan(290)
  await seen('301 seconds')
  expect(await left()).toBe(null)
  expect(await openSessions(database, unchanged, unchanged, limits).find(token)).toBe(null)
  // Nobody stays in a session that is over.
  await openSessions(database, unchanged, unchanged, limits).touch(token)
  expect(await left()).toBe(null)
})
