// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import { type Ctx, history, remove } from '../../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../../packages/openmairie/src/rights/grants.js'
import { appFor } from '../../../packages/openmairie/src/web/reach.js'
import { applicationOver, type TestApplication } from '../../support/application.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { type MariadbScratch, scratchMariadb } from '../../support/mariadb.js'

const tables = `
  CREATE TABLE location (location int PRIMARY KEY, libelle varchar(20));
  CREATE TABLE paiement (
    paiement int PRIMARY KEY, location int, reprise int, montant decimal(8,2),
    maj timestamp NOT NULL DEFAULT '2020-01-01 00:00:00' ON UPDATE current_timestamp(),
    FOREIGN KEY (location) REFERENCES location (location) ON DELETE SET NULL,
    FOREIGN KEY (reprise) REFERENCES location (location) ON DELETE SET NULL);
  CREATE TABLE caution (
    caution int PRIMARY KEY, location int, reprise int,
    FOREIGN KEY (location) REFERENCES location (location) ON DELETE CASCADE,
    FOREIGN KEY (reprise) REFERENCES location (location) ON DELETE SET NULL);
  CREATE TABLE trace (trace int AUTO_INCREMENT PRIMARY KEY, quoi varchar(40));
  CREATE TRIGGER paiement_change AFTER UPDATE ON paiement FOR EACH ROW INSERT INTO trace (quoi) VALUES (concat('change ', NEW.paiement));
  CREATE TABLE recto (recto int PRIMARY KEY, verso int);
  CREATE TABLE verso (verso int PRIMARY KEY, recto int, FOREIGN KEY (recto) REFERENCES recto (recto) ON DELETE CASCADE);
  ALTER TABLE recto ADD FOREIGN KEY (verso) REFERENCES verso (verso) ON DELETE CASCADE;
  CREATE TABLE renvoi (renvoi int PRIMARY KEY, verso int, FOREIGN KEY (verso) REFERENCES verso (verso) ON DELETE SET NULL);
  CREATE TRIGGER renvoi_change AFTER UPDATE ON renvoi FOR EACH ROW INSERT INTO trace (quoi) VALUES (concat('change ', NEW.renvoi))`
const rows = `
  DELETE FROM paiement; DELETE FROM caution; DELETE FROM location; DELETE FROM trace;
  INSERT INTO location VALUES (1, 'un'), (2, 'deux');
  INSERT INTO paiement (paiement, location, reprise, montant) VALUES (10, 1, 1, 4.99), (11, 1, 2, 0.99), (12, 2, NULL, 2.5)`

