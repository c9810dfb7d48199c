// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import { remove } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'

let base: Scratch
let app: TestApplication
const heard: string[] = []

const listening: AnyOverride = {
  hooks: {
    beforeWrite: async (change) => {
      if (change.before?.['libelle'] === 'gardée') throw new Error('kept')
      heard.push(`${change.operation} ${change.key.join('/')}`)
    },
  },
}

beforeAll(async () => {
  base = await scratchDatabase(`
    CREATE TABLE dossier (dossier integer PRIMARY KEY, libelle text);
    CREATE TABLE piece (piece integer PRIMARY KEY, libelle text, dossier integer REFERENCES dossier ON DELETE CASCADE);
    ALTER TABLE dossier ADD principale integer REFERENCES piece;
    CREATE TABLE page (piece integer REFERENCES piece ON DELETE CASCADE, numero integer, PRIMARY KEY (piece, numero));
    CREATE TABLE lien (lien integer PRIMARY KEY, dossier integer REFERENCES dossier ON DELETE CASCADE, piece integer REFERENCES piece);
    CREATE TABLE note (note integer PRIMARY KEY, libelle text, dossier integer REFERENCES dossier ON DELETE SET NULL);
    CREATE TABLE rappel (rappel integer PRIMARY KEY, piece integer REFERENCES piece);
    CREATE TABLE dossier_vu (dossier integer REFERENCES dossier ON DELETE CASCADE, qui text);
    CREATE TABLE arbre (arbre integer PRIMARY KEY, parent integer REFERENCES arbre ON DELETE CASCADE);
    CREATE TABLE a (a integer PRIMARY KEY);
    CREATE TABLE b (b integer PRIMARY KEY, a integer REFERENCES a ON DELETE CASCADE);
    CREATE TABLE c (c integer PRIMARY KEY, b integer REFERENCES b ON DELETE CASCADE);
    ALTER TABLE a ADD c integer REFERENCES c ON DELETE CASCADE;`)
  app = await applicationOver(base.url, { piece: listening, note: listening })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})
beforeEach(async () => {
  heard.length = 0
  await base.raw.query(`
    TRUNCATE dossier, piece, page, lien, note, rappel, dossier_vu, arbre, a, b, c;
    TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu CASCADE;
    INSERT INTO dossier VALUES (1, 'un'), (2, 'deux');
    INSERT INTO piece VALUES (10, 'x', 1), (11, 'y', 1), (20, 'z', 2);
    UPDATE dossier SET principale = 11 WHERE dossier = 1;
    INSERT INTO page VALUES (10, 1), (10, 2);
    INSERT INTO lien VALUES (30, 1, 10);
    INSERT INTO note VALUES (40, 'n', 1);
    INSERT INTO dossier_vu VALUES (1, 'anne')`)
})

const whole = { idempotencyKey: null, digests: null }
const removed = (entity: string, key: string, permissions?: readonly string[]) =>
  remove(app.as('anne', permissions), app.entity(entity), [key], whole)
const told = async (): Promise<readonly string[]> =>
  (
    await base.raw.query(
      `SELECT operation || ' ' || entite || ' ' || enregistrement AS line FROM openmairie.om_journal ORDER BY om_journal`,
    )
  ).rows.map((row) => String(row.line))
