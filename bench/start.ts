// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInstance } from '../test/e2e/instance.js'

/** Seconds until pages answer: with an empty data folder, then with the one it made. */
export async function measureStart(application: string): Promise<{ first: number; again: number }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'openmairie-bench-'))
  const start = async (): Promise<number> => {
    const before = performance.now()
    const instance = await startInstance({ folders: [application], dataFolder, arguments: ['--demonstration'] })
    const taken = (performance.now() - before) / 1000
    await instance.stop()
    return taken
  }
  try {
    return { first: await start(), again: await start() }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}
