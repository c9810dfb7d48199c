// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openmairie } from '../cli/command.js'
import { type InstanceOptions, startInstance } from '../e2e/instance.js'
import { removeDataFolder } from '../support/data-folder.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { visitorOf } from '../support/http.js'
import { installFramework } from '../support/packed.js'
import { root } from '../support/workspace.js'
import { checkout, commitBeforeMigration, previousCommit } from './upgrade/former.js'
import { live, stillThere, tables, writeOverride } from './upgrade/life.js'
import { pagesFrom } from './upgrade/pages.js'

const noHistory = 'no history of this repository is here (a copy of the files, or a shallow clone), and none is fetched'
const whole = 'La chaîne du journal est entière.'

/** Where former releases are built, outside of this repository. */
const releases = mkdtempSync(join(tmpdir(), 'openmairie-releases-'))
afterAll(() => rmSync(releases, { recursive: true, force: true }))

/** Where the tarball of a release lies: two have one name. */
function store(release: string): string {
  const folder = join(releases, `packed-${release}`)
  mkdirSync(folder, { recursive: true })
  return folder
}

async function versionOf(base: Scratch): Promise<number> {
  const { rows } = await base.raw.query('SELECT max(om_version) AS version FROM openmairie.om_version')
  return rows[0].version
}

test.for([
  ['the previous commit', previousCommit, 0],
  ['the last one before a migration', commitBeforeMigration, 1],
] as const)(
  'an instance of the release of %s goes on under this one',
  { timeout: 180_000 },
  async ([, commitOf, fewer], { skip }) => {
    const commit = commitOf()
    if (commit === null) return skip(noHistory)
    const work = mkdtempSync(join(tmpdir(), 'openmairie-upgrade-'))
    const base = await scratchDatabase(tables)
    try {
      const folder = join(work, 'personnel')
      const command = installFramework(work, checkout(releases, commit), store(commit))
      const data = { DATABASE_URL: base.url, OPENMAIRIE_DATA_FOLDER: join(work, 'data') }
      expect(await openmairie(['new', 'personnel', base.url], data, work, command)).toMatchObject({
        code: 0,
        stderr: '',
      })
      writeOverride(folder)
      const options: InstanceOptions = {
        command,
        folders: [folder],
        databaseUrl: base.url,
        dataFolder: data.OPENMAIRIE_DATA_FOLDER,
        arguments: ['--workers', '1'],
      }
      const former = await startInstance(options)
      const life = await live(former.url).finally(() => former.stop())
      const before = await versionOf(base)

      // The same path: another package is installed in its place.
      installFramework(work, root, store('present'))
      const present = await startInstance(options)
      try {
        expect((await versionOf(base)) - before).toBeGreaterThanOrEqual(fewer)
        await stillThere(present.url, life)
        const chief = visitorOf(present.url)
        for (const [name, value] of life.chief.cookies) chief.cookies.set(name, value)
        const answers = await pagesFrom(present.url, chief, ['/', life.record])
        expect([...answers].filter(([, status]) => status !== 200 && status !== 303)).toEqual([])
        expect(answers.size).toBeGreaterThan(60)
        expect(present.output()).not.toContain('unexpected error')
      } finally {
        await present.stop()
      }
      const told = await openmairie(['journal', 'verify', folder], data, work, command)
      expect([told.code, told.stdout.split('\n')[0]]).toEqual([0, whole])
      expect(await openmairie(['check', folder], data, work, command)).toMatchObject({
        code: 0,
        stdout: 'Rien à signaler.\n',
      })
    } finally {
      await base.drop()
      rmSync(work, { recursive: true, force: true })
    }
  },
)

test('so does one that has its own server, with the data of its demonstration', async ({ skip }) => {
  const commit = previousCommit()
  if (commit === null) return skip(noHistory)
  const work = mkdtempSync(join(tmpdir(), 'openmairie-upgrade-'))
  const data = join(work, 'data')
  try {
    const folder = join(work, 'opengestioncrise')
    cpSync(join(checkout(releases, commit), 'apps/opengestioncrise'), folder, { recursive: true })
    const command = installFramework(work, checkout(releases, commit), store(commit))
    const options: InstanceOptions = {
      command,
      folders: [folder],
      dataFolder: data,
      arguments: ['--demonstration', '--workers', '1'],
    }
    const former = await startInstance(options)
    const before = visitorOf(former.url)
    await before.post('/-/essayer', [['profil', 'administrateur']])
    const added = await before.send('/opengestioncrise/grade/-/nouveau', { 'v.grade': 'ZZ', 'v.libelle': 'Zouave' })
    expect(added.status).toBe(303)
    await former.stop()

    installFramework(work, root, store('present'))
    const present = await startInstance(options)
    try {
      const same = visitorOf(present.url)
      for (const [name, value] of before.cookies) same.cookies.set(name, value)
      expect(await same.page('/opengestioncrise/grade/ZZ')).toContain('Zouave')
      const answers = await pagesFrom(present.url, same, ['/', '/opengestioncrise/grade/ZZ'])
      expect([...answers].filter(([, status]) => status !== 200 && status !== 303)).toEqual([])
      expect(answers.size).toBeGreaterThan(100)
    } finally {
      await present.stop()
    }
    const told = await openmairie(['journal', 'verify'], { OPENMAIRIE_DATA_FOLDER: data }, work, command)
    expect([told.code, told.stdout.split('\n')[0]]).toEqual([0, whole])
  } finally {
    await removeDataFolder(data)
    rmSync(work, { recursive: true, force: true })
  }
}, 180_000)
