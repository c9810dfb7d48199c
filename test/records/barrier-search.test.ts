// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contextOf } from '../../packages/openmairie/src/database/postgresql/barrier/context.js'
import { searchCall } from '../../packages/openmairie/src/database/postgresql/barrier/search.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { type Ctx, count, list } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Behind, raiseTestBarrier, withoutCondition } from '../support/barrier.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { plansOf } from '../support/plans.js'

/** Enough for the planner to choose; a million where OPENMAIRIE_TEST_SEARCH_ROWS says so, as the nightly run does. */
const rows = Number(process.env.OPENMAIRIE_TEST_SEARCH_ROWS ?? 60_000)

const script = `
  CREATE EXTENSION pg_trgm;
  CREATE TABLE om_collectivite (om_collectivite integer PRIMARY KEY, libelle varchar(40) NOT NULL);
  INSERT INTO om_collectivite SELECT g, 'Commune ' || g FROM generate_series(1, 20) g;
  CREATE TABLE electeur (electeur integer PRIMARY KEY, nom varchar(60) NOT NULL, prenom varchar(60),
    om_collectivite integer NOT NULL REFERENCES om_collectivite);
  INSERT INTO electeur SELECT g, CASE WHEN g % 1000 = 7 THEN 'Lefèvre ' || g ELSE 'Habitant ' || g END, 'Ève', 1 + g % 20
    FROM generate_series(1, ${rows}) g;
  CREATE INDEX ON electeur (nom, electeur);
  CREATE INDEX ON electeur (om_collectivite);`

let base: Scratch
let app: TestApplication
let barrier: Behind
beforeAll(async () => {
  base = await scratchDatabase(script)
  app = await applicationOver(base.url)
  await base.raw.query(
    `CREATE INDEX ON electeur USING gin (openmairie.om_sans_accent(nom) public.gin_trgm_ops, openmairie.om_sans_accent(prenom) public.gin_trgm_ops); ANALYZE`,
  )
  barrier = await raiseTestBarrier(base, app)
})
afterAll(async () => {
  await barrier.close()
  await app.database.close()
  await base.drop()
  await barrier.dropRoles()
})

const of = (collectivites: readonly string[] | null): Ctx => ({
  ...barrier.behind({ ...app.as('anne'), collectivites }),
  app: { ...app.ctx.app, searched: new Set(['electeur']) },
})
const seek = (text: string) => query({ search: { text, field: null }, sort: [{ field: 'nom', direction: 'asc' }] })

test('a rare word is found by the index of trigrams, though row-level security is on', async () => {
  const electeur = app.entity('electeur')
  const { text, values } = app.database.dialect.compile(
    sql`SELECT found[1] AS key FROM ${searchCall(electeur, electeur.listing.search, ['lefevre'], 1001)} AS found`,
  )
  const found: unknown[] = []
  const plans = await plansOf(base.raw, async () => {
    await base.raw.query(`BEGIN; SET LOCAL ROLE "${barrier.serving}"`)
    await base.raw.query(`SELECT set_config('openmairie.collectivites', $1, true)`, [contextOf(['8'])])
    const { rows: keys } = await base.raw.query(text, [...values])
    found.push(...keys.map(({ key }) => Number(key)))
    await base.raw.query('COMMIT')
  })
  expect(plans).toMatch(/Bitmap Index Scan on electeur_\w*sans_accent/)
  expect(plans).not.toContain('Seq Scan on electeur')
  // Rows 7, 1007, 2007…: all of them of commune 8.
  expect(found).toHaveLength(rows / 1000)
})

test('without the function the policy keeps the index from serving', async () => {
  const plans = await plansOf(base.raw, async () => {
    await base.raw.query(`BEGIN; SET LOCAL ROLE "${barrier.serving}"`)
    await base.raw.query(`SELECT set_config('openmairie.collectivites', $1, true)`, [contextOf(['8'])])
    await base.raw.query(`SELECT electeur FROM electeur WHERE openmairie.om_sans_accent(nom) LIKE '%lefevre%'`)
    await base.raw.query('COMMIT')
  })
  expect(plans).not.toMatch(/sans_accent\w*_idx/)
})

test('the listing shows what is sought in the rows of its own alone, whatever the function gives', async () => {
  const electeur = app.entity('electeur')
  const own = await list(of(['8']), electeur, { ...seek('lefevre'), sort: [{ field: 'electeur', direction: 'asc' }] })
  expect(own.rows.slice(0, 2).map(({ key }) => key[0])).toEqual(['7', '1007'])
  expect((await list(of(['9']), electeur, seek('lefevre'))).rows).toEqual([])
  expect((await list(of([]), electeur, seek('lefevre'))).rows).toEqual([])
  expect((await list(withoutCondition(of(['9'])), electeur, seek('lefevre'))).rows).toEqual([])
  expect(await count(of(null), electeur, seek('lefevre'))).toEqual({
    count: Math.min(rows / 1000, 1000),
    capped: rows / 1000 > 1000,
  })
  expect(await count(of(['8', '9']), electeur, seek('lefevre, habitant 100008'))).toMatchObject({
    count: Math.min(rows / 1000, 1000),
  })
})

test('a word of half the table is met by walking the listing; one that is a joker of the patterns is only itself', async () => {
  const electeur = app.entity('electeur')
  expect((await list(of(['3']), electeur, seek('habitant'))).rows).toHaveLength(15)
  expect((await list(of(['3']), electeur, seek('%'))).rows).toEqual([])
  expect((await list(of(['3']), electeur, seek("'; DROP TABLE electeur; --"))).rows).toEqual([])
})

test('the function looks into no other column than those a search looks into, and reads no table for whoever says nothing', async () => {
  const silent = await barrier.database.query(
    sql`SELECT count(*)::text AS n FROM ${searchCall(app.entity('electeur'), ['nom'], ['lefevre'], 10)} AS found`,
  )
  expect(silent.rows).toEqual([{ n: '0' }])
  const other = await barrier.database
    .under?.(contextOf(null))
    .query(
      sql`SELECT count(*)::text AS n FROM ${searchCall(app.entity('electeur'), ['om_collectivite) OR (true', 'electeur'], ['1'], 10)} AS found`,
    )
  expect(other?.rows).toEqual([{ n: '0' }])
})
