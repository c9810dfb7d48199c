// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import { remove } from '../../../packages/openmairie/src/records/index.js'
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
  CREATE TABLE trace (trace int AUTO_INCREMENT PRIMARY KEY, quoi varchar(40));
  CREATE TRIGGER paiement_change AFTER UPDATE ON paiement FOR EACH ROW INSERT INTO trace (quoi) VALUES (concat('change ', NEW.paiement))`
const rows = `
  DELETE FROM paiement; DELETE FROM location; DELETE FROM trace;
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
        paiement: {
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
    for (const table of ['location', 'paiement', 'trace'])
      all.push((await raw.query(`SELECT * FROM ${table} ORDER BY 1`))[0])
    return all
  }
  const lines = async (): Promise<readonly unknown[]> =>
    (
      await app.instance.query(sql`
        SELECT operation || ' ' || entite || ' ' || enregistrement AS ligne, avant->>'location' AS avant, apres->>'location' AS apres, apres->>'maj' AS maj
        FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) ORDER BY om_journal`)
    ).rows
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
})
