// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreed, atEnd, count, type ListQuery, list, stream } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE service (service text PRIMARY KEY, libelle text);
    CREATE TABLE agent (
      commune integer, numero integer, nom text, note numeric, vu timestamptz, actif boolean, service text REFERENCES service,
      PRIMARY KEY (commune, numero));
    CREATE INDEX ON agent (service, commune, numero);
    CREATE TABLE salle (salle text PRIMARY KEY, libelle text);
    CREATE TABLE piece (piece integer PRIMARY KEY, salle text);
    INSERT INTO salle VALUES ('A', 'Accueil');
    INSERT INTO piece VALUES (1, 'perdue'), (2, 'A'), (3, NULL), (4, 'égarée');
    ALTER TABLE piece ADD FOREIGN KEY (salle) REFERENCES salle NOT VALID;
    CREATE TABLE mouvement (mouvement integer PRIMARY KEY);
    INSERT INTO mouvement SELECT generate_series(1, 1500);
    CREATE TABLE sans_cle (valeur integer, texte text);
    CREATE VIEW vue AS SELECT nom, note FROM agent;
    CREATE VIEW pareilles AS SELECT 'x'::text AS a, (g / 20)::int AS b FROM generate_series(1, 39) g;
    CREATE MATERIALIZED VIEW figees AS SELECT * FROM pareilles;
    CREATE VIEW nombreuses AS SELECT g % 3 AS a FROM generate_series(1, 4500) g;`)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const person = fc.record({
  nom: fc.option(fc.constantFrom('Émile', 'emile', 'Zoé', 'Ça', 'Ca', "O'Neil", '', 'É\u0301', '日本', 'a\nb')),
  note: fc.option(fc.constantFrom('1', '1.0', '2.50', '-3', '123456789012345678901234567890.5')),
  vu: fc.option(
    fc.constantFrom('2026-01-01 00:00:00.123456+00', '2026-01-01 00:00:00.123457+00', '1999-12-31 23:59:59+00'),
  ),
  actif: fc.option(fc.boolean()),
  service: fc.option(fc.constantFrom('A', 'B', 'C', 'D')),
})
interface Person {
  readonly nom: string | null
  readonly note: string | null
  readonly vu: string | null
  readonly actif: boolean | null
  readonly service: string | null
}

async function fill(people: readonly Person[]): Promise<void> {
  await base.raw.query('TRUNCATE agent, service CASCADE')
  // Two services bear the same label, one has none.
  await base.raw.query(`INSERT INTO service VALUES ('A', 'Voirie'), ('B', 'voirie'), ('C', 'Voirie'), ('D', NULL)`)
  for (const [index, { nom, note, vu, actif, service }] of people.entries()) {
    await base.raw.query('INSERT INTO agent VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      index % 3,
      index,
      nom,
      note,
      vu,
      actif,
      service,
    ])
  }
}

/** Keys of every page from one end to the other. */
async function walk(first: ListQuery, way: 'next' | 'previous'): Promise<string[][]> {
  const entity = app.entity('agent')
  const pages: string[][] = []
  let asked = first
  for (let turn = 0; turn < 200; turn++) {
    const page = await list(app.ctx, entity, asked)
    pages.push(page.rows.map((row) => row.key.join('/')))
    const place = page[way]
    if (place === null) return pages
    asked = { ...asked, after: way === 'next' ? place : null, before: way === 'previous' ? place : null }
  }
  throw new Error('The listing does not end')
}

const orders = fc.constantFrom('nom', 'note', 'vu', 'actif', 'service', 'numero', '')
test('next to the end and back gives each row once, in the order of the engine', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { maxLength: 40 }),
      orders,
      fc.constantFrom('asc' as const, 'desc' as const),
      fc.integer({ min: 1, max: 7 }),
      async (people, field, direction, size) => {
        await fill(people)
        const sort = field === '' ? [] : [{ field, direction }]
        const forwards = (await walk(query({ sort, size }), 'next')).flat()
        expect([...forwards].sort()).toEqual(people.map((_, index) => `${index % 3}/${index}`).sort())
        const backwards = (await walk(query({ sort, size, before: atEnd }), 'previous')).reverse().flat()
        expect(backwards).toEqual(forwards)
        if (field !== '' && field !== 'service') {
          const raw = await base.raw.query(
            `SELECT commune || '/' || numero AS key FROM agent ORDER BY ${field} ${direction} NULLS LAST, commune ${direction}, numero ${direction}`,
          )
          expect(forwards).toEqual(raw.rows.map((row: { key: string }) => row.key))
        }
        if (field === 'service') {
          const raw = await base.raw.query(
            `SELECT a.commune || '/' || a.numero AS key FROM agent a LEFT JOIN service s USING (service)
           ORDER BY (a.service IS NULL), coalesce(s.libelle, '') ${direction}, a.service ${direction}, commune ${direction}, numero ${direction}`,
          )
          expect(forwards).toEqual(raw.rows.map((row: { key: string }) => row.key))
        }
      },
    ),
    { numRuns: 60 },
  )
})

test('no listing claims more rows than the page that holds them all', async () => {
  const entity = app.entity('mouvement')
  const asked = query()
  const many = await count(app.ctx, entity, asked)
  expect(many).toEqual({ count: 1000, capped: true })
  expect(agreed(many, asked, await list(app.ctx, entity, asked))).toEqual(many)
  // Nothing from there on says nothing of what lies before.
  const beyond = query({ from: '2000' })
  expect(agreed(many, beyond, await list(app.ctx, entity, beyond))).toEqual(many)
  await base.raw.query('DELETE FROM mouvement WHERE mouvement > 3')
  // A page of another filter changes nothing to what is believed.
  const other = query({ criteria: [{ field: 'mouvement', kind: 'equals', value: '1' }] })
  await list(app.ctx, entity, other)
  expect(await count(app.ctx, entity, asked)).toEqual(many)
  expect(agreed(many, asked, await list(app.ctx, entity, asked))).toEqual({ count: 3, capped: false })
  expect(await count(app.ctx, entity, asked)).toEqual({ count: 3, capped: false })
})

test('a place beyond which nothing is left shows the nearest page, with its way back', async () => {
  const entity = app.entity('agent')
  const people = Array.from({ length: 10 }, () => ({ nom: 'x', note: null, vu: null, actif: null, service: null }))
  const shown = async (changes: Partial<ListQuery>) => {
    const asked = query({ sort: [{ field: 'numero', direction: 'asc' }], size: 4, ...changes })
    const page = await list(app.ctx, entity, asked)
    return { ...page, numbers: page.rows.map((row) => row.values['numero']) }
  }
  await fill(people)
  const second = await shown({ after: (await shown({})).next })
  await base.raw.query('DELETE FROM agent WHERE numero >= 6')
  const last = await shown({ after: second.next })
  expect(last).toMatchObject({ numbers: [2, 3, 4, 5], next: null })
  expect((await shown({ before: last.previous })).numbers).toEqual([0, 1])
  await base.raw.query('DELETE FROM agent WHERE numero < 4')
  expect(await shown({ before: second.previous })).toMatchObject({ numbers: [4, 5], next: null, previous: null })
  await base.raw.query('DELETE FROM agent')
  expect(await shown({ after: second.next })).toMatchObject({ numbers: [], next: null, previous: null })
})

test('a table without key and views are listed whole', async () => {
  await fill(
    Array.from({ length: 7 }, (_, index) => ({
      nom: `n${index % 2}`,
      note: '1',
      vu: null,
      actif: null,
      service: null,
    })),
  )
  await base.raw.query('TRUNCATE sans_cle')
  await base.raw.query('INSERT INTO sans_cle SELECT 1, NULL FROM generate_series(1, 9)')
  expect((await pagesBothWays('sans_cle', 2)).flat()).toHaveLength(9)
  expect(await pagesBothWays('vue', 2)).toEqual([['n0 1', 'n0 1'], ['n0 1', 'n0 1'], ['n1 1', 'n1 1'], ['n1 1']])
  const alike = [...Array.from({ length: 19 }, () => '0'), ...Array.from({ length: 20 }, () => '1')]
  for (const name of ['pareilles', 'figees']) {
    const pages = await pagesBothWays(name, 5)
    expect(pages.map((page) => page.length)).toEqual([5, 5, 5, 5, 5, 5, 5, 4])
    expect(pages.flat()).toEqual(alike)
  }
})

/** Values of the rows of each page, which the way back must give as the way forth; the last page is then a full one. */
async function pagesBothWays(name: string, size: number): Promise<string[][]> {
  const read = async (way: 'next' | 'previous'): Promise<string[][]> => {
    const pages: string[][] = []
    let asked = query({ size, before: way === 'next' ? null : atEnd })
    for (let turn = 0; turn < 50; turn++) {
      const page = await list(app.ctx, app.entity(name), asked)
      pages.push(page.rows.map((row) => Object.values(row.values).join(' ')))
      const place = page[way]
      if (place === null) return pages
      asked = query({ size, after: way === 'next' ? place : null, before: way === 'next' ? null : place })
    }
    throw new Error('The listing does not end')
  }
  const forth = await read('next')
  expect((await read('previous')).reverse().flat()).toEqual(forth.flat())
  return forth
}

test('an export of a view holds every row, however many are alike', async () => {
  const found = new Map<unknown, number>()
  for await (const row of stream(app.ctx, app.entity('nombreuses'), query()))
    found.set(row.values['a'], (found.get(row.values['a']) ?? 0) + 1)
  expect([...found]).toEqual([
    [0, 1500],
    [1, 1500],
    [2, 1500],
  ])
})

test('a sort by label gives the rows that refer to nothing too, where the constraint was never checked', async () => {
  const sorted = query({ sort: [{ field: 'salle', direction: 'asc' }] })
  const { rows } = await list(app.ctx, app.entity('piece'), sorted)
  expect(rows.map((row) => row.key)).toEqual([['2'], ['1'], ['3'], ['4']])
  const exported: unknown[] = []
  for await (const row of stream(app.ctx, app.entity('piece'), sorted)) exported.push(row.values['piece'])
  expect(exported).toEqual([2, 1, 3, 4])
})

test('a place belongs to one user, order and filter', async () => {
  await fill(Array.from({ length: 9 }, () => ({ nom: 'x', note: null, vu: null, actif: null, service: null })))
  const entity = app.entity('agent')
  const { next } = await list(app.ctx, entity, query({ size: 2 }))
  const used = (ctx = app.ctx, changes: Partial<ListQuery> = {}) =>
    list(ctx, entity, query({ size: 2, after: next, ...changes }))
  expect((await used()).rows).toHaveLength(2)
  await expect(used(app.as('bruno'))).rejects.toMatchObject({ code: 'OM_BAD_REQUEST' })
  await expect(used(app.ctx, { sort: [{ field: 'nom', direction: 'desc' }] })).rejects.toMatchObject({
    code: 'OM_BAD_REQUEST',
  })
  await expect(list(app.ctx, entity, query({ after: `${next}x` }))).rejects.toMatchObject({ code: 'OM_BAD_REQUEST' })
})
