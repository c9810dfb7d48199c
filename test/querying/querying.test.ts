// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { GivenParameters, QueryDefinition, QueryFilter } from '../../packages/openmairie/src/model/query.js'
import { type Ctx, countQuery, list, runQuery, withinQuery } from '../../packages/openmairie/src/records/index.js'
import { columnsOf, textIn } from '../../packages/openmairie/src/ui/columns.js'
import { type Base, enginesOver } from '../conformance/runtime/bases.js'

const tables = (key: string, moment: string): string => `
  CREATE TABLE secteur (secteur integer PRIMARY KEY, libelle varchar(40) NOT NULL);
  CREATE TABLE service (service varchar(10) PRIMARY KEY, libelle varchar(40) NOT NULL, secteur integer,
    FOREIGN KEY (secteur) REFERENCES secteur (secteur));
  CREATE TABLE agent (agent ${key}, nom varchar(40) NOT NULL, prime decimal(12,2), points integer, grand bigint, ne date, vu ${moment},
    actif boolean, service varchar(10), CONSTRAINT agent_service FOREIGN KEY (service) REFERENCES service (service));
  CREATE TABLE absence (absence integer PRIMARY KEY, agent integer NOT NULL, jour date NOT NULL, duree decimal(6,1) NOT NULL,
    motif varchar(20) NOT NULL, CONSTRAINT absence_agent FOREIGN KEY (agent) REFERENCES agent (agent));
  CREATE TABLE noeud (noeud integer PRIMARY KEY, parent integer, CONSTRAINT noeud_parent FOREIGN KEY (parent) REFERENCES noeud (noeud));`

const all = { given: {}, blank: 'all', most: 10 } as const
const rows = [
  `INSERT INTO secteur VALUES (1, 'Nord'), (2, 'Sud')`,
  `INSERT INTO service VALUES ('TEC', 'Techniques', 1), ('FIN', 'Finances', 2), ('VID', 'Vide', NULL)`,
  `INSERT INTO agent (agent, nom, prime, points, grand, ne, vu, actif, service) VALUES
    (1, 'Élise', 0.10, 3, 9007199254740993, '1990-03-02', '2026-03-31 23:59:59', true, 'TEC'),
    (2, 'elise', 0.20, 4, 9007199254740993, '1990-03-30', '2026-04-01 00:00:00', false, 'TEC'),
    (3, 'Bernard', -1234567890.05, 4, NULL, '1985-12-31', NULL, NULL, 'FIN'),
    (4, 'Zoé', NULL, NULL, NULL, NULL, NULL, true, NULL)`,
  `INSERT INTO absence VALUES (1, 1, '2026-01-05', 1.5, 'congé'), (2, 1, '2026-02-05', 2.0, 'maladie'), (3, 3, '2026-02-28', 0.5, 'congé')`,
]

