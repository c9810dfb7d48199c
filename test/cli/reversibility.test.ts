// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newApplication } from '../e2e/new-application.js'
import { partsIn } from '../reversibility/town.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { linkFramework, root } from '../support/workspace.js'
import { openmairie } from './command.js'

const tables = `CREATE TABLE voie (voie serial PRIMARY KEY, om_collectivite integer NOT NULL, nom varchar(40) NOT NULL);
  CREATE TABLE signalement (signalement serial PRIMARY KEY, om_collectivite integer NOT NULL, voie integer REFERENCES voie, texte text);`
const work = mkdtempSync(join(tmpdir(), 'openmairie-reversibility-'))
const folder = join(work, 'voirie')
const archive = join(work, 'aubry.zip')
let [source, target]: Scratch[] = []

const on = (base: Scratch | undefined): Readonly<Record<string, string>> => ({
  DATABASE_URL: base?.url ?? '',
  OPENMAIRIE_DATA_FOLDER: join(work, 'data'),
})
const run = (base: Scratch | undefined, ...words: readonly string[]) =>
  openmairie(['reversibility', ...words], on(base), work)

beforeAll(async () => {
  source = await scratchDatabase(tables)
  linkFramework(work)
  await newApplication(folder, source.url, ['public'])
  target = await scratchDatabase(tables)
  for (const [base, label] of [
    [source, 'Aubry'],
    [target, 'Agglomération'],
  ] as const) {
    await openmairie(['collectivites', base === source ? '12' : '3', label], on(base), work)
    await openmairie(['collectivites', '7', 'Voisine'], on(base), work)
  }
  await source.raw.query(`INSERT INTO voie SELECT n, CASE WHEN n % 2 = 0 THEN 12 ELSE 7 END, 'Rue ' || n FROM generate_series(1, 2000) AS n;
    INSERT INTO signalement SELECT n, 12, n, repeat('Trou ', 20) FROM generate_series(2, 2000, 2) AS n`)
  await target.raw.query(`INSERT INTO voie VALUES (2, 7, 'La leur')`)
})
afterAll(async () => {
  await source?.drop()
  await target?.drop()
  rmSync(work, { recursive: true, force: true })
})

test('a collectivité is written to an archive that only its owner reads, and never over another file', async () => {
  const { code, stdout, stderr } = await run(source, 'export', '12', archive, folder)
  expect(stderr).toBe('')
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^Collectivité 12 exportée\u00a0: .*aubry\.zip \([\d,.]+[\u00a0\u202f]?ko\)\. L’archive contient des données personnelles/,
  )
  expect(stdout).toMatch(/SHA-256 de l’archive\u00a0: [\da-f]{64}\n$/)
  expect(statSync(archive).mode & 0o777).toBe(0o600)
  expect((await partsIn(archive)).get('donnees/voirie/voie.csv')?.toString().split('\r\n')).toHaveLength(1002)
  expect(await run(source, 'export', '12', archive, folder)).toMatchObject({
    code: 2,
    stderr: `${archive} existe déjà\u00a0: donnez un autre nom, une archive n’en écrase jamais une autre.\n`,
  })
  expect(await run(source, 'export', '404', join(work, 'rien.zip'), folder)).toMatchObject({
    code: 2,
    stderr: 'L’instance n’a pas de collectivité numéro 404.\n',
  })
  expect(await run(source, 'export', '12')).toMatchObject({ code: 2 })
  expect(await run(source, 'partir', '12')).toMatchObject({ code: 2 })
})

test('a rehearsal, then the import itself, tell what comes', async () => {
  const rehearsed = await run(target, 'import', archive, folder, '--under', '3', '--dry-run')
  expect(rehearsed).toMatchObject({ code: 0, stderr: '' })
  const lines = rehearsed.stdout.split('\n')
  expect(lines.slice(0, 4)).toEqual([
    'administration/om_collectivite  1 ajoutée',
    'administration/om_parametre  0 ajoutée',
    'voirie/signalement  1000 ajoutées',
    'voirie/voie  1000 ajoutées, renumérotées',
  ])
  expect(lines).toContain('C’était une répétition\u00a0: rien n’a été écrit.')
  const count = async () => (await target?.raw.query('SELECT count(*)::int AS n FROM voie'))?.rows[0].n
  expect(await count()).toBe(1)
  const done = await run(target, 'import', archive, folder, '--under', '3')
  expect(done.stdout).toContain('Collectivité reprise\u00a0: 12 «\u00a0Aubry\u00a0».\n')
  expect(await count()).toBe(1001)
  const again = await run(target, 'import', archive, folder)
  expect(again).toMatchObject({
    code: 1,
    stdout: '',
    stderr:
      'L’archive n’est pas reprise, rien n’a été écrit\u00a0:\n- Il y a déjà ici une collectivité numéro 12 («\u00a0Aubry\u00a0»)\u00a0: donnez-lui un autre numéro par --as.\n',
  })
  expect((await openmairie(['journal', 'verify', folder], on(target), work)).code).toBe(0)
})

