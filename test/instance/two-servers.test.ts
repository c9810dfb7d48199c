// SPDX-License-Identifier: EUPL-1.2
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { saveAccount } from '../../packages/openmairie/src/web/accounts.js'
import { type Instance, startInstance, workersOf } from '../e2e/instance.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { type Answer, type Fields, formsIn, type Visitor, visitorOf } from '../support/http.js'
import { linkFramework, root } from '../support/workspace.js'
import { type Front, openFront } from './front.js'

const users = 50
/** Records that each adds, and changes once. */
const records = 4
/** Milliseconds before one asks again. */
const pause = 100

let work: string
let base: Scratch
let servers: readonly Instance[]
let front: Front

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-two-'))
  const folder = join(work, 'opengestioncrise')
  cpSync(join(root, 'apps/opengestioncrise'), folder, { recursive: true })
  linkFramework(work)
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder])
  base = await scratchDatabase()
  const secret = randomBytes(24).toString('base64url')
  const start = (name: string, words: readonly string[], mode: string): Promise<Instance> =>
    startInstance({
      folders: [folder],
      databaseUrl: base.url,
      dataFolder: join(work, name),
      arguments: ['--workers', '1', ...words],
      environment: { NODE_ENV: mode, OPENMAIRIE_SECRET: secret },
    })
  // The demonstration brings the tables and the people.
  await (await start('demonstration', ['--demonstration'], 'development')).stop()
  const first = await start('first', ['--host', '127.0.0.1'], 'production')
  servers = [first, await start('second', ['--host', '127.0.0.1'], 'production')]
  front = await openFront(servers.map(({ port }) => port))
}, 120_000)
afterAll(async () => {
  await front.close()
  for (const server of servers) await server.stop()
  await base.drop()
  rmSync(work, { recursive: true, force: true })
})

/** One of the fifty: what the site told him is done, and how often he was told to sign in. */
interface User {
  readonly visitor: Visitor
  readonly number: number
  /** Observation that was acknowledged last, by matricule. */
  readonly done: Map<string, string>
  signedOut: number
  again: number
}

const listing = '/opengestioncrise/ressource'

test('a server that is killed under fifty users costs no acknowledged write, and nobody signs in again', async () => {
  const everyone = await signAllIn()
  const victim = servers[1]
  if (!victim) throw new Error('There is no second server')
  let killed = false
  const kill = (): void => {
    if (killed || everyone.reduce((sum, { done }) => sum + done.size, 0) < (users * records) / 3) return
    killed = true
    for (const pid of [victim.pid, ...workersOf(victim.pid)]) process.kill(pid, 'SIGKILL')
  }
  await Promise.all(everyone.map((user) => works(user, kill)))
  expect(killed).toBe(true)
  expect(everyone.map(({ signedOut }) => signedOut)).toEqual(everyone.map(() => 0))
  // Some were asking the server that died: without them nothing would be shown.
  expect(everyone.reduce((sum, { again }) => sum + again, 0)).toBeGreaterThan(0)
  const told = everyone.flatMap(({ done }) => [...done]).toSorted()
  const { rows } = await base.raw.query(
    "SELECT matricule, observation FROM opengestioncrise.ressource WHERE matricule LIKE 'K%' ORDER BY matricule, observation",
  )
  expect(told).toHaveLength(users * records)
  expect(rows.map(({ matricule, observation }) => [matricule, observation]).toSorted()).toEqual(told)
}, 180_000)

/** Fifty accounts, each signed in from its own address, by whichever server the proxy chose. */
async function signAllIn(): Promise<readonly User[]> {
  const database = openDatabase({
    url: base.url,
    size: 4,
    applicationName: 'test',
    statementTimeout: 10_000,
    failed: () => undefined,
  })
  const numbers = Array.from({ length: users }, (_, index) => index + 1)
  const signIn = async (number: number): Promise<User> => {
    const login = `agent${number}`
    const password = await saveAccount(database, login, { profil: 'administrateur' })
    const visitor = visitorOf(front.url)
    const from = { 'x-forwarded-for': `192.0.2.${number}` }
    const { status } = await visitor.post('/-/connexion', Object.entries({ login, password: password ?? '' }), from)
    expect(status).toBe(303)
    return { visitor, number, done: new Map(), signedOut: 0, again: 0 }
  }
  const everyone = await Promise.all(numbers.map(signIn))
  await database.close()
  return everyone
}

/** Adds records one after another, and changes each once; asks again for what the proxy could not bring. */
async function works(user: User, acknowledged: () => void): Promise<void> {
  for (let index = 1; index <= records; index++) {
    const matricule = `K${user.number}-${index}`
    const added = await fill(user, `${listing}/-/nouveau`, {
      'v.matricule': matricule,
      'v.nom': 'Tenace',
      'v.observation': 'un',
    })
    user.done.set(matricule, 'un')
    acknowledged()
    const record = /^[^?]*/.exec(added.location ?? '')?.[0] ?? ''
    const key = /ressource\/(\d+)/.exec(record)?.[1] ?? (await keyOf(matricule))
    await fill(user, `${listing}/${key}/-/modifier`, { 'v.observation': 'deux' })
    user.done.set(matricule, 'deux')
    acknowledged()
  }
}

async function keyOf(matricule: string): Promise<string> {
  const { rows } = await base.raw.query('SELECT ressource FROM opengestioncrise.ressource WHERE matricule = $1', [
    matricule,
  ])
  return String(rows[0]?.ressource)
}

/** Opens a form, fills it and sends it, the same one until an answer comes back. */
async function fill(user: User, path: string, changes: Readonly<Record<string, string>>): Promise<Answer> {
  const page = await insistently(user, () => user.visitor.get(path))
  expect(page.status).toBe(200)
  const form = formsIn(page.text).find(({ fields }) => fields.some(([name]) => name === '-once'))
  if (!form) throw new Error(`No form at ${path}`)
  const sent: Fields = [...form.fields.filter(([name]) => !(name in changes)), ...Object.entries(changes)]
  const answer = await insistently(user, () => user.visitor.post(form.action, sent))
  expect([path, answer.status]).toEqual([path, 303])
  return answer
}

async function insistently(user: User, ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask()
    if (answer.location?.includes('/-/connexion')) user.signedOut += 1
    if (answer.status !== 502) return answer
    user.again += 1
    // As a person would: fifty that ask without a pause would keep from the server that is left what it needs to answer.
    await setTimeout(pause)
  }
}