describe.each(Object.entries(enginesOver(tables)))('queries on %s', (_, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
    for (const statement of rows) await base.raw(statement)
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })

  const found = async (
    said: Partial<QueryDefinition> & Pick<QueryDefinition, 'columns'>,
    given: GivenParameters = {},
    ctx: Ctx = base.app.ctx,
  ): Promise<readonly string[]> => {
    const definition = { name: 'essai', label: 'Essai', entity: 'agent', ...said }
    const answer = await runQuery(ctx, definition, { given, blank: 'all', most: 100 })
    if (answer.kind === 'none') throw new Error(JSON.stringify(answer.problems))
    const counted = await countQuery(ctx, definition, { given, blank: 'all' })
    expect(counted).toEqual({ count: answer.rows.length, capped: false })
    const columns = columnsOf(answer.entity)
    return answer.rows.map((row) => columns.map((column) => textIn(column, row, ctx)).join(' | '))
  }
  const names = (...filters: readonly QueryFilter[]) => found({ columns: [{ path: 'nom' }], filters, sort: [] })

  test('tells what records refer to, in an order, blanks last', async () => {
    const columns = ['points', 'service', 'service.secteur.libelle', 'service.om_libelle'].map((path) => ({ path }))
    const sort = [
      { column: 'service.secteur.libelle', direction: 'desc' },
      { column: 'points', direction: 'asc' },
    ] as const
    expect(await found({ columns, sort })).toEqual([
      '4 | Finances | Sud | Finances',
      '3 | Techniques | Nord | Techniques',
      '4 | Techniques | Nord | Techniques',
      ' |  |  | ',
    ])
  })

  test('tells a record for each row of its tab, and once where there is none', async () => {
    const tab = 'absence.agent'
    const columns = [{ path: 'nom' }, { path: `${tab}.jour` }, { path: `${tab}.duree` }]
    expect(await found({ tab, columns, sort: [{ column: `${tab}.jour`, direction: 'asc' }] })).toEqual([
      expect.stringMatching(/^Élise \| 05\/01\/2026 \| 1,5$/),
      expect.stringMatching(/^Élise \| 05\/02\/2026 \| 2(,0)?$/),
      'Bernard | 28/02/2026 | 0,5',
      'elise |  | ',
      'Zoé |  | ',
    ])
    const held = { path: `${tab}.motif`, operator: 'is', value: 'congé' } as const
    expect(await found({ tab, columns: [{ path: `${tab}.absence` }], filters: [held] })).toEqual(['3', '1'])
  })

  test.each<[string, QueryFilter, readonly string[]]>([
    ['is', { path: 'points', operator: 'is', value: '4' }, ['elise', 'Bernard']],
    ['is not, what is blank among them', { path: 'points', operator: 'is-not', value: '4' }, ['Élise', 'Zoé']],
    ['below', { path: 'prime', operator: 'below', value: '0.2' }, ['Élise', 'Bernard']],
    ['at most', { path: 'prime', operator: 'at-most', value: '0.2' }, ['Élise', 'elise', 'Bernard']],
    ['above', { path: 'prime', operator: 'above', value: '0.1' }, ['elise']],
    ['at least', { path: 'prime', operator: 'at-least', value: '0.1' }, ['Élise', 'elise']],
    ['between', { path: 'ne', operator: 'between', value: '1985-12-31', to: '1990-03-02' }, ['Élise', 'Bernard']],
    ['a whole day', { path: 'vu', operator: 'at-most', value: '2026-03-31' }, ['Élise']],
    ['is a day', { path: 'vu', operator: 'is', value: '2026-03-31' }, ['Élise']],
    ['is not a day', { path: 'vu', operator: 'is-not', value: '2026-03-31' }, ['elise', 'Bernard', 'Zoé']],
    ['after a whole day', { path: 'vu', operator: 'above', value: '2026-03-31' }, ['elise']],
    ['contains', { path: 'nom', operator: 'contains', value: 'LIS' }, ['Élise', 'elise']],
    ['begins', { path: 'nom', operator: 'begins', value: 'éli' }, ['Élise', 'elise']],
    ['begins, not within', { path: 'nom', operator: 'begins', value: 'lis' }, []],
    ['empty', { path: 'service', operator: 'empty' }, ['Zoé']],
    ['filled', { path: 'service', operator: 'filled' }, ['Élise', 'elise', 'Bernard']],
    ['of what it refers to', { path: 'service.secteur.libelle', operator: 'begins', value: 'nor' }, ['Élise', 'elise']],
    ['a boolean', { path: 'actif', operator: 'is', value: 'true' }, ['Élise', 'Zoé']],
    ['a boolean that is not', { path: 'actif', operator: 'is-not', value: 'true' }, ['elise', 'Bernard']],
    ['a big number', { path: 'grand', operator: 'is', value: '9007199254740993' }, ['Élise', 'elise']],
  ])('filters: %s', async (_, filter, expected) => {
    expect([...(await names(filter))].sort()).toEqual([...expected].sort())
  })

  test('asks for a value; a blank one does not filter, or finds nothing where it is bound', async () => {
    const filter = {
      path: 'points',
      operator: 'at-least',
      value: '1',
      parameter: { name: 'seuil', label: 'Seuil' },
    } as const
    const asked = {
      columns: [{ path: 'agent' }],
      filters: [filter],
      sort: [{ column: 'agent', direction: 'asc' }],
    } as const
    expect(await found(asked, { seuil: { value: '4', to: null } })).toEqual(['2', '3'])
    expect(await found(asked, { seuil: { value: null, to: null } })).toHaveLength(4)
    const definition = { name: 'essai', label: 'Essai', entity: 'agent', ...asked }
    const bound = await runQuery(base.app.ctx, definition, { given: {}, blank: 'none', most: 10 })
    expect(bound).toMatchObject({ kind: 'answer', rows: [] })
  })

  test('groups by month, and reckons exactly', async () => {
    const columns = [
      { path: 'ne', by: 'month' },
      { path: '', reckon: 'count' },
      { path: 'prime', reckon: 'total' },
      { path: 'prime', reckon: 'mean' },
      { path: 'points', reckon: 'total' },
      { path: 'points', reckon: 'mean' },
      { path: 'grand', reckon: 'total' },
      { path: 'points', reckon: 'distinct' },
    ] as const
    expect(await found({ columns })).toEqual([
      'décembre 1985 | 1 | -1234567890,05 | -1234567890,05 | 4 | 4,00 |  | 1',
      'mars 1990 | 2 | 0,30 | 0,15 | 7 | 3,50 | 18014398509481986 | 2',
      ' | 1 |  |  |  |  |  | 0',
    ])
    const year = [
      { path: 'ne', by: 'year' },
      { path: 'vu', reckon: 'count' },
    ] as const
    expect(await found({ columns: year, sort: [{ column: 'vu:count', direction: 'desc' }] })).toEqual([
      '1990 | 2',
      '1985 | 0',
      ' | 0',
    ])
  })

  test('groups by what records refer to, names of services that differ by an accent apart', async () => {
    const columns = [{ path: 'service' }, { path: 'prime', reckon: 'min' }, { path: 'vu', reckon: 'max' }] as const
    expect(await found({ columns })).toEqual([
      'Finances | -1234567890,05 | ',
      expect.stringMatching(/^Techniques \| 0,10? \| 01\/04\/2026 00:00$/),
      ' |  | ',
    ])
    const byName = [{ path: 'nom' }, { path: '', reckon: 'count' }] as const
    expect(await found({ columns: byName })).toHaveLength(4)
    const whole = [
      { path: '', reckon: 'count' },
      { path: 'prime', reckon: 'total' },
    ] as const
    expect(await found({ columns: whole })).toEqual(['4 | -1234567889,75'])
    expect(await found({ columns: byName, limit: 2 })).toHaveLength(2)
  })

  test('a listing is kept to the records that a query finds, each once, and to its first ones', async () => {
    const entity = base.app.entity('agent')
    const byKey = [{ field: 'agent', direction: 'asc' as const }]
    const listed = async (said: Partial<QueryDefinition>, given: GivenParameters = {}) => {
      const definition = { name: 'essai', label: 'Essai', entity: 'agent', columns: [{ path: 'nom' }], ...said }
      const within = withinQuery(base.app.ctx, definition, { given, blank: 'all' })
      if (!within) return null
      const query = { sort: byKey, search: null, criteria: [], parent: null, expired: false, size: 10, after: null }
      const page = await list(base.app.ctx, entity, { ...query, before: null, from: null, within })
      return [page.rows.map(({ key }) => key[0]), within.told]
    }
    const tab = 'absence.agent'
    const long = { path: 'absence.agent.duree', operator: 'at-least', value: '1' } as const
    expect(await listed({ tab, filters: [long] })).toEqual([['1'], expect.stringContaining('"requete":"essai"')])
    const asked = { path: 'service.secteur', operator: 'is', parameter: { name: 'secteur', label: 'Secteur' } } as const
    const [found, told] = (await listed({ filters: [asked] }, { secteur: { value: '1', to: null } })) ?? []
    expect(found).toEqual(['1', '2'])
    expect(told).toContain('"value":"1"')
    const sort = [{ column: 'prime', direction: 'asc' }] as const
    expect((await listed({ columns: [{ path: 'prime' }], sort, limit: 1 }))?.[0]).toEqual(['3'])
    expect(await listed({ columns: [{ path: '', reckon: 'count' }] })).toBeNull()
  })

  test('what is of a record is not added up once for each row of its tab', async () => {
    const definition = { name: 'x', label: 'X', entity: 'agent', tab: 'absence.agent' }
    const columns = [
      { path: 'prime', reckon: 'total' },
      { path: 'absence.agent.duree', reckon: 'total' },
    ] as const
    const answer = await runQuery(base.app.ctx, { ...definition, columns }, { given: {}, blank: 'all', most: 10 })
    expect(answer.problems).toEqual([expect.objectContaining({ name: 'prime:total', kind: 'multiplied' })])
    expect(answer).toMatchObject({ kind: 'answer', rows: [{ values: { 'absence.agent.duree:total': '4.0' } }] })
    const counted = { path: 'nom', reckon: 'count' } as const
    const beside = await runQuery(base.app.ctx, { ...definition, columns: [counted, ...columns] }, all)
    expect(beside.problems.map(({ name, kind }) => [name, kind])).toEqual([
      ['nom:count', 'multiplied'],
      ['prime:total', 'multiplied'],
    ])
    const through = [
      { path: 'agent.prime', reckon: 'total' },
      { path: 'duree', reckon: 'total' },
    ] as const
    const away = await runQuery(base.app.ctx, { name: 'x', label: 'X', entity: 'absence', columns: through }, all)
    expect(away.problems).toEqual([expect.objectContaining({ name: 'agent.prime:total', kind: 'multiplied' })])
  })

  test('beside a tab its rows are counted: a record that has none has none', async () => {
    const columns = [{ path: 'agent' }, { path: '', reckon: 'count' }] as const
    expect(await found({ tab: 'absence.agent', columns })).toEqual(['1 | 2', '2 | 0', '3 | 1', '4 | 0'])
  })

  test('a query follows eight references in a row, and thirty in all', async () => {
    const chain = (steps: number) => ({ path: `${'parent.'.repeat(steps)}noeud` })
    const asked = { name: 'x', label: 'X', entity: 'noeud' }
    expect((await runQuery(base.app.ctx, { ...asked, columns: [chain(8)] }, all)).problems).toEqual([])
    const far = await runQuery(base.app.ctx, { ...asked, columns: [chain(9), chain(300)] }, all)
    expect(far.problems.map(({ kind }) => kind)).toEqual(['far', 'far'])
  })
})
