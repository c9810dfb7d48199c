// SPDX-License-Identifier: EUPL-1.2
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { reconcile } from '../../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../../support/application.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { scratchMariadb } from '../../support/mariadb.js'
import { scratchSqlite } from '../../support/sqlite.js'
import { root } from '../../support/workspace.js'

/** OPENMAIRIE_THOROUGH kills ten times as often. */
const kills = process.env.OPENMAIRIE_THOROUGH ? 200 : 20
const table = 'CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40), note varchar(10))'

interface Base {
  readonly url: string
  rows(): Promise<readonly unknown[]>
  drop(): Promise<void>
}

const selected = 'SELECT agent, nom, note FROM agent ORDER BY agent'
const bases: Readonly<Record<string, () => Promise<Base>>> = {
  postgresql: async () => {
    const base = await scratchDatabase(table)
    const rows = async () => (await base.raw.query({ text: selected, rowMode: 'array' })).rows
    return { url: base.url, rows, drop: base.drop }
  },
  ...(inject('mariadbUrl') === null
    ? {}
    : {
        mariadb: async () => {
          const base = await scratchMariadb(table)
          const rows = async () => {
            const [found] = await base.raw.query({ sql: selected, rowsAsArray: true })
            return Array.isArray(found) ? found : []
          }
          return { url: base.url, rows, drop: base.drop }
        },
      }),
  sqlite: async () => {
    const base = await scratchSqlite(table)
    return { url: base.url, rows: async () => base.raw.prepare(selected).raw().all(), drop: base.drop }
  },
}

const work = mkdtempSync(join(tmpdir(), 'openmairie-tue-'))
const writer = join(work, 'writer.mjs')
beforeAll(async () => {
  symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'), 'dir')
  await build({
    entryPoints: [join(import.meta.dirname, 'writer.ts')],
    outfile: writer,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    loader: { '.tsx': 'tsx' },
  })
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

describe.each(Object.entries(bases))('a server killed while it writes on %s', (_, open) => {
  let base: Base
  let instance: Scratch
  let app: TestApplication
  beforeAll(async () => {
    base = await open()
    instance = await scratchDatabase()
    app = await applicationOver(base.url, {}, instance.url)
  })
  afterAll(async () => {
    await app.database.close()
    await app.instance.close()
    await base.drop()
    await instance.drop()
  })

  /** Starts a writer and kills it at a random moment of its work. */
  async function killed(first: number): Promise<void> {
    const child = spawn(process.execPath, [writer, base.url, instance.url, String(first)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
    await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended])
    await wait(Math.random() * 120)
    child.kill('SIGKILL')
    await ended
    expect(said).toBe('')
  }

  const lines = async () => {
    const { rows } = await instance.raw.query<{ etat: string; enregistrement: string; apres: Values | null }>(
      `SELECT etat, enregistrement, apres FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
       ORDER BY om_journal`,
    )
    return rows
  }

  test(
    `the journal and the base agree after the restart, ${kills} times`,
    async () => {
      const undecided = new Set<string>()
      let halves = 0
      for (let time = 0; time < kills; time++) {
        await killed(1 + time * 10_000)
        const waiting = (await lines()).filter(({ etat }) => etat === 'attente').length
        halves += waiting
        for (const record of await reconcile(app.ctx, 0)) undecided.add(record)
      }
      const told = new Map<number, Values>()
      const written = await lines()
      for (const { etat, enregistrement, apres } of written) {
        expect(['fait', 'abandon', 'indecis']).toContain(etat)
        if (etat === 'indecis') expect(undecided).toContain(`agent/${enregistrement}`)
        if (etat !== 'fait') continue
        if (apres === null) told.delete(Number(enregistrement))
        else told.set(Number(enregistrement), apres)
      }
      const known = (key: number) => !undecided.has(`agent/${key}`)
      const expected = [...told].filter(([key]) => known(key)).sort(([a], [b]) => a - b)
      const found = (await base.rows()).filter((row) => Array.isArray(row) && known(Number(row[0])))
      expect(found).toEqual(expected.map(([key, { nom, note }]) => [key, nom, note]))
      // Else no kill ever fell between the two halves of a write.
      expect(halves).toBeGreaterThan(0)
      expect(written.length).toBeGreaterThan(kills)
    },
    kills * 10_000,
  )
})

interface Values {
  readonly nom: string
  readonly note: string | null
}
