// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sealJournal } from '../../packages/openmairie/src/journal/seal.js'
import { verifyJournal } from '../../packages/openmairie/src/journal/verify.js'
import { writeJournal } from '../../packages/openmairie/src/journal/write.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication

beforeAll(async () => {
  base = await scratchDatabase('CREATE TABLE fiche (fiche integer PRIMARY KEY)')
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
beforeEach(async () => {
  await base.raw.query('TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu RESTART IDENTITY CASCADE')
})

const line = (record: string) =>
  ({
    actor: 'anne',
    application: 'essai',
    entity: 'fiche',
    record,
    operation: 'update',
    before: { nom: 'Anne', b: null },
    after: { nom: `Émile «${record}»`, b: '1' },
  }) as const
const write = (...records: readonly string[]): Promise<void> =>
  app.database.transaction(async (transaction) => {
    for (const record of records) await writeJournal(transaction, line(record))
  })
const chained = async (): Promise<readonly unknown[]> =>
  (
    await base.raw.query(
      `SELECT enregistrement AS e FROM openmairie.om_journal WHERE chaine IS NOT NULL ORDER BY place`,
    )
  ).rows.map((row) => row.e)

/** Seals until the chain has this many lines: those of transactions open beside, in other tests too, are waited for. */
const seal = async (lines: number): Promise<void> => {
  const chainedNow = async (): Promise<number> => {
    await sealJournal(app.database)
    return (await chained()).length
  }
  await expect.poll(chainedNow, { timeout: 20_000, interval: 50 }).toBe(lines)
}

test('a line committed late, under a smaller number, does not fork the chain', async () => {
  await write('0')
  await seal(1)
  let waited: number | null = null
  await app.database.transaction(async (transaction) => {
    await writeJournal(transaction, line('slow'))
    await write('quick')
    await base.raw.query(`UPDATE openmairie.om_journal SET instant = instant - interval '10 seconds'
      WHERE enregistrement = 'quick'`)
    waited = await sealJournal(app.database)
  })
  expect(waited).toBe(0)
  await seal(3)
  expect(await chained()).toEqual(['0', 'slow', 'quick'])
  expect(await verifyJournal(app.database)).toBeNull()
})

test('a line that its place in time leaves behind joins the end of the chain', async () => {
  await app.database.transaction(async (transaction) => {
    await writeJournal(transaction, line('left open'))
    await write('quick')
    await base.raw.query(`UPDATE openmairie.om_journal SET instant = instant - interval '2 hours'`)
    expect(await sealJournal(app.database)).toBe(1)
  })
  await seal(2)
  expect(await chained()).toEqual(['quick', 'left open'])
  expect(await verifyJournal(app.database)).toBeNull()
})

test('a line altered, a line removed and a payload altered are told; a payload erased is not', async () => {
  await write('1', '2', '3', '4', '5')
  await seal(5)
  expect(await verifyJournal(app.database)).toBeNull()
  await base.raw.query('DELETE FROM openmairie.om_journal_contenu WHERE om_journal = 5')
  expect(await verifyJournal(app.database)).toBeNull()
  await base.raw.query(`UPDATE openmairie.om_journal_contenu SET apres = apres || '{"b": "2"}' WHERE om_journal = 4`)
  expect(await verifyJournal(app.database)).toBe('4')
  await base.raw.query(`UPDATE openmairie.om_journal SET acteur = 'bruno' WHERE om_journal = 3`)
  expect(await verifyJournal(app.database)).toBe('3')
  await base.raw.query('DELETE FROM openmairie.om_journal_contenu WHERE om_journal = 1')
  await base.raw.query('DELETE FROM openmairie.om_journal WHERE om_journal = 1')
  expect(await verifyJournal(app.database)).toBe('2')
})
