// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchIndexes } from '../../packages/openmairie/src/application/search-indexes.js'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { type Ctx, list } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

const script = `
  CREATE TABLE agent (agent integer PRIMARY KEY, nom varchar(40) NOT NULL, note text);
  CREATE INDEX agent_nom_idx ON agent (nom, agent);
  INSERT INTO agent SELECT g, CASE WHEN g = 99999 THEN 'Lefèvre' ELSE 'Agent ' || g END, 'Sœur n° ' || g FROM generate_series(1, 120000) g;
  CREATE TABLE service (service integer PRIMARY KEY, libelle text NOT NULL);
  ANALYZE`

const functionOf = (column: string): string => `(openmairie.om_sans_accent("${column}")) gin_trgm_ops`
const spelt = (column: string): string =>
  `(translate(replace(replace(lower("${column}"), 'œ', 'oe'), 'æ', 'ae'), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy')) gin_trgm_ops`

describe.each([
  ['in the base of the instance', true, functionOf],
  ['elsewhere', false, spelt],
])('an index of trigrams %s', (_, isInstance, held) => {
  let base: Scratch
  let instance: Scratch | null
  let app: TestApplication
  beforeAll(async () => {
    base = await scratchDatabase(script)
    instance = isInstance ? null : await scratchDatabase()
    app = await applicationOver(base.url, {}, instance?.url)
  })
  afterAll(async () => {
    await app.database.close()
    if (instance) await app.instance.close()
    await base.drop()
    await instance?.drop()
  })
  const findings = () => searchIndexes(app.ctx.app, { url: base.url, isInstance })

  /** What a search finds, and the plan of the statement that lists it; `generic`: as it is kept prepared, whatever the word. */
  async function planOf(text: string, field: string | null, generic = false) {
    const plans: string[] = []
    const database: Database = {
      ...app.database,
      query: async (statement) => {
        const { text: said, values } = app.database.dialect.compile(statement)
        plans.push(generic ? await preparedPlan(said, values) : await linesOf(`EXPLAIN ${said}`, values))
        return app.database.query(statement)
      },
    }
    const ctx: Ctx = { ...app.ctx, database }
    const asked = query({ search: { text, field }, sort: [{ field: 'nom', direction: 'asc' }] })
    const page = await list(ctx, app.entity('agent'), asked)
    return { keys: page.rows.map((row) => row.key.join('/')), plan: plans.join('\n') }
  }
  const linesOf = async (statement: string, values: readonly unknown[] = []): Promise<string> =>
    (await base.raw.query(statement, [...values])).rows.map((row) => row['QUERY PLAN']).join('\n')
  async function preparedPlan(said: string, values: readonly unknown[]): Promise<string> {
    await base.raw.query(`SET plan_cache_mode = force_generic_plan; PREPARE kept AS ${said}`)
    const given = values.map((value) => base.raw.escapeLiteral(String(value))).join(', ')
    const plan = await linesOf(`EXPLAIN EXECUTE kept(${given})`)
    await base.raw.query('DEALLOCATE kept; RESET plan_cache_mode')
    return plan
  }

  test('is proposed for the searched columns of a big table, and then serves the search', async () => {
    const before = await findings()
    expect(before).toEqual([
      expect.objectContaining({
        id: 'model.search-index',
        severity: 'warning',
        place: 'essai.agent.listing.search',
      }),
    ])
    const [extension, index] = [
      'CREATE EXTENSION IF NOT EXISTS pg_trgm',
      `CREATE INDEX CONCURRENTLY ON "public"."agent" USING gin (${held('nom')}, ${held('note')})`,
    ]
    expect(before[0]?.message.fr).toBe(
      `Chercher dans agent (environ 120\u202f000 lignes) lit toute la table\u00a0: aucun index ne sert la recherche dans nom, note. L’administrateur de la base peut le créer, table ouverte\u00a0: ${extension}; ${index};`,
    )
    expect((await planOf('LEFEVRE', 'nom')).plan).not.toContain('Bitmap Index Scan')
    await base.raw.query(extension)
    await base.raw.query(index)
    expect(await findings()).toEqual([])
    const one = await planOf('LEFEVRE', 'nom')
    expect(one.keys).toEqual(['99999'])
    expect(one.plan).toContain('Bitmap Index Scan')
    expect(one.plan).not.toContain('Seq Scan')
    const all = await planOf('soeur n° 77777', null)
    expect(all.keys).toEqual(['77777'])
    expect(all.plan).toContain('BitmapOr')
  })

  test('is asked by statements planned for their words: none is kept', async () => {
    for (let turn = 0; turn < 8; turn++)
      await list(app.ctx, app.entity('agent'), query({ search: { text: 'z', field: null } }))
    const { rows } = await app.database.query(
      sql`SELECT name FROM pg_prepared_statements WHERE statement LIKE ${'%"C" ~%'}`,
    )
    expect(rows).toEqual([])
  })

  test('serves the statement that is kept prepared, whatever the word', async () => {
    const { keys, plan } = await planOf('LEFEVRE', 'nom', true)
    expect(keys).toEqual(['99999'])
    expect(plan).toContain('Bitmap Index Scan')
    expect(plan).toContain('$2')
  })
})

test('a column that an index serves is not proposed again, nor a table never served', async () => {
  const base = await scratchDatabase(`CREATE EXTENSION pg_trgm; ${script}`)
  const instance = await scratchDatabase()
  const app = await applicationOver(base.url, {}, instance.url)
  try {
    await base.raw.query(`CREATE INDEX ON agent USING gin (${spelt('nom')})`)
    const [found] = await searchIndexes(app.ctx.app, { url: base.url, isInstance: false })
    expect(found?.message.en).toContain('no index serves it in note.')
    // The instance has no function there yet.
    expect(await searchIndexes(app.ctx.app, { url: base.url, isInstance: true })).toEqual([])
  } finally {
    await app.database.close()
    await app.instance.close()
    await base.drop()
    await instance.drop()
  }
})
