// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startInstance } from '../e2e/instance.js'
import { scratchDatabase } from '../support/database.js'
import { linkFramework, root } from '../support/workspace.js'

test('a server says which base does not answer, and serves again by itself when it does', async () => {
  const work = mkdtempSync(join(tmpdir(), 'openmairie-ready-'))
  const folder = join(work, 'opengestioncrise')
  cpSync(join(root, 'apps/opengestioncrise'), folder, { recursive: true })
  linkFramework(work)
  const [base, journal] = await Promise.all([scratchDatabase('CREATE SCHEMA opengestioncrise'), scratchDatabase()])
  const instance = await startInstance({
    folders: [folder],
    databaseUrl: base.url,
    dataFolder: join(work, 'data'),
    arguments: ['--workers', '1'],
    environment: { OPENMAIRIE_DATABASE_URL: journal.url },
  })
  const ask = async (path: string): Promise<string> => {
    const answer = await fetch(`${instance.url}${path}`)
    return `${answer.status} ${answer.headers.get('cache-control')} ${await answer.text()}`
  }
  try {
    expect(await ask('/-/ready')).toBe('200 no-store ok')
    await cut(base, journal, false)
    await expect.poll(() => ask('/-/ready'), { timeout: 10_000 }).toBe('503 no-store opengestioncrise')
    await cut(journal, base, false)
    await expect.poll(() => ask('/-/ready'), { timeout: 10_000 }).toBe('503 no-store instance opengestioncrise')
    expect(await ask('/-/health')).toBe('200 no-store ok')
    await cut(journal, base, true)
    await cut(base, journal, true)
    await expect.poll(() => ask('/-/ready'), { timeout: 10_000 }).toBe('200 no-store ok')
  } finally {
    await instance.stop()
    await base.drop()
    await journal.drop()
    rmSync(work, { recursive: true, force: true })
  }
})

type Base = Awaited<ReturnType<typeof scratchDatabase>>

/** Closes a base to everyone but those of the test, or opens it again; said from the other one. */
async function cut(base: Base, other: Base, open: boolean): Promise<void> {
  const name = new URL(base.url).pathname.slice(1)
  await other.raw.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${open}`)
  const own = await base.raw.query('SELECT pg_backend_pid() AS pid')
  if (!open)
    await other.raw.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> $2', [
      name,
      own.rows[0].pid,
    ])
}