const counted = async (...tables: readonly string[]): Promise<readonly number[]> => {
  const found: number[] = []
  for (const table of tables) found.push((await base.raw.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n)
  return found
}

test('what follows a record is deleted by the same door: hooks, a line of journal each, in one transaction', async () => {
  expect(await removed('dossier', '1')).toMatchObject({ kind: 'deleted', repeated: false })
  const lines = await told()
  expect(lines.toSorted()).toEqual([
    'delete dossier 1',
    'delete lien 30',
    'delete page 10,1',
    'delete page 10,2',
    'delete piece 10',
    'delete piece 11',
    'update note 40',
  ])
  expect(lines.at(-1)).toBe('delete dossier 1')
  expect(heard.toSorted()).toEqual(['delete 10', 'delete 11', 'update 40'])
  expect(await counted('dossier', 'piece', 'page', 'lien', 'note', 'dossier_vu')).toEqual([1, 1, 0, 0, 1, 0])
  const emptied = await base.raw.query(
    `SELECT avant->>'dossier' AS avant, apres->>'dossier' AS apres FROM openmairie.om_journal_contenu JOIN openmairie.om_journal USING (om_journal) WHERE entite = 'note'`,
  )
  expect(emptied.rows).toEqual([{ avant: '1', apres: null }])
})

test.each([
  ['piece', ['essai.dossier', 'essai.lien', 'essai.page', 'essai.note'], '«\u00a0Pièces\u00a0»'],
  ['page', ['essai.dossier', 'essai.lien', 'essai.piece', 'essai.note'], '«\u00a0Pages\u00a0»'],
  ['note', ['essai.dossier', 'essai.lien', 'essai.piece', 'essai.page', 'essai.note.read'], '«\u00a0Notes\u00a0»'],
])('without the right over %s nothing is deleted, and it is said', async (_, permissions, label) => {
  const outcome = await removed('dossier', '1', permissions)
  expect(outcome).toMatchObject({ kind: 'refused', dependents: [] })
  if (outcome.kind === 'refused') expect(outcome.problems[0]?.message).toContain(label)
  expect(await told()).toEqual([])
  expect(await counted('dossier', 'piece', 'page', 'lien')).toEqual([2, 3, 2, 1])
  // Nothing follows this one but a piece, which has none of the others.
  expect(await removed('dossier', '2', ['essai.dossier', 'essai.piece'])).toMatchObject({ kind: 'deleted' })
})

test('what refers to a follower, or a hook of it, holds the whole back', async () => {
  await base.raw.query('INSERT INTO rappel VALUES (50, 10)')
  expect(await removed('dossier', '1')).toMatchObject({
    kind: 'refused',
    problems: [{ message: 'D’autres données se rapportent à cet enregistrement.' }],
  })
  await base.raw.query(`DELETE FROM rappel; UPDATE piece SET libelle = 'gardée' WHERE piece = 11`)
  await expect(removed('dossier', '1')).rejects.toThrow('kept')
  expect(await told()).toEqual([])
  expect(await counted('dossier', 'piece', 'page')).toEqual([2, 3, 2])
})

test('a deep tree and more children than a block are told one by one', async () => {
  await base.raw.query(`
    INSERT INTO arbre VALUES (0, NULL);
    INSERT INTO arbre SELECT n, n - 1 FROM generate_series(1, 200) AS n;
    INSERT INTO arbre SELECT n, 0 FROM generate_series(1001, 2105) AS n;
    INSERT INTO arbre VALUES (5000, 5000), (5001, NULL)`)
  expect(await removed('arbre', '0')).toMatchObject({ kind: 'deleted' })
  expect(await counted('arbre')).toEqual([2])
  expect(new Set(await told()).size).toBe(1306)
  expect(await removed('arbre', '5000')).toMatchObject({ kind: 'deleted' })
  expect(await counted('arbre', 'openmairie.om_journal')).toEqual([1, 1307])
})

test('records that refer to each other in a circle go together, each with one line', async () => {
  await base.raw.query(`
    INSERT INTO a VALUES (1); INSERT INTO b VALUES (1, 1), (2, 1), (3, NULL); INSERT INTO c VALUES (1, 1), (2, 1), (3, 2), (4, 3);
    UPDATE a SET c = 1; INSERT INTO a VALUES (2, 3), (3, 4);`)
  expect(await removed('a', '1')).toMatchObject({ kind: 'deleted' })
  expect((await told()).toSorted()).toEqual([
    'delete a 1',
    'delete a 2',
    'delete b 1',
    'delete b 2',
    'delete c 1',
    'delete c 2',
    'delete c 3',
  ])
  expect(await counted('a', 'b', 'c')).toEqual([1, 1, 1])
})
