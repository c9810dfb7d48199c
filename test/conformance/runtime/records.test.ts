// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import {
  atEnd,
  count,
  create,
  dependents,
  type ListQuery,
  list,
  named,
  neighbours,
  options,
  read,
  remove,
  update,
} from '../../../packages/openmairie/src/records/index.js'
import { query } from '../../support/application.js'
import { type Base, engines } from './bases.js'

/** How a connection of an engine sets foreign keys aside, and takes them up again. */
const unchecked: Readonly<Record<string, readonly [string, string]>> = {
  mariadb: ['SET foreign_key_checks = 0', 'SET foreign_key_checks = 1'],
  sqlite: ['PRAGMA foreign_keys = OFF', 'PRAGMA foreign_keys = ON'],
}

describe.each(Object.entries(engines))('records on %s', (engine, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })
  beforeEach(async () => {
    for (const table of ['absence', 'agent', 'service', 'sans_cle']) await base.raw(`DELETE FROM ${table}`)
    await base.raw(`INSERT INTO service VALUES ('A', 'Voirie'), ('B', 'Bâtiments'), ('C', 'Archives'), ('D', NULL)`)
    await base.raw(
      `INSERT INTO agent (agent, nom, note, vu, ne, actif, grand, service) VALUES
        (1, 'Émile', 12.50, '2026-01-01 10:00:00.123456', '1980-02-29', true, 9007199254740993, 'A'),
        (2, 'zoé', -3.00, NULL, NULL, false, NULL, 'B'),
        (3, NULL, NULL, '2026-03-29 03:30:00', '2000-12-31', NULL, -9223372036854775808, NULL)`,
    )
  })

  const agents = () => base.app.entity('agent')
  /** In the order of the keys where nothing is said: engines do not agree on the place of capitals and accents. */
  const keys = async (changes: Partial<ListQuery>): Promise<readonly string[]> =>
    (await list(base.app.ctx, agents(), query({ sort: [{ field: 'agent', direction: 'asc' }], ...changes }))).rows.map(
      (row) => row.key.join('/'),
    )

  test('a record is read without loss', async () => {
    const record = await read(base.app.ctx, agents(), ['1'])
    expect(record?.values).toMatchObject({
      agent: 1,
      nom: 'Émile',
      ne: '1980-02-29',
      actif: true,
      grand: 9007199254740993n,
    })
    expect(Number(record?.values['note'])).toBe(12.5)
    expect(record?.values['vu']).toBe('2026-01-01 10:00:00.123456')
    expect(record?.labels).toEqual({ service: 'Voirie' })
    expect((await read(base.app.ctx, agents(), ['3']))?.values).toMatchObject({
      nom: null,
      actif: null,
      grand: -9223372036854775808n,
    })
    expect(await read(base.app.ctx, agents(), ['99'])).toBeNull()
  })

  test('what is searched ignores accents and case, a star is a joker, a comma an or', async () => {
    const found = (text: string) => keys({ search: { text, field: null } })
    expect(await found('EMI')).toEqual(['1'])
    expect(await found('é*e')).toEqual(['1'])
    expect(await found('ZOE, emile')).toEqual(['1', '2'])
    expect(await found('%')).toEqual([])
    expect(await found("l'")).toEqual([])
    expect(await keys({ criteria: [{ field: 'note', kind: 'between', from: '-3', to: '12.5' }] })).toEqual(['1', '2'])
    expect(await keys({ criteria: [{ field: 'actif', kind: 'equals', value: 'false' }] })).toEqual(['2'])
    expect(await keys({ criteria: [{ field: 'vu', kind: 'between', from: null, to: '2026-01-01' }] })).toEqual(['1'])
    expect(await count(base.app.ctx, agents(), query())).toEqual({ count: 3, capped: false })
  })

  test('a reference is sorted and chosen by its label', async () => {
    expect(await keys({ sort: [{ field: 'service', direction: 'asc' }] })).toEqual(['2', '1', '3'])
    expect(await keys({ sort: [{ field: 'service', direction: 'desc' }] })).toEqual(['1', '2', '3'])
    const { options: found } = await options(base.app.ctx, base.app.entity('service'), {
      text: 'BATI',
      limit: 5,
      held: null,
      fields: ['service'],
    })
    expect(found).toEqual([{ key: ['B'], label: 'Bâtiments' }])
    const sorted = query({ sort: [{ field: 'note', direction: 'desc' }] })
    expect(await neighbours(base.app.ctx, agents(), sorted, ['2'])).toEqual({ previous: ['1'], next: ['3'] })
  })

  test('rows under one label follow the other terms of the order, both ways', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => {
      const note = index % 4 === 3 ? 'NULL' : String(index % 3)
      return `(${index + 1}, ${note}, ${index < 5 ? `'A'` : index < 10 ? `'B'` : 'NULL'})`
    })
    await base.raw('DELETE FROM agent')
    await base.raw(`INSERT INTO agent (agent, note, service) VALUES ${rows.join(', ')}`)
    const sort = [
      { field: 'service', direction: 'asc' as const },
      { field: 'note', direction: 'desc' as const },
    ]
    const pages = async (way: 'next' | 'previous'): Promise<string[]> => {
      const found: string[][] = []
      for (let asked = query({ sort, size: 2, before: way === 'next' ? null : atEnd }); found.length < 20; ) {
        const page = await list(base.app.ctx, agents(), asked)
        found.push(page.rows.map((row) => row.key.join('/')))
        const place = page[way]
        if (place === null) break
        asked = { ...asked, after: way === 'next' ? place : null, before: way === 'next' ? null : place }
      }
      return (way === 'next' ? found : found.reverse()).flat()
    }
    // Bâtiments: notes 2, 2, 1, 0, none; Voirie: 2, 1, 1, 0, none; then those without service.
    const expected = ['6', '9', '7', '10', '8', '3', '2', '5', '1', '4', '11', '12']
    expect(await pages('next')).toEqual(expected)
    expect(await pages('previous')).toEqual(expected)
  })

  test.runIf(unchecked[engine])('a row whose reference was written unchecked is sorted last', async () => {
    const [aside = '', again = ''] = unchecked[engine] ?? []
    await base.raw(aside)
    await base.raw(`INSERT INTO agent (agent, service) VALUES (4, 'perdu')`)
    await base.raw(again)
    expect(await keys({ sort: [{ field: 'service', direction: 'asc' }] })).toEqual(['2', '1', '3', '4'])
    expect(await keys({ sort: [{ field: 'service', direction: 'asc' }], before: atEnd, size: 2 })).toEqual(['3', '4'])
  })

  test('records are named together: those that are gone, or may not be read, are left out', async () => {
    const { ctx } = base.app
    const asked = [['2'], ['99'], ['1'], ['3'], ['abc'], ['1', '2'], []]
    const found = await named(ctx, agents(), asked)
    expect([...found].sort((a, b) => Number(a.key[0]) - Number(b.key[0]))).toEqual([
      { key: ['1'], label: 'Émile' },
      { key: ['2'], label: 'zoé' },
      { key: ['3'], label: '3' },
    ])
    const listing = { ...ctx.grants, can: (_app: string, _entity: unknown, verb: string) => verb === 'list' }
    expect(await named({ ...ctx, grants: listing }, agents(), asked)).toEqual([])
    expect(await named(ctx, agents(), [['abc']])).toEqual([])
  })

  test('a record lives its whole life, and the journal tells it', async () => {
    const { ctx } = base.app
    const nadia = {
      nom: 'Nadia',
      note: '0.10',
      ne: '1990-05-01',
      actif: 'true',
      grand: '9223372036854775807',
      service: 'C',
    }
    const added = await create(ctx, agents(), nadia, { idempotencyKey: 'once' })
    if (added.kind !== 'written') throw new Error(JSON.stringify(added))
    const again = await create(ctx, agents(), nadia, { idempotencyKey: 'once' })
    expect(again).toMatchObject({ kind: 'written', key: added.key, repeated: true })
    const record = await read(ctx, agents(), added.key)
    expect(record?.values).toMatchObject({ nom: 'Nadia', actif: true, grand: 9223372036854775807n })
    const saved = await update(
      ctx,
      agents(),
      added.key,
      { nom: 'Nadège', note: null },
      { idempotencyKey: null, digests: record?.digests ?? '' },
    )
    expect(saved).toMatchObject({ kind: 'written', label: 'Nadège' })
    const late = await update(
      ctx,
      agents(),
      added.key,
      { nom: 'Nadine' },
      { idempotencyKey: null, digests: record?.digests ?? '' },
    )
    expect(late.kind).toBe('conflict')
    const absences = base.app.entity('absence')
    const day = { agent: added.key[0] ?? '', jour: '2026-11-25', motif: 'congé' }
    expect(await create(ctx, absences, day, { idempotencyKey: null })).toMatchObject({
      kind: 'written',
      key: [added.key[0], '2026-11-25'],
    })
    expect((await create(ctx, absences, day, { idempotencyKey: null })).kind).toBe('invalid')
    expect(await dependents(ctx, agents(), added.key)).toMatchObject([
      { entity: 'absence', count: { count: 1, capped: false } },
    ])
    const current = await read(ctx, agents(), added.key)
    const options_ = { idempotencyKey: null, digests: current?.digests ?? null }
    expect((await remove(ctx, agents(), added.key, options_)).kind).toBe('refused')
    expect((await remove(ctx, absences, [added.key[0] ?? '', '2026-11-25'], { ...options_, digests: null })).kind).toBe(
      'deleted',
    )
    expect((await remove(ctx, agents(), added.key, options_)).kind).toBe('deleted')
    expect(await base.raw(`SELECT nom FROM agent WHERE nom LIKE 'Nad%'`)).toEqual([])
  })

  test('what follows a record goes by the same door', async () => {
    await base.raw(`UPDATE agent SET photo = 'abc' WHERE agent = 1`)
    await base.raw('INSERT INTO carte VALUES (3, 2, NULL), (2, 1, NULL), (1, 1, 2), (4, 2, 1)')
    const lines = async (): Promise<readonly string[]> =>
      (
        await base.app.instance.query(
          sql`SELECT operation || ' ' || entite || ' ' || enregistrement AS line FROM openmairie.om_journal WHERE etat = 'fait' ORDER BY om_journal`,
        )
      ).rows.map((row) => String(row['line']))
    const before = (await lines()).length
    const whole = { idempotencyKey: null, digests: null }
    const outcome = await remove(base.app.ctx, agents(), ['1'], whole)
    expect(outcome).toMatchObject({ kind: 'deleted', repeated: false })
    expect((await lines()).slice(before)).toEqual([
      'update carte 4',
      'delete carte 1',
      'delete carte 2',
      'delete agent 1',
    ])
    const kept = await base.app.instance.query(
      sql`SELECT avant->>'nom' AS nom, avant->>'photo' AS photo FROM openmairie.om_journal_contenu ORDER BY om_journal DESC LIMIT 1`,
    )
    expect(kept.rows).toEqual([
      { nom: 'Émile', photo: 'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad:3' },
    ])
    const left = await base.raw('SELECT carte, suivante FROM carte ORDER BY carte')
    expect(left.map((row) => [Number(row['carte']), row['suivante']])).toEqual([
      [3, null],
      [4, null],
    ])
  })

  test.each([
    [{ nom: 'x'.repeat(41) }, 'nom'],
    [{ service: 'Z' }, 'service'],
  ])('a bad input names its field: %j', async (input, field) => {
    const outcome = await create(base.app.ctx, agents(), input, { idempotencyKey: null })
    expect(outcome).toMatchObject({ kind: 'invalid' })
    if (outcome.kind === 'invalid' && field !== 'service') expect(outcome.problems[0]?.field).toBe(field)
    expect(await base.raw('SELECT agent FROM agent')).toHaveLength(3)
  })

  test('a key that its type cannot hold names no record', async () => {
    for (const key of ['abc', '1abc', '', '1.5'])
      expect(await read(base.app.ctx, agents(), [key]).catch(() => null)).toBeNull()
  })

  const person = fc.record({
    nom: fc.option(fc.constantFrom("'Émile'", "'emile'", "'Zoé'", "'O''Neil'", "''", "'日本'")),
    note: fc.option(fc.constantFrom('1', '2.50', '-3', '9999999999.99')),
    vu: fc.option(fc.constantFrom("'2026-01-01 00:00:00.123456'", "'2026-01-01 00:00:00.123457'")),
    service: fc.option(fc.constantFrom("'A'", "'B'", "'C'", "'D'")),
  })
  const orders = fc.constantFrom('nom', 'note', 'vu', 'service', 'agent', 'actif')
  test('next to the end and back gives each row once, in one order', async () => {
    const walk = async (first: ListQuery, way: 'next' | 'previous'): Promise<string[]> => {
      const found: string[][] = []
      for (let asked = first; ; ) {
        const page = await list(base.app.ctx, agents(), asked)
        found.push(page.rows.map((row) => row.key.join('/')))
        const place = page[way]
        if (place === null) return (way === 'next' ? found : found.reverse()).flat()
        asked = { ...asked, after: way === 'next' ? place : null, before: way === 'previous' ? place : null }
        if (found.length > 100) throw new Error('The listing does not end')
      }
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { minLength: 1, maxLength: 25 }),
        orders,
        fc.boolean(),
        async (people, field, up) => {
          await base.raw('DELETE FROM agent')
          const rows = people.map(
            (one, index) => `(${index + 1}, ${one.nom}, ${one.note}, ${one.vu}, ${one.service}, ${index % 2 === 0})`,
          )
          await base.raw(`INSERT INTO agent (agent, nom, note, vu, service, actif) VALUES ${rows.join(', ')}`)
          const asked = query({ sort: [{ field, direction: up ? 'asc' : 'desc' }], size: 5 })
          const forwards = await walk(asked, 'next')
          expect([...forwards].sort((a, b) => Number(a) - Number(b))).toEqual(
            people.map((_, index) => String(index + 1)),
          )
          expect(await walk({ ...asked, before: atEnd }, 'previous')).toEqual(forwards)
        },
      ),
      { numRuns: process.env.OPENMAIRIE_THOROUGH ? 200 : 30 },
    )
  })

  test('rows that were there are given once though others come while paging', async () => {
    await base.raw('DELETE FROM agent')
    const rows = Array.from({ length: 30 }, (_, index) => `(${index + 1}, 'n${index % 5}')`)
    await base.raw(`INSERT INTO agent (agent, nom) VALUES ${rows.join(', ')}`)
    const seen: string[] = []
    let asked = query({ sort: [{ field: 'nom', direction: 'asc' }], size: 4 })
    for (let turn = 0; turn < 40; turn++) {
      const page = await list(base.app.ctx, agents(), asked)
      seen.push(...page.rows.map((row) => row.key.join('/')))
      await base.raw(`INSERT INTO agent (agent, nom) VALUES (${1000 + turn}, 'n${turn % 5}')`)
      if (page.next === null) break
      asked = { ...asked, after: page.next }
    }
    expect(seen.filter((key) => Number(key) < 1000)).toHaveLength(30)
    expect(new Set(seen).size).toBe(seen.length)
  })

  test('a table without key and a view are listed', async () => {
    await base.raw(`INSERT INTO sans_cle VALUES (1, 'a'), (1, 'a'), (NULL, NULL)`)
    expect((await list(base.app.ctx, base.app.entity('sans_cle'), query())).rows).toHaveLength(3)
    expect((await list(base.app.ctx, base.app.entity('vue'), query())).rows).toHaveLength(3)
  })

  test.each(['vue', 'sans_cle'])('rows that are alike are each listed once: %s', async (name) => {
    const words = ['A', 'A', 'A', 'a', 'a', 'é', 'é', 'É', null, null, null]
    const texts = words.map((word) => (word === null ? 'NULL' : `'${word}'`))
    await base.raw('DELETE FROM agent')
    await base.raw(
      `INSERT INTO agent (agent, nom, note) VALUES ${texts.map((word, n) => `(${n + 1}, ${word}, 1)`).join(', ')}`,
    )
    await base.raw(`INSERT INTO sans_cle (texte, valeur) VALUES ${texts.map((word) => `(${word}, 1)`).join(', ')}`)
    const field = name === 'vue' ? 'nom' : 'texte'
    for (const sort of [[], [{ field, direction: 'desc' as const }]]) {
      const pages = async (way: 'next' | 'previous'): Promise<unknown[]> => {
        const found: unknown[][] = []
        for (let asked = query({ sort, size: 2, before: way === 'next' ? null : atEnd }); found.length < 20; ) {
          const page = await list(base.app.ctx, base.app.entity(name), asked)
          found.push(page.rows.map((row) => row.values[field]))
          const place = page[way]
          if (place === null) break
          asked = { ...asked, after: way === 'next' ? place : null, before: way === 'next' ? null : place }
        }
        return (way === 'next' ? found : found.reverse()).flat()
      }
      const forth = await pages('next')
      expect([...forth].sort()).toEqual([...words].sort())
      expect(await pages('previous')).toEqual(forth)
    }
  })
})
