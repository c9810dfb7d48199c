// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { act } from '../../packages/openmairie/src/records/index.js'
import { applicationOver } from '../support/application.js'
import { scratchDatabase } from '../support/database.js'

test('an action finds the record that it runs on among the others', async () => {
  const base = await scratchDatabase(`
    CREATE TABLE dossier (dossier integer PRIMARY KEY, libelle varchar(20) NOT NULL);
    INSERT INTO dossier VALUES (1, 'Seul'), (2, 'Double'), (3, 'Double');`)
  const app = await applicationOver(base.url, {
    dossier: {
      actions: {
        relire: {
          label: 'Relire',
          right: 'relire',
          async run({ dossier, libelle }, ctx) {
            // The table of this test is no application's: nothing types it.
            const found = await ctx.find('dossier' as never, { dossier } as never)
            const known = await ctx.exists('dossier' as never, { libelle } as never)
            return JSON.stringify([found, known])
          },
        },
      },
    },
  })
  const run = async (key: string) => {
    const entity = app.ctx.app.localised.fr.get('dossier')
    const outcome = entity && (await act(app.ctx, entity, [key], 'relire', { idempotencyKey: null }))
    return outcome?.kind === 'done' ? JSON.parse(outcome.message) : outcome
  }
  expect(await run('1')).toEqual([{ dossier: 1, libelle: 'Seul' }, true])
  expect(await run('2')).toEqual([{ dossier: 2, libelle: 'Double' }, true])
  await app.database.close()
  await base.drop()
})
