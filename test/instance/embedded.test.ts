// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { running } from '../../packages/openmairie/src/database/local/cluster.js'
import { placeOf } from '../../packages/openmairie/src/database/local/place.js'
import { ensureDatabase, major, startEmbedded } from '../../packages/openmairie/src/database/local/server.js'
import { prepareInstance } from '../../packages/openmairie/src/web/instance.js'
import { removeDataFolder } from '../support/data-folder.js'

// `mkdtemp` makes a private folder: as root, the cluster of a data folder in it lies outside.
const isRoot = process.getuid?.() === 0

test('a data folder that was removed, or whose password is no longer right, does not break the next start', async () => {
  const work = mkdtempSync(join(tmpdir(), 'openmairie-embedded-'))
  const folder = join(work, 'data')
  const { home, cluster } = await placeOf(folder, major)
  expect(home === folder).toBe(!isRoot)
  try {
    const first = await startEmbedded(folder, () => undefined)
    expect(await ensureDatabase(first, 'essai')).toBe(true)
    await first.stop()

    rmSync(folder, { recursive: true, force: true })
    const second = await startEmbedded(folder, () => undefined)
    // What lies outside is still there, and opens.
    expect(await ensureDatabase(second, 'essai')).toBe(!isRoot)
    await second.stop()

    // A start that fails stops the server that it has just started.
    writeFileSync(join(home, 'secrets/postgresql'), 'un autre mot de passe')
    const start = prepareInstance({
      apps: [],
      environment: {},
      dataFolder: folder,
      demonstration: false,
      production: false,
      timeZone: 'Europe/Paris',
      step: () => undefined,
      installing: () => undefined,
      filling: () => undefined,
    })
    await expect(start).rejects.toMatchObject({ code: '28P01' })
    expect(await running(cluster)).toBe(null)
  } finally {
    await removeDataFolder(folder)
    rmSync(work, { recursive: true, force: true })
  }
  expect(existsSync(cluster)).toBe(false)
})
