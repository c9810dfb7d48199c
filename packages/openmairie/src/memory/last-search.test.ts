// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test, vi } from 'vitest'
import type { Database } from '../database/contract.js'
import { postgresql } from '../database/postgresql/dialect.js'
import { keepLastSearch, lastSearch } from './last-search.js'

afterEach(() => {
  vi.useRealTimers()
})

test('whoever asks while a search is being written finds that one', async () => {
  vi.useFakeTimers()
  let written: string | null = null
  const writes: (() => void)[] = []
  const query: Database['query'] = async (statement) => {
    if (!postgresql.compile(statement).text.includes('INSERT'))
      return { rows: written === null ? [] : [{ application: 'a', entite: 'b', etat: written }], count: 0 }
    await new Promise<void>((done) => writes.push(done))
    written = 'q=Anne'
    return { rows: [], count: 1 }
  }
  const never = () => Promise.reject(new Error('Not asked for'))
  const database: Database = {
    dialect: postgresql,
    query,
    transaction: never,
    under: () => ({ dialect: postgresql, query, transaction: never }),
    close: never,
  }
  keepLastSearch(database, '1', { application: 'a', entity: 'b', state: 'q=Anne' })
  await vi.runAllTimersAsync()
  expect(writes).toHaveLength(1)
  const found = lastSearch(database, '1')
  await vi.waitFor(() => expect(writes.length).toBeGreaterThan(0))
  for (const done of writes) done()
  expect(await found).toEqual({ application: 'a', entity: 'b', state: 'q=Anne' })
})
