// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { checkJob, importJob, undoImportJob } from '../../packages/openmairie/src/imports/jobs.js'
import { Taken } from '../../packages/openmairie/src/jobs/standing.js'
import { engines, importsElsewhere } from './elsewhere.js'

describe('where the rows lie in the base of the instance', () => {
  const { checked, asked, carry, stop, count, jobOf, kindsOf, state } = importsElsewhere(null)

  test.each([
    importJob,
    undoImportJob,
  ])('one whose process died is stopped at once, as there is nowhere else to look: %s', async (kind) => {
    const id = await checked(2)
    if (kind === undoImportJob) expect(await carry(await asked(id, importJob))).toBe('ended')
    const job = await asked(id, kind)
    await count(
      `UPDATE openmairie.om_job SET etat = 'en cours', porteur = gen_random_uuid(), noeud = 999 WHERE om_job = '${job}'`,
    )
    expect(await stop(job)).toBe(true)
    const message = 'Arrêté à votre demande\u00a0: rien n’a été écrit.'
    expect(await jobOf(job)).toMatchObject({ state: 'annule', message })
  })

  test('one that is given up wrote nothing; where its application is not served, that cannot be told', async () => {
    const job = await jobOf(await asked(await checked(1), importJob))
    const broken = (served: boolean) =>
      [importJob, undoImportJob].map((name) =>
        kindsOf({}, undefined, served)
          .find((kind) => kind.name === name)
          ?.broken(job),
      )
    const nothing = 'Le traitement n’a pas pu aller jusqu’au bout, et rien n’a été écrit. Réessayez plus tard.'
    const perhaps =
      'Le traitement n’a pas pu aller jusqu’au bout. Relancez-le plus tard\u00a0: ce qui serait déjà écrit est reconnu, et n’est pas écrit deux fois.'
    expect([broken(true), broken(false)]).toEqual([
      [nothing, nothing],
      [perhaps, perhaps],
    ])
  })

  test('a check that another process carries by now keeps nothing more of what it refuses', async () => {
    const id = await checked(2)
    const job = await asked(id, checkJob)
    const check = kindsOf().find(({ name }) => name === checkJob)
    const carried = check?.next(
      await jobOf(job),
      async () => undefined,
      new AbortController().signal,
      async (done) => {
        if (done > 0) throw new Taken()
      },
    )
    await expect(carried).rejects.toThrow('Another process carries this job')
    expect(await count('SELECT ligne FROM openmairie.om_import_ligne')).toEqual([])
    expect(await carry(job)).toBe('ended')
    expect(await state()).toMatchObject({ etat: 'verifie', refusees: [4] })
  })
})

describe.each(Object.entries(engines))('where the rows lie in %s', (_, open) => {
  const { checked, asked, stop, count, jobOf } = importsElsewhere(open)

  test('one whose process died is left to whoever takes it over, who looks', async () => {
    const job = await asked(await checked(2), importJob)
    await count(`UPDATE openmairie.om_job SET etat = 'en cours', porteur = gen_random_uuid(), noeud = 999`)
    expect(await stop(job)).toBe(true)
    expect(await jobOf(job)).toMatchObject({ state: 'en cours', cancelled: true })
  })
})
