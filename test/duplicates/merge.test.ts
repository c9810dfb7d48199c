// SPDX-License-Identifier: EUPL-1.2
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { merge, previewMerge, undoableMerge, undoMerge } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

/** A person, what they can do (once each, by a key of two columns), their cars, and who is whose chief. */
const tables = `
  CREATE TABLE agent (agent integer NOT NULL PRIMARY KEY, nom varchar(30) NOT NULL, matricule varchar(10) UNIQUE, tel varchar(20), chef integer, FOREIGN KEY (chef) REFERENCES agent (agent));
  CREATE TABLE talent (agent integer NOT NULL, quoi varchar(10) NOT NULL, niveau varchar(10), PRIMARY KEY (agent, quoi), FOREIGN KEY (agent) REFERENCES agent (agent));
  CREATE TABLE auto (auto integer NOT NULL PRIMARY KEY, agent integer, FOREIGN KEY (agent) REFERENCES agent (agent));
  INSERT INTO agent VALUES (1, 'Martin', 'A1', NULL, NULL);
  INSERT INTO agent VALUES (2, 'MARTIN', 'A2', '0102', 1);
  INSERT INTO agent VALUES (3, 'Petit', 'A3', NULL, 2);
  INSERT INTO talent VALUES (1, 'nage', 'bon'), (2, 'nage', 'moyen'), (2, 'moto', 'bon');
  INSERT INTO auto VALUES (10, 2), (11, 2), (12, 1);`

const engines = [
  { engine: 'PostgreSQL', open: () => scratchDatabase(tables), elsewhere: false },
  { engine: 'SQLite', open: () => scratchSqlite(tables), elsewhere: true },
  ...(inject('mariadbUrl') ? [{ engine: 'MariaDB', open: () => scratchMariadb(tables), elsewhere: true }] : []),
]

describe.each(engines)('on $engine', ({ open, elsewhere }) => {
  let data: { readonly url: string; drop(): Promise<void> }
  let instance: Scratch | null = null
  let app: TestApplication
  beforeAll(async () => {
    if (elsewhere) instance = await scratchDatabase()
  })
  beforeEach(async () => {
    data = await open()
    app = await applicationOver(data.url, {}, instance?.url)
  })
  afterEach(async () => {
    await app.database.close()
    if (elsewhere) await app.instance.close()
    await data.drop()
  })
  afterAll(() => instance?.drop())

  const keys = { kept: ['1'], gone: ['2'] }
  const rows = async (table: string): Promise<readonly string[]> => {
    const { sql } = await import('../../packages/openmairie/src/database/sql.js')
    const found = await app.database.query(sql`SELECT * FROM ${sql.id(table)}`)
    return found.rows.map((row) => Object.values(row).join('|')).sort()
  }
  const all = async () => [...(await rows('agent')), ...(await rows('talent')), ...(await rows('auto'))]
  const preview = () => previewMerge(app.ctx, app.entity('agent'), ['1'], ['2'])
  const run = async (leftOut: readonly string[], taken: readonly string[] = [], ctx = app.ctx) => {
    const shown = await preview()
    const digests = { kept: shown?.kept.digests ?? '', gone: shown?.gone.digests ?? '' }
    return merge(ctx, app.entity('agent'), keys, { taken, leftOut }, { idempotencyKey: null, digests })
  }

  test('the preview tells what differs, what moves, and what is there already', async () => {
    const shown = await preview()
    expect(shown?.differing).toEqual(['nom', 'matricule', 'tel', 'chef'])
    const none = { count: 0, capped: false }
    expect([...(shown?.moving ?? [])].sort((a, b) => (a.entity < b.entity ? -1 : 1))).toEqual([
      { entity: 'agent', reference: 'chef', count: { count: 1, capped: false }, clashes: none, obstacle: null },
      { entity: 'auto', reference: 'agent', count: { count: 2, capped: false }, clashes: none, obstacle: null },
      {
        entity: 'talent',
        reference: 'agent',
        count: { count: 2, capped: false },
        clashes: { count: 1, capped: false },
        obstacle: null,
      },
    ])
  })

  test('what is there twice is left out by choice only', async () => {
    const before = await all()
    expect(await run([])).toEqual({
      kind: 'refused',
      problems: [
        {
          field: null,
          message:
            'La fiche conservée a déjà certaines données de «\u00a0Talents\u00a0». Cochez pour écarter celles qui sont en double.',
        },
      ],
    })
    expect(await all()).toEqual(before)
  })

  test('all moves, the values chosen are taken, the other goes; undone, all is as before', async () => {
    const before = await all()
    const done = await run(['talent.agent'], ['matricule', 'tel', 'chef'])
    expect(done).toMatchObject({ kind: 'merged', key: ['1'], repeated: false })
    expect(await rows('agent')).toEqual(['1|Martin|A2|0102|', '3|Petit|A3||1'])
    expect(await rows('talent')).toEqual(['1|moto|bon', '1|nage|bon'])
    expect(await rows('auto')).toEqual(['10|1', '11|1', '12|1'])
    if (done.kind !== 'merged') throw new Error(done.kind)
    const journal = await (instance ?? (data as Scratch)).raw.query(
      `SELECT count(*)::int AS lines, count(DISTINCT ecriture)::int AS writes FROM openmairie.om_journal WHERE om_journal BETWEEN $1 AND $2`,
      [done.lines.first, done.lines.last],
    )
    // Two cars, a talent, a subordinate, the talent left out, the record that goes and the one that stays.
    expect(journal.rows).toEqual([{ lines: 7, writes: 1 }])
    const reference = await undoableMerge(app.ctx, app.entity('agent'), done.lines)
    expect(await undoMerge(app.ctx, app.entity('agent'), reference ?? '')).toEqual({ kind: 'undone', repeated: false })
    expect(await all()).toEqual(before)
    expect(await undoMerge(app.ctx, app.entity('agent'), reference ?? '')).toEqual({ kind: 'undone', repeated: true })
    await expect(undoMerge(app.as('bob'), app.entity('agent'), reference ?? '')).rejects.toMatchObject({
      code: 'OM_NOT_FOUND',
    })
  })
})
