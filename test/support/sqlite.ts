// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'

export interface SqliteScratch {
  readonly url: string
  readonly file: string
  readonly raw: Database.Database
  drop(): Promise<void>
}

/** An SQLite file of its own for a test, with a script run in it. */
export async function scratchSqlite(script = '', name = 'base.db'): Promise<SqliteScratch> {
  const folder = mkdtempSync(join(tmpdir(), 'openmairie-sqlite-'))
  const file = join(folder, name)
  const raw = new Database(file)
  raw.exec(`PRAGMA user_version = 1;${script}`)
  return {
    url: `sqlite:${file}`,
    file,
    raw,
    drop: async () => {
      raw.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