test('a file that is no whole archive is refused', async () => {
  const cut = join(work, 'coupee.zip')
  writeFileSync(cut, readFileSync(archive).subarray(0, 5000))
  expect(await run(target, 'import', cut, folder)).toMatchObject({
    code: 1,
    stderr:
      'L’archive n’est pas reprise, rien n’a été écrit\u00a0:\n- «\u00a0coupee.zip\u00a0» n’est pas une archive de réversibilité entière.\n',
  })
  expect(await run(target, 'import', join(work, 'absente.zip'), folder)).toMatchObject({ code: 2 })
})

/** OPENMAIRIE_THOROUGH kills five times as often. */
const kills = process.env.OPENMAIRIE_THOROUGH ? 20 : 4
test('killed at any moment, nothing is left; then it is simply run again', async () => {
  const base = await scratchDatabase(tables)
  const state = async () =>
    (
      await base.raw.query(`SELECT (SELECT count(*)::int FROM voie) AS voies, (SELECT count(*)::int FROM signalement) AS signalements,
      (SELECT count(*)::int FROM openmairie.om_collectivite) AS collectivites, (SELECT count(*)::int FROM openmairie.om_journal) AS lines`)
    ).rows[0]
  const started = Date.now()
  /** Waits until the question has an answer, or until the child has ended by itself. */
  const until = async (child: ChildProcess, question: string) => {
    while (
      (await base.raw.query(question)).rows.length === 0 &&
      child.exitCode === null &&
      Date.now() - started < 120_000
    )
      await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const command = [join(root, 'packages/openmairie/bin/openmairie.js'), 'reversibility', 'import', archive, folder]
  const begin = () => spawn(process.execPath, command, { env: { ...process.env, ...on(base) }, stdio: 'ignore' })
  const killed = async (child: ChildProcess) => {
    const ended = child.exitCode ?? new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGKILL')
    await ended
  }
  const others = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
  const alone = () => expect.poll(async () => (await base.raw.query(others)).rows.length, { timeout: 10_000 }).toBe(0)
  try {
    await openmairie(['collectivites', '3', 'Agglomération'], on(base), work)
    const before = await state()
    const whole = { voies: 1000, signalements: 1000, collectivites: 2, lines: before.lines + 2001 }
    // Held in front of each table that it writes, it is killed right there.
    for (const table of ['openmairie.om_collectivite', 'voie', 'signalement', 'openmairie.om_journal']) {
      await base.raw.query(`BEGIN; LOCK TABLE ${table} IN SHARE MODE`)
      const child = begin()
      await until(child, 'SELECT 1 FROM pg_locks WHERE NOT granted')
      expect(child.exitCode, `held in front of ${table}`).toBe(null)
      await killed(child)
      await base.raw.query('ROLLBACK')
      await alone()
      expect(await state(), `killed in front of ${table}`).toEqual(before)
    }
    // Then at moments of their own once it writes: the last may come after its end, and all is there.
    for (let n = 0; n < kills; n++) {
      const child = begin()
      await until(
        child,
        'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_xid IS NOT NULL',
      )
      await new Promise((resolve) => setTimeout(resolve, n * 40))
      await killed(child)
      await alone()
      const left = await state()
      expect([before, whole]).toContainEqual(left)
      if (left.collectivites === 2) break
    }
    if ((await state()).collectivites === 1) expect((await openmairie(command.slice(1), on(base), work)).code).toBe(0)
    expect(await state()).toEqual(whole)
  } finally {
    await base.drop()
  }
})

test('memory does not grow with the rows that go out', async () => {
  await source?.raw.query(
    `INSERT INTO signalement SELECT n, 12, 2, repeat(md5(n::text), 30) FROM generate_series(10001, 260000) AS n`,
  )
  // The texts alone are 240 MB; what is loaded to begin with takes half of what it may have.
  const narrow = { ...on(source), NODE_OPTIONS: '--max-old-space-size=128' }
  const whole = join(work, 'tout.zip')
  expect(await openmairie(['reversibility', 'export', '12', whole, folder], narrow, work)).toMatchObject({
    code: 0,
    stderr: '',
  })
  expect(statSync(whole).size).toBeGreaterThan(5_000_000)
}, 120_000)
