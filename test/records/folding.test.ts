// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { folded, patternOf } from '../../packages/openmairie/src/database/dialect/folding.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { postgresql, postgresqlElsewhere } from '../../packages/openmairie/src/database/postgresql/dialect.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { sieveOf } from '../../packages/openmairie/src/database/postgresql/sieve.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

/** Letters of which some become others, or two, or nothing elsewhere; and all that an expression or a pattern reads as its own. */
const western = [...'aAeEoOœŒæÆéÉàÇçñÿŸsSzZkm09-\'’ .%_\\[]^$(){}|+?"\n/&@`~']
const further = [...'ßłŁőŠžøĲﬁΣσςİıКкK字😀', '\u0301', '\u0308', 'e\u0301', '\u007f', '\u0080', '\uffff']
const words = (letters: readonly string[], most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...letters), { maxLength: most }).map((list) => list.join(''))

describe.each([
  ['in the base of the instance', postgresql],
  ['elsewhere', postgresqlElsewhere],
])('a search %s', (_, dialect) => {
  let scratch: Scratch
  let database: Database
  beforeAll(async () => {
    scratch = await scratchDatabase()
    database = openDatabase(
      { url: scratch.url, size: 1, applicationName: 'test', statementTimeout: 60_000, failed: () => undefined },
      dialect,
    )
    await migrateInstance(database)
  })
  afterAll(async () => {
    await database.close()
    await scratch.drop()
  })

  const text = sql`texte`
  const typed = { type: 'text', native: 'text', element: null } as const
  /** What is found in texts, by the search and by the folding alone. */
  const found = async (word: string, texts: readonly string[]) => {
    const folding = dialect.folding?.(text, typed) ?? sql`NULL`
    const { rows } = await database.query(
      sql`SELECT ${dialect.contains(text, typed, word)} AS found, ${folding} LIKE ${patternOf(folded(word))} AS whole
        FROM jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) WITH ORDINALITY AS t(texte, place) ORDER BY place`,
    )
    return { found: rows.map((row) => row['found']), whole: rows.map((row) => row['whole']) }
  }

  test('finds what the folding in TypeScript finds', async () => {
    const property = fc.asyncProperty(
      words([...western, '*'], 4),
      fc.array(words(western, 8), { minLength: 20, maxLength: 60 }),
      async (word, texts) => {
        const pieces = folded(word)
          .split('*')
          .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
        const expected = texts.map((each) => new RegExp(pieces.join('[^]*'), 'u').test(folded(each)))
        expect((await found(word, texts)).found).toEqual(expected)
      },
    )
    await fc.assert(property, { numRuns: 400 })
  })

  test('dismisses nothing that the folding of the base would keep, in any alphabet', async () => {
    const letters = [...western, ...further]
    const property = fc.asyncProperty(
      words([...letters, '*'], 4),
      fc.array(words(letters, 6), { minLength: 20, maxLength: 60 }),
      async (word, texts) => {
        const { found: sifted, whole } = await found(word, texts)
        expect(sifted).toEqual(whole)
      },
    )
    await fc.assert(property, { numRuns: 400 })
  })

  test('takes any length of word', async () => {
    const long = `${'Œuvre d’été '.repeat(400)}`
    expect((await found(long, [long.toUpperCase(), 'oeuvre'])).found).toEqual([true, false])
  })
})

test('a word is sifted by its longest part in ASCII, capitals and ligatures included', () => {
  const matches = (word: string, text: string): boolean => new RegExp(sieveOf(word) ?? '', 'u').test(text)
  expect(matches('martin', 'SAINT-MARTIN')).toBe(true)
  expect(matches('martin', 'SAINT-MARTHE')).toBe(false)
  expect(matches('coeur', 'Sacré-Cœur')).toBe(true)
  expect(matches('coeur', 'Sacré-Chœur')).toBe(false)
  expect(matches('a*oeuvre', 'Œ')).toBe(false)
  expect(sieveOf('*')).toBeNull()
  expect(sieveOf('σ')).toBeNull()
})
