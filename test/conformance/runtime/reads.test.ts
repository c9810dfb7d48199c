// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Database } from '../../../packages/openmairie/src/database/contract.js'
import { openMariadb } from '../../../packages/openmairie/src/database/mariadb/pool.js'
import { sql } from '../../../packages/openmairie/src/database/sql.js'
import { type ListQuery, list } from '../../../packages/openmairie/src/records/index.js'
import { applicationOver, query, type TestApplication } from '../../support/application.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { type MariadbScratch, scratchMariadb } from '../../support/mariadb.js'

// MariaDB alone counts for one session the rows that it reads.
describe.skipIf(inject('mariadbUrl') === null)('a page of a listing on MariaDB', () => {
  let base: MariadbScratch
  let instance: Scratch
  let app: TestApplication
  let database: Database
  beforeAll(async () => {
    base = await scratchMariadb(`
      CREATE TABLE service (service varchar(10) PRIMARY KEY, libelle varchar(40) NOT NULL);
      CREATE TABLE agent (agent int PRIMARY KEY, nom varchar(40) NOT NULL, service varchar(10),
        KEY agent_nom_idx (nom, agent), KEY agent_service_idx (service, agent), FOREIGN KEY (service) REFERENCES service (service));
      INSERT INTO service SELECT concat('S', seq), concat('Service ', char(65 + seq % 26)) FROM seq_1_to_26;
      INSERT INTO agent SELECT seq, concat('Nom ', seq % 1000), if(seq % 27 = 0, NULL, concat('S', seq % 27)) FROM seq_1_to_10000;
      ANALYZE TABLE agent, service`)
    instance = await scratchDatabase()
    app = await applicationOver(base.url, {}, instance.url)
    database = openMariadb({
      url: base.url,
      size: 1,
      applicationName: 'test',
      statementTimeout: 60_000,
      failed: () => undefined,
    })
  })
  afterAll(async () => {
    await database.close()
    await app.database.close()
    await app.instance.close()
    await base.drop()
    await instance.drop()
  })

  const counted = async (): Promise<number> => {
    const { rows } = await database.query(sql`SHOW SESSION STATUS LIKE 'Handler_read%'`)
    return rows.reduce((sum, row) => sum + Number(row['Value']), 0)
  }

  const byName: Partial<ListQuery> = { sort: [{ field: 'nom', direction: 'asc' }] }
  const byLabel: Partial<ListQuery> = { sort: [{ field: 'service', direction: 'asc' }] }
  test.each<[string, Partial<ListQuery>]>([
    ['by an index', byName],
    ['by an index, from a value on', { ...byName, from: 'Nom 5' }],
    ['by a label', byLabel],
    ['by a label, from a value on', { ...byLabel, from: 'Service M' }],
  ])('reads some rows a row shown, not the table: %s', async (_, asked) => {
    const ctx = { ...app.ctx, database }
    const before = await counted()
    const first = await list(ctx, app.entity('agent'), query(asked))
    const next = await list(ctx, app.entity('agent'), query({ ...asked, after: first.next }))
    const read = (await counted()) - before
    expect(first.rows.length + next.rows.length).toBe(30)
    expect(read).toBeLessThan(1000)
  })
})
