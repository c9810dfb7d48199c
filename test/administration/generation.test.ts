// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { administeredSchema } from '../../packages/openmairie/src/administration/tables.js'
import { prepareGeneration } from '../../packages/openmairie/src/application/generation.js'
import { migrateInstance } from '../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { apply } from '../../packages/openmairie/src/generate/apply.js'
import { standardParameters } from '../../packages/openmairie/src/model/parameters.js'
import { readPostgresql } from '../../packages/openmairie/src/schema/postgresql/read.js'
import { scratchDatabase } from '../support/database.js'
import { root } from '../support/workspace.js'

const folder = join(root, 'packages/openmairie/src/administration')

/** OPENMAIRIE_GOLDEN=write generates the administration again: read the difference before you commit it. */
const rewriting = process.env.OPENMAIRIE_GOLDEN === 'write'

test('the administration is what the generator makes of the instance’s tables, and knows no secret', async () => {
  const base = await scratchDatabase()
  const database = openDatabase({
    url: base.url,
    size: 1,
    applicationName: 'test',
    statementTimeout: 60_000,
    failed: () => undefined,
  })
  try {
    await migrateInstance(database)
    const schema = administeredSchema(await readPostgresql(base.raw, ['openmairie']))
    const { files, statuses } = await prepareGeneration(folder, schema, standardParameters, null)
    if (rewriting) await apply(folder, statuses, () => true)
    const { statuses: after } = await prepareGeneration(folder, schema, standardParameters, null)
    expect(after.filter(({ state }) => state !== 'current' && state !== 'kept').map(({ path }) => path)).toEqual([])
    const text = files.map(({ content }) => content).join('')
    for (const secret of ['mot_de_passe', 'jeton', 'csrf']) expect(text).not.toContain(secret)
  } finally {
    await database.close()
    await base.drop()
  }
})
