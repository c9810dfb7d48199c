// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConnection } from 'mysql2/promise'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../packages/openmairie/src/database/local/server.js'
import { removeDataFolder } from './data-folder.js'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of a database of a real server, with the right to make others. */
    databaseUrl: string
    /** Address of a MariaDB server where the tests may make databases; null where there is none. */
    mariadbUrl: string | null
  }
}

/** Real servers for all tests. PostgreSQL: the one that OPENMAIRIE_TEST_DATABASE_URL names, else the embedded one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('mariadbUrl', await mariadbServer())
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
    await removeDataFolder(folder)
  }
}

/** The server that OPENMAIRIE_TEST_MARIADB_URL names, else the local one; null where none answers, which CI does not allow. */
async function mariadbServer(): Promise<string | null> {
  const url = process.env.OPENMAIRIE_TEST_MARIADB_URL ?? 'mysql://root@127.0.0.1:3306/'
  try {
    const connection = await createConnection({ uri: url, connectTimeout: 5_000 })
    await connection.end()
    return url
  } catch (error) {
    if (process.env.CI === 'true') throw new Error('OPENMAIRIE_TEST_MARIADB_URL: no MariaDB server', { cause: error })
    process.stderr.write('No MariaDB server: every test that needs one is left out (OPENMAIRIE_TEST_MARIADB_URL).\n')
    return null
  }
}