describe.skipIf(inject('mariadbUrl') === null)('MariaDB empties what referred to a record', () => {
  let base: MariadbScratch
  let alone: MariadbScratch
  let instance: Scratch
  let app: TestApplication
  const heard: string[] = []
  beforeAll(async () => {
    base = await scratchMariadb(tables)
    alone = await scratchMariadb(tables)
    instance = await scratchDatabase()
    const listening = async (when: string, change: { readonly key: readonly string[] }): Promise<void> => {
      heard.push(`${when} ${change.key.join('/')}`)
    }
    app = await applicationOver(
      base.url,
      {
        caution: {
          hooks: {
            beforeWrite: ({ operation, ...change }) => listening(`before ${operation}`, change),
            afterWrite: ({ operation, ...change }) => listening(`after ${operation}`, change),
          },
        },
        paiement: {
          fields: { reprise: { access: { hiddenUnless: { right: 'reprises' } } } },
          hooks: {
            validate: async (row) =>
              row['montant'] === '2.50' ? [{ field: null, message: 'Ce paiement est clos.' }] : [],
            beforeWrite: (change) => listening('before', change),
            afterWrite: (change) => listening('after', change),
          },
        },
      },
      instance.url,
    )
  })
  afterAll(async () => {
    await app.database.close()
    await app.instance.close()
    for (const one of [base, alone, instance]) await one.drop()
  })
  beforeEach(async () => {
    heard.length = 0
    for (const { raw } of [base, alone]) await raw.query(rows)
  })

  const held = async ({ raw }: MariadbScratch): Promise<unknown> => {
    const all: unknown[] = []
    for (const table of ['location', 'paiement', 'caution', 'trace'])
      all.push((await raw.query(`SELECT * FROM ${table} ORDER BY 1`))[0])
    return all
  }
  const lines = async (): Promise<readonly unknown[]> =>
    (
      await app.instance.query(sql`
        SELECT operation || ' ' || entite || ' ' || enregistrement AS ligne, avant->>'location' AS avant, apres->>'location' AS apres, apres->>'maj' AS maj
        FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) ORDER BY om_journal`)
    ).rows
  const told = async (): Promise<readonly string[]> =>
    (
      await app.instance.query(
        sql`SELECT operation || ' ' || entite || ' ' || enregistrement AS ligne FROM openmairie.om_journal ORDER BY om_journal`,
      )
    ).rows.map((row) => String(row['ligne']))
  const whole = { idempotencyKey: null, digests: null }

  test('the base holds what it would have made of it alone; hooks and journal are told, each record once', async () => {
    await alone.raw.query('DELETE FROM location WHERE location = 1')
    expect(await remove(app.as('anne'), app.entity('location'), ['1'], whole)).toMatchObject({ kind: 'deleted' })
    expect(await held(base)).toEqual(await held(alone))
    expect(await base.raw.query('SELECT quoi FROM trace').then(([found]) => found)).toEqual([])
    expect(heard).toEqual(['before 10', 'before 11', 'after 10', 'after 11'])
    const untouched = expect.stringContaining('2020-01-01')
    expect(await lines()).toEqual([
      { ligne: 'update paiement 10', avant: '1', apres: null, maj: untouched },
      { ligne: 'update paiement 11', avant: '1', apres: null, maj: untouched },
      { ligne: 'delete location 1', avant: '1', apres: null, maj: null },
    ])
  })

  test('a hook of what would be emptied holds the whole back', async () => {
    expect(await remove(app.as('anne'), app.entity('location'), ['2'], whole)).toMatchObject({
      kind: 'refused',
      problems: [{ message: 'Ce paiement est clos.' }],
    })
    expect(await held(base)).toEqual(await held(alone))
  })

  test('what a deletion takes by one reference is not emptied by another one: it is told once, as gone', async () => {
    const before = (await told()).length
    for (const { raw } of [base, alone])
      await raw.query('INSERT INTO caution VALUES (20, 1, 1), (21, NULL, 1), (22, 2, 1)')
    await alone.raw.query('DELETE FROM location WHERE location = 1')
    expect(await remove(app.as('anne'), app.entity('location'), ['1'], whole)).toMatchObject({ kind: 'deleted' })
    expect(await held(base)).toEqual(await held(alone))
    expect(await base.raw.query('SELECT * FROM caution ORDER BY caution').then(([found]) => found)).toEqual([
      { caution: 21, location: null, reprise: null },
      { caution: 22, location: 2, reprise: null },
    ])
    expect(heard).toEqual([
      'before delete 20',
      'after delete 20',
      'before update 21',
      'before update 22',
      'before 10',
      'before 11',
      'after update 21',
      'after update 22',
      'after 10',
      'after 11',
    ])
    expect((await told()).slice(before)).toEqual([
      'delete caution 20',
      'update caution 21',
      'update caution 22',
      'update paiement 10',
      'update paiement 11',
      'delete location 1',
    ])
  })

  test('where cascades go in a circle, what refers to it is emptied by statements, which triggers hear', async () => {
    const before = (await told()).length
    await base.raw.query(
      'INSERT INTO recto VALUES (30, NULL); INSERT INTO verso VALUES (31, 30); UPDATE recto SET verso = 31; INSERT INTO renvoi VALUES (32, 31)',
    )
    expect(await remove(app.as('anne'), app.entity('recto'), ['30'], whole)).toMatchObject({ kind: 'deleted' })
    expect((await told()).slice(before)).toEqual(['update renvoi 32', 'delete verso 31', 'delete recto 30'])
    const found = await base.raw.query('SELECT quoi, verso FROM trace, renvoi').then(([all]) => all)
    expect(found).toEqual([{ quoi: 'change 32', verso: null }])
  })

  test('what is emptied and kept from who deletes is journalled, and shown to whoever may read it alone', async () => {
    const grants = compileGrants(
      'agent',
      new Set(['list', 'read', 'update', 'delete', 'history'].map((verb) => `*.${verb}`)),
    )
    const full = app.as('anne')
    const agent: Ctx = { ...full, grants, app: appFor(full.app, null, grants) }
    const of = (ctx: Ctx, name: string) => {
      const entity = ctx.app.localised.fr.get(name)
      if (!entity) throw new Error(name)
      return entity
    }
    for (const { raw } of [base, alone])
      await raw.query(
        "INSERT INTO location VALUES (3, 'trois'); INSERT INTO paiement (paiement, reprise) VALUES (13, 3)",
      )
    await alone.raw.query('DELETE FROM location WHERE location = 3')
    expect(await remove(agent, of(agent, 'location'), ['3'], whole)).toMatchObject({ kind: 'deleted' })
    expect(await held(base)).toEqual(await held(alone))
    expect(heard).toEqual(['before 13', 'after 13'])
    const { rows } = await app.instance.query(sql`
      SELECT operation, avant->>'reprise' AS avant, apres->>'reprise' AS apres
      FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
      WHERE entite = 'paiement' AND enregistrement = '13'`)
    expect(rows).toEqual([{ operation: 'update', avant: '3', apres: null }])
    const shown = async (ctx: Ctx) =>
      (await history(ctx, of(ctx, 'paiement'), ['13'], null))?.writes.map(({ operation, changes }) => [
        operation,
        ...changes.map(({ field, before, after }) => `${field.name}: ${before} → ${after}`),
      ])
    expect(await shown(agent)).toEqual([])
    expect(await shown(full)).toEqual([['update', 'reprise: 3 → null']])
  })
})
