// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { startInstance, workersOf } from '../e2e/instance.js'
import { scratchDatabase } from '../support/database.js'
import { linkFramework, root } from '../support/workspace.js'

test('a connection that dies within a transaction fails the work, and nothing more', async () => {
  const base = await scratchDatabase('CREATE TABLE t (a integer)')
  const told: unknown[] = []
  const database = openDatabase({
    url: base.url,
    size: 1,
    applicationName: 'outage',
    statementTimeout: 10_000,
    failed: (error) => void told.push(error),
  })
  try {
    const work = database.transaction(async (transaction) => {
      await transaction.query(sql`INSERT INTO t VALUES (1)`)
      await base.raw.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'outage'")
      await until(() => told.length > 0)
      await transaction.query(sql`INSERT INTO t VALUES (2)`)
    })
    await expect(work).rejects.toThrow()
    expect(told[0]).toMatchObject({ code: '57P01' })
    const { rows } = await database.query(sql`SELECT count(*)::text AS n FROM t`)
    expect(rows).toEqual([{ n: '0' }])
  } finally {
    await database.close()
    await base.drop()
  }
})

test('a worker that cannot be started again is tried until the database lets it', async () => {
  const work = mkdtempSync(join(tmpdir(), 'openmairie-outage-'))
  const folder = join(work, 'opengestioncrise')
  cpSync(join(root, 'apps/opengestioncrise'), folder, { recursive: true })
  linkFramework(work)
  const base = await scratchDatabase()
  const instance = await startInstance({
    folders: [folder],
    databaseUrl: base.url,
    dataFolder: join(work, 'data'),
    arguments: ['--workers', '1'],
    environment: { LC_ALL: 'fr_FR.UTF-8' },
  })
  try {
    // Without the table of the rights a worker does not start.
    await base.raw.query('ALTER TABLE openmairie.om_droit RENAME TO away')
    for (const worker of workersOf(instance.pid)) process.kill(worker, 'SIGKILL')
    await until(() => instance.output().includes('Un processus de service ne redémarre pas'))
    await expect(fetch(`${instance.url}/-/ready`)).rejects.toThrow()
    await base.raw.query('ALTER TABLE openmairie.away RENAME TO om_droit')
    await until(async () => (await fetch(`${instance.url}/-/ready`).catch(() => null))?.ok === true)
  } finally {
    await instance.stop()
    await base.drop()
    rmSync(work, { recursive: true, force: true })
  }
})

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not come')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
