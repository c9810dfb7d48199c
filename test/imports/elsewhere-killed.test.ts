// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { checkJob, importJob } from '../../packages/openmairie/src/imports/jobs.js'
import { dead, engines, importsElsewhere } from './elsewhere.js'

describe.each(Object.entries(engines))('an import into %s', (_, open) => {
  const { checked, asked, carry, state, done, waiting, count, run } = importsElsewhere(open)

  test('whose process dies once its rows are committed is recognised as done, and is not written twice', async () => {
    const job = await asked(await checked(700), importJob)
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    expect(await state()).toMatchObject(waiting(700))
    expect(await carry(job)).toBe('ended')
    expect(await state()).toEqual(done(700))
  })

  test('whose process dies right before its rows are committed is written once, by whoever takes it over', async () => {
    const job = await asked(await checked(700), importJob)
    await expect(carry(job, { dies: 'before' })).rejects.toThrow(dead)
    expect(await state()).toMatchObject(waiting(0))
    expect(await carry(job)).toBe('ended')
    expect(await state()).toEqual(done(700, { abandon: 700, fait: 700 }))
  })

  test.each([
    importJob,
    checkJob,
  ])('that was given up once its rows were committed is done as soon as it is asked for again: %s', async (kind) => {
    const id = await checked(3)
    await expect(carry(await asked(id, importJob), { dies: 'after' })).rejects.toThrow(dead)
    await count(`UPDATE openmairie.om_job SET etat = 'echec'`)
    expect(await carry(await asked(id, kind))).toBe('ended')
    expect(await state()).toEqual(done(3))
  })

  test('whose rows were all changed since is not written again', async () => {
    const job = await asked(await checked(3), importJob)
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    await run(`UPDATE agent SET nom = 'Autre'`)
    expect(await carry(job)).toBe('ended')
    const message = expect.stringMatching(/^Cet import a été interrompu/)
    expect(await state()).toMatchObject({ etat: 'verifie', travail: 'fait', message, rows: 3, lines: { indecis: 3 } })
  })
})
