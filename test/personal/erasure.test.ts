// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { erasuresIn } from '../../packages/openmairie/src/journal/erase.js'
import { sealJournal } from '../../packages/openmairie/src/journal/seal.js'
import { verifyJournal } from '../../packages/openmairie/src/journal/verify.js'
import { anonymise, verifyRows } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'
import { numbered, overrides, plant, tables } from './town.js'

interface Base {
  readonly url: string
  drop(): Promise<void>
  /** Every row of the application's tables, as a text. */
  rows(): Promise<string>
  run(statement: string): Promise<unknown>
}

const names = ['personne', 'demande', 'piece', 'quartier']
const engines: Readonly<Record<string, () => Promise<Base>>> = {
  postgresql: async () => {
    const scratch = await scratchDatabase(tables(numbered))
    return { ...scratch, rows: () => dumpOf(scratch, ['public']), run: (statement) => scratch.raw.query(statement) }
  },
  sqlite: async () => {
    const scratch = await scratchSqlite(tables('integer PRIMARY KEY'))
    const all = (name: string) => JSON.stringify(scratch.raw.prepare(`SELECT * FROM ${name}`).all())
    return {
      ...scratch,
      rows: async () => names.map(all).join('\n'),
      run: async (statement) => scratch.raw.exec(statement),
    }
  },
  mariadb: async () => {
    const scratch = await scratchMariadb(tables('integer PRIMARY KEY AUTO_INCREMENT'))
    const all = async (name: string) => JSON.stringify((await scratch.raw.query(`SELECT * FROM ${name}`))[0])
    return {
      ...scratch,
      rows: async () => (await Promise.all(names.map(all))).join('\n'),
      run: (statement) => scratch.raw.query(statement),
    }
  },
}

/** Every row of every table of some schemas, as a text: what a dump of the base would hold. */
async function dumpOf({ raw }: Scratch, schemas: readonly string[]): Promise<string> {
  const found = await raw.query(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = ANY($1)`,
    [schemas],
  )
  const texts: string[] = []
  for (const { name } of found.rows) {
    const { rows } = await raw.query(`SELECT t::text AS row FROM ${name} AS t`)
    texts.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return texts.join('\n')
}

/** The lines of a dump that hold a text, whatever its capitals, as it is or as an address or JSON writes it. */
function holding(dump: string, text: string): readonly string[] {
  const spellings = [text, encodeURIComponent(text), encodeURIComponent(text).replaceAll('%20', '+')]
  return dump.split('\n').filter((line) => spellings.some((each) => line.toLowerCase().includes(each.toLowerCase())))
}

for (const [engine, open] of Object.entries(engines)) {
  describe.skipIf(engine === 'mariadb' && inject('mariadbUrl') === null)(engine, () => {
    let base: Base
    let instance: Scratch
    let app: TestApplication
    let next = 0

    beforeAll(async () => {
      base = await open()
      instance = await scratchDatabase()
      app = await applicationOver(base.url, overrides, engine === 'postgresql' ? base.url : instance.url)
      await app.instance.query(sql`
        INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne', 'consultation')`)
    })
    afterAll(async () => {
      await app.database.close()
      if (app.instance !== app.database) await app.instance.close()
      await base.drop()
      await instance.drop()
    })

    const instanceDump = async (): Promise<string> => {
      const found = await app.instance.query(
        sql`SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema IN ('openmairie', 'graphile_worker')`,
      )
      const texts: string[] = []
      for (const { name } of found.rows) {
        const { rows } = await app.instance.query(sql`SELECT t::text AS row FROM ${sql.raw(String(name))} AS t`)
        texts.push(...rows.map(({ row }) => `${name} ${row}`))
      }
      return texts.join('\n')
    }

    test('once a person is erased, no text of the base nor of the instance holds one of its values, and the chain is whole', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 0, max: 4 }), fc.boolean(), async (changes, seals) => {
          next += 1
          const mark = `k${next}q${engine.length}`
          const gone = await plant(app, `${mark}a`, changes)
          const stays = await plant(app, `${mark}b`, 1)
          await base.run(`UPDATE personne SET secret = 'Secret ${mark}a' WHERE personne = ${gone.id}`)
          if (seals) await sealJournal(app.instance)
          const before = `${await base.rows()}\n${await instanceDump()}`
          // The plant is where it is looked for.
          expect(gone.unique.filter((text) => holding(before, text).length === 0)).toEqual([])
          const done = await anonymise(app.ctx, app.entity('personne'), [gone.id], {
            idempotencyKey: mark,
            digests: null,
          })
          expect(done).toMatchObject({ kind: 'anonymised' })
          const after = `${await base.rows()}\n${await instanceDump()}`
          expect(gone.unique.flatMap((text) => holding(after, text))).toEqual([])
          // Whoever else is there keeps what was said of them.
          expect(
            stays.unique.filter((text) => !text.startsWith('Secret') && holding(after, text).length === 0),
          ).toEqual([])
          expect(holding(after, 'puis Zéphyrin').length).toBeGreaterThan(0)
          await sealJournal(app.instance)
          expect(await verifyJournal(app.instance)).toBeNull()
          expect((await erasuresIn(app.instance)).unaccounted).toEqual([])
          expect((await verifyRows(app.ctx)).strays).toEqual([])
        }),
        { numRuns: engine === 'postgresql' ? 12 : 5 },
      )
    })
  })
}
