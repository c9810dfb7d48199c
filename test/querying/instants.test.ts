// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { QueryDefinition, QueryFilter } from '../../packages/openmairie/src/model/query.js'
import { list, runQuery } from '../../packages/openmairie/src/records/index.js'
import { type Base, enginesOver } from '../conformance/runtime/bases.js'
import { query } from '../support/application.js'

/** The type of an instant, by that of a moment without zone. */
const instants: Readonly<Record<string, string>> = {
  'timestamp(6)': 'timestamptz',
  'datetime(6)': 'timestamp NULL',
  datetime: 'timestamptz',
}
const tables = (_: string, moment: string): string =>
  `CREATE TABLE passage (passage integer PRIMARY KEY, vu ${instants[moment]})`

/** What each engine is given: an instant, and the month that a clock in Paris shows. */
const seen = [
  ['1975-07-31T22:30:00Z', '1975-07'],
  ['1975-07-31T23:30:00Z', '1975-08'],
  ['1999-12-31T22:59:59Z', '1999-12'],
  ['1999-12-31T23:00:00Z', '2000-01'],
  ['2024-03-31T21:59:59Z', '2024-03'],
  ['2024-03-31T22:00:00Z', '2024-04'],
  ['2026-07-31T21:59:59Z', '2026-07'],
  ['2026-07-31T22:00:00Z', '2026-08'],
  ['2026-10-31T22:59:59Z', '2026-10'],
  ['2026-10-31T23:00:00Z', '2026-11'],
  ['2036-06-30T22:00:00Z', '2036-07'],
] as const

/** What others may write on SQLite, and the month that is shown. */
const spelt = [
  ['2026-07-31 23:30:00+02:00', '2026-07'],
  ['2026-08-01 00:30:00+05:00', '2026-07'],
  ['2026-07-31 23:30:00+00:00', '2026-08'],
  ['2026-08-01 00:30:00+03', '2026-07'],
  ['2026-07-31 23:30+00:00', '2026-07'],
  ['2026-07-31 22:30:00', '2026-07'],
  ['2026-07-31T22:30:00Z', '2026-07'],
] as const

describe.each(Object.entries(enginesOver(tables)))('months of instants on %s', (engine, open) => {
  let base: Base
  beforeAll(async () => {
    base = await open()
    for (const [index, [instant]] of seen.entries()) {
      const written = instant.replace('T', ' ').replace('Z', '+00')
      const value = engine === 'mariadb' ? `FROM_UNIXTIME(${Date.parse(instant) / 1000})` : `'${written}'`
      await base.raw(`INSERT INTO passage VALUES (${index}, ${value})`)
    }
    await base.raw('INSERT INTO passage VALUES (99, NULL)')
  })
  afterAll(async () => {
    await base.app.database.close()
    if (base.app.instance !== base.app.database) await base.app.instance.close()
    await base.stop()
  })

  const told = async (
    columns: QueryDefinition['columns'],
    filters: readonly QueryFilter[] = [],
  ): Promise<readonly unknown[][]> => {
    const definition: QueryDefinition = { name: 'essai', label: 'Essai', entity: 'passage', columns, filters }
    const answer = await runQuery(base.app.ctx, definition, { given: {}, blank: 'all', most: 50 })
    if (answer.kind === 'none') throw new Error(JSON.stringify(answer.problems))
    return answer.rows.map(({ values }) => Object.values(values))
  }

  test('they are those of the instance’s clock, whatever the season in which one asks', async () => {
    expect(base.app.entity('passage').fields['vu']?.type).toBe('timestamptz')
    expect(await told([{ path: 'passage' }, { path: 'vu', by: 'month' }])).toEqual([
      ...seen.map(([, month], index) => [index, month]),
      [99, null],
    ])
    expect(
      await told([
        { path: 'vu', by: 'year' },
        { path: '', reckon: 'count' },
      ]),
    ).toEqual([
      ['1975', 2],
      ['1999', 1],
      ['2000', 1],
      ['2024', 2],
      ['2026', 4],
      ['2036', 1],
      [null, 1],
    ])
  })

  test('what is compared with a day takes the whole of it by the instance’s clock', async () => {
    const day = '2024-03-31'
    const found = async (filter: Omit<QueryFilter, 'path'>): Promise<readonly unknown[]> =>
      (await told([{ path: 'passage' }], [{ path: 'vu', ...filter }])).flat()
    expect(await found({ operator: 'is', value: day })).toEqual([4])
    expect(await found({ operator: 'at-most', value: day })).toEqual([0, 1, 2, 3, 4])
    expect(await found({ operator: 'below', value: '2024-04-01' })).toEqual([0, 1, 2, 3, 4])
    expect(await found({ operator: 'above', value: day })).toEqual([5, 6, 7, 8, 9, 10])
    expect(await found({ operator: 'at-least', value: '2024-04-01' })).toEqual([5, 6, 7, 8, 9, 10])
    expect(await found({ operator: 'between', value: day, to: '2024-04-01' })).toEqual([4, 5])
    const listed = async (from: string | null, to: string | null): Promise<readonly string[]> => {
      const criteria = [{ field: 'vu', kind: 'between', from, to }] as const
      const { rows } = await list(base.app.ctx, base.app.entity('passage'), query({ criteria }))
      return rows.map(({ key }) => key.join('/')).sort()
    }
    expect(await listed(day, day)).toEqual(['4'])
    expect(await listed(null, '1975-07-31')).toEqual(['0'])
    expect(await listed('2026-11-01', null)).toEqual(['10', '9'])
  })

  test.runIf(engine === 'sqlite')('what others wrote has the month that is shown', async () => {
    for (const [index, [text]] of spelt.entries())
      await base.raw(`INSERT INTO passage VALUES (${100 + index}, '${text}')`)
    const months = Object.fromEntries(await told([{ path: 'passage' }, { path: 'vu', by: 'month' }]))
    expect(spelt.map((_, index) => months[100 + index])).toEqual(spelt.map(([, month]) => month))
  })
})
