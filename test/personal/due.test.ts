// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { oldLines } from '../../packages/openmairie/src/journal/purge.js'
import { sealJournal } from '../../packages/openmairie/src/journal/seal.js'
import { writeJournal } from '../../packages/openmairie/src/journal/write.js'
import { purgeJournal, refreshDue, shownDue } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { numbered } from './town.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE usager (usager ${numbered}, nom varchar(40) NOT NULL, sortie date, om_collectivite integer NOT NULL);
    INSERT INTO usager (nom, sortie, om_collectivite) SELECT 'Nom ' || n, date '2020-01-01' + n, CASE WHEN n > 1200 THEN 1 ELSE 2 END FROM generate_series(1, 1205) n;
    CREATE TABLE releve (releve ${numbered}, nom varchar(40), iban varchar(40), sortie date, cloture date);
    INSERT INTO releve (iban, sortie) SELECT 'FR' || n, '2020-01-01' FROM generate_series(1, 10000) n;
    INSERT INTO releve (nom, cloture) VALUES ('Dernière', '2021-01-01')`)
  app = await applicationOver(base.url, {
    usager: {
      personal: {
        purpose: 'Essai',
        legalBasis: 'consent',
        retention: { from: { field: 'sortie' }, keep: { months: 1 }, ending: 'anonymise' },
      },
      fields: { nom: { personal: true } },
    },
    releve: {
      personal: {
        purpose: 'Essai',
        legalBasis: 'consent',
        retention: { from: { field: 'cloture' }, keep: { months: 1 }, ending: 'anonymise' },
      },
      fields: {
        nom: { personal: true },
        iban: { personal: { retention: { from: { field: 'sortie' }, keep: { months: 1 }, ending: 'archive' } } },
      },
    },
  })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const listed = async (): Promise<number> =>
  (await base.raw.query('SELECT count(*)::int AS n FROM openmairie.om_echeance WHERE entite = $1', ['usager'])).rows[0]
    .n

test('two servers that list what is due at once list it once', async () => {
  await refreshDue(app.ctx)
  expect(await listed()).toBe(1205)
  let other: Promise<unknown> | null = null
  const first = {
    ...app.instance,
    transaction: (async (work) =>
      app.instance.transaction(async (transaction) => {
        const done = await work(transaction)
        other = refreshDue(app.ctx)
        await vi.waitFor(async () => {
          const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
          expect((await base.raw.query(waiting)).rows[0].n).toBe(1)
        }, 10_000)
        return done
      })) as typeof app.instance.transaction,
  }
  await refreshDue({ ...app.ctx, instance: first, database: first })
  await other
  expect(await listed()).toBe(1205)
})

test('whoever sees little of what is due does not have it read record by record', async () => {
  let statements = 0
  const counting: Database = {
    ...app.database,
    query: (statement) => {
      statements += 1
      return app.database.query(statement)
    },
  }
  const rights = ['read', 'update', 'anonymise'].map((verb) => `essai.usager.${verb}`)
  const ctx = { ...app.as('bob', rights), collectivites: ['1'], database: counting, instance: counting }
  const found = await shownDue(ctx, 100)
  expect(found.map(({ since }) => since)).toEqual([
    '2023-05-16',
    '2023-05-17',
    '2023-05-18',
    '2023-05-19',
    '2023-05-20',
  ])
  expect(statements).toBeLessThan(20)
})

test('what waits for a person to sort it hides nothing that is to be done, however much there is', async () => {
  const due = (await refreshDue(app.ctx)).filter(({ entity }) => entity === 'releve')
  expect(due.filter(({ ending }) => ending === 'archive')).toHaveLength(10_000)
  expect(due.filter(({ ending }) => ending === 'anonymise').map(({ record }) => record)).toEqual(['10001'])
  const rights = ['read', 'update', 'anonymise'].map((verb) => `essai.releve.${verb}`)
  const [first] = await shownDue(app.as('bob', rights), 1)
  expect(first?.record.key).toEqual(['10001'])
})

test('a purge leaves what still waits to be decided, older or not', async () => {
  const line = { actor: 'anne', application: 'essai', entity: 'usager', record: '1', before: { nom: 'Avant' } }
  const after = { nom: 'En attente' }
  const waiting = await writeJournal(app.instance, { ...line, operation: 'update', after }, { id: null, waits: true })
  await writeJournal(app.instance, { ...line, record: '2', operation: 'delete', after: null })
  await base.raw.query(`UPDATE openmairie.om_journal SET instant = '2020-01-01T00:00:00Z', ecrit = '1'`)
  await sealJournal(app.instance)
  const old = await oldLines(app.instance, 'essai', '2021-01-01', 'Europe/Paris')
  if (!old) throw new Error('nothing old')
  expect(old.payloads).toBe(1)
  expect(await purgeJournal(app.ctx, old.until)).toBe(1)
  const { rows } = await base.raw.query(
    `SELECT om_journal::text AS id FROM openmairie.om_journal_contenu WHERE apres->>'nom' = 'En attente'`,
  )
  expect(rows).toEqual([{ id: waiting }])
})
