// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { countAnew } from '../../packages/openmairie/src/journal/counted-anew.js'
import { sealJournal } from '../../packages/openmairie/src/journal/seal.js'
import { applicationOver } from '../support/application.js'
import { scratchDatabase } from '../support/database.js'

test('lines of another server, whose transactions are counted further, are sealed at once, and baselines stand as they did', async () => {
  const base = await scratchDatabase('CREATE TABLE fiche (fiche integer PRIMARY KEY)')
  const { database } = await applicationOver(base.url)
  await base.raw.query(`
    INSERT INTO openmairie.om_journal (acteur, application, entite, enregistrement, operation, empreinte, ecrit)
      SELECT 'anne', 'essai', 'fiche', each, 'update', decode(repeat('ab', 32), 'hex'), '900000000000'::xid8 FROM unnest(ARRAY['avant', 'pendant', 'socle']) AS each;
    INSERT INTO openmairie.om_socle_ligne (om_journal, application, entite, enregistrement, horizon)
      SELECT (SELECT max(om_journal) FROM openmairie.om_journal), 'essai', 'fiche', each, horizon::xid8
      FROM (VALUES ('avant', '900000000001'), ('pendant', '900000000000')) AS said(each, horizon)`)
  expect(await sealJournal(database)).toBe(0)
  await database.transaction(countAnew)
  expect(await sealJournal(database)).toBe(3)
  const { rows } = await database.query(sql`
    SELECT s.enregistrement AS record, l.ecrit >= s.horizon AS written_since, s.horizon < pg_snapshot_xmin(pg_current_snapshot()) AS over
    FROM openmairie.om_socle_ligne s JOIN openmairie.om_journal l USING (enregistrement) ORDER BY 1`)
  expect(rows).toEqual([
    { record: 'avant', written_since: false, over: true },
    { record: 'pendant', written_since: true, over: true },
  ])
  await database.close()
  await base.drop()
})
