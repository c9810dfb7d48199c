// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { importJob } from '../../packages/openmairie/src/imports/jobs.js'
import { dead, engines, importsElsewhere } from './elsewhere.js'

describe.each(Object.entries(engines))('an import into %s', (_, open) => {
  const { checked, asked, carry, state, count } = importsElsewhere(open)

  test('that leaves aside more lines than are held leaves those that its check refused as they were until it is kept', async () => {
    const id = await checked(1, 20_100)
    await count(`INSERT INTO openmairie.om_import_ligne VALUES ('${id}', 3, '[]', '[]')`)
    const job = await asked(id, importJob)
    await expect(carry(job, { dies: 'before' })).rejects.toThrow(dead)
    expect(await state()).toMatchObject({ etat: 'verifie', refusees: [3] })
    expect(await carry(job)).toBe('ended')
    const all = Array.from({ length: 20_100 }, (_each, at) => at + 3)
    expect(await state()).toMatchObject({ etat: 'importe', bilan: { created: 1, refused: 20_100 }, refusees: all })
    expect(await count('SELECT 1 FROM openmairie.om_import_ecart LIMIT 1')).toEqual([])
  })
})
