// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import Database from 'libsql'
import type { EngineBase } from './elsewhere.js'

/** An empty base in a file of a folder. */
export async function sqliteBase(folder: string): Promise<EngineBase> {
  const file = join(folder, 'bench.db')
  const raw = new Database(file)
  raw.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF')
  return {
    url: `sqlite:${file}`,
    run: async (text, values = []) => void raw.prepare(text).run(...values),
    open: async () => {
      const own = new Database(file)
      const known = new Map<string, Database.Statement>()
      return {
        run: async ({ text, values }) => {
          const prepared = known.get(text) ?? own.prepare(text).raw()
          known.set(text, prepared)
          return prepared.all(...values)
        },
        end: async () => void own.close(),
      }
    },
    // The driver reaches no counter of the engine.
    read: async () => null,
    drop: async () => void raw.close(),
  }
}
