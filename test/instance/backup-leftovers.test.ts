// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUpInto } from '../../packages/openmairie/src/backup/turn.js'
import { applicationOver } from '../support/application.js'
import { scratchDatabase } from '../support/database.js'

test('what a killed backup left is removed a day later, and no other file', async () => {
  const base = await scratchDatabase('CREATE TABLE lieu (lieu serial PRIMARY KEY)')
  const app = await applicationOver(base.url, {}, base.url)
  const folder = await mkdtemp(join(tmpdir(), 'openmairie-backups-'))
  const now = Date.UTC(2026, 10, 24, 2, 10)
  const put = async (name: string, hours: number) => {
    await writeFile(join(folder, name), 'reste')
    const at = new Date(now - hours * 3_600_000)
    await utimes(join(folder, name), at, at)
  }
  try {
    await put('openmairie-20261120T021000Z.dump.4242.tmp', 96)
    await put('openmairie-20261121T021000Z.dump.json', 72)
    await put('openmairie-20261122T021000Z.dump', 48)
    await put('openmairie-20261122T021000Z.dump.json', 48)
    await put('openmairie-20261124T020900Z.dump.77.tmp', 1)
    await put('mairie.dump.4242.tmp', 96)
    const { instance: database } = app
    // Whatever becomes of this one: PostgreSQL's programs may be missing here.
    await backUpInto(folder, 5, { database, url: base.url, dataFolder: folder }, now).catch(() => undefined)
    const own = /^(backup\.json|openmairie-20261124T021000Z\..*)$/
    expect((await readdir(folder)).filter((name) => !own.test(name)).sort()).toEqual([
      'mairie.dump.4242.tmp',
      'openmairie-20261122T021000Z.dump',
      'openmairie-20261122T021000Z.dump.json',
      'openmairie-20261124T020900Z.dump.77.tmp',
    ])
  } finally {
    await app.database.close()
    await base.drop()
    await rm(folder, { recursive: true, force: true })
  }
})
