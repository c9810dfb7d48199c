// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { decisionOfUndo } from '../../packages/openmairie/src/journal/pending.js'
import { applicationOver } from '../support/application.js'
import { scratchDatabase } from '../support/database.js'

const lot = '00000000-0000-4000-8000-00000000000a'
const write = '00000000-0000-4000-8000-00000000000b'

test('what became of an undoing is read in its own lines, in a long journal of the same entity', async () => {
  const base = await scratchDatabase()
  const app = await applicationOver(base.url)
  const lines = (from: number, to: number, rest: string) =>
    base.raw.query(`
      INSERT INTO openmairie.om_journal (acteur, application, entite, empreinte, enregistrement, operation, etat, ecriture, lot)
      SELECT 'anne', 'essai', 'agent', '', n, ${rest} FROM generate_series(${from}, ${to}) AS n`)
  // Nothing is known of how they lie.
  await base.raw.query('ALTER TABLE openmairie.om_journal SET (autovacuum_enabled = false)')
  await lines(1, 3000, `'create', 'fait', gen_random_uuid(), '${lot}'`)
  await lines(3001, 40_000, `'update', 'fait', gen_random_uuid(), NULL`)
  await lines(1, 3000, `'delete', 'abandon', '${write}', NULL`)
  const asked = { application: 'essai', entity: 'agent', lot, write }
  const read = await app.database.transaction(async (transaction) => {
    expect(await decisionOfUndo(transaction, asked)).toBe('abandon')
    const { rows } = await transaction.query(sql`
      SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) AS n FROM pg_stat_xact_user_tables
      WHERE schemaname = 'openmairie' AND relname = 'om_journal'`)
    return Number(rows[0]?.['n'])
  })
  expect(read).toBeGreaterThan(0)
  expect(read).toBeLessThan(10_000)
  expect(await decisionOfUndo(app.database, { ...asked, write: lot })).toBeNull()
  await app.database.close()
  await base.drop()
})
