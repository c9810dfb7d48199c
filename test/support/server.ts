// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../packages/openmairie/src/database/local/server.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a database of a real server, with the right to make others. */
    databaseUrl: string
  }
}

/** One real server for all tests: the one that OPENMAIRIE_TEST_DATABASE_URL names, else the embedded one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.OPENMAIRIE_TEST_DATABASE_URL
  if (given) {
    project.provide('databaseUrl', given)
    return async () => {}
  }
  const folder = mkdtempSync(join(tmpdir(), 'openmairie-test-'))
  const server = await startEmbedded(folder, () => undefined)
  project.provide('databaseUrl', server.urlOf('postgres'))
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
