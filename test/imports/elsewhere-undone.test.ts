// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { importJob, undoImportJob } from '../../packages/openmairie/src/imports/jobs.js'
import { dead, engines, importsElsewhere } from './elsewhere.js'

describe.each(Object.entries(engines))('the undoing of an import into %s', (_, open) => {
  const { checked, asked, carry, state, count, run, stop } = importsElsewhere(open)

  /** An import that is done, and a job that is to undo it. */
  async function undoing(lines = 60): Promise<{ readonly id: string; readonly job: string }> {
    const id = await checked(lines)
    expect(await carry(await asked(id, importJob))).toBe('ended')
    return { id, job: await asked(id, undoImportJob) }
  }
  /** The lines of the journal that tell of it, by what became of them. */
  const deletions = async () =>
    Object.fromEntries(
      (
        await count(
          `SELECT etat, count(*)::int AS n FROM openmairie.om_journal WHERE operation = 'delete' GROUP BY 1 ORDER BY 1`,
        )
      ).map(({ etat, n }) => [String(etat), n]),
    )
  const undone = {
    etat: 'annule',
    travail: 'fait',
    message: 'Import annulé\u00a0: 60 écritures défaites.',
    bilan: { read: 61, created: 60, updated: 0, unchanged: 0, refused: 1, totals: 0 },
    rows: 0,
  }

  test('whose process dies once the rows are gone is recognised as done, and is not run twice', async () => {
    const { job } = await undoing()
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    expect(await state()).toMatchObject({ etat: 'importe', travail: 'attente', rows: 0 })
    expect(await deletions()).toEqual({ attente: 60 })
    expect(await carry(job)).toBe('ended')
    expect(await state()).toMatchObject(undone)
    expect(await deletions()).toEqual({ fait: 60 })
  })

  test('whose process dies right before the rows are gone is run once, by whoever takes it over', async () => {
    const { job } = await undoing()
    await expect(carry(job, { dies: 'before' })).rejects.toThrow(dead)
    expect(await state()).toMatchObject({ etat: 'importe', travail: 'attente', rows: 60 })
    expect(await carry(job)).toBe('ended')
    expect(await state()).toMatchObject(undone)
    expect(await deletions()).toEqual({ abandon: 60, fait: 60 })
  })

  test('that is stopped, by one who has no right left, once the rows are gone says that they are', async () => {
    const { job } = await undoing()
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    expect(await stop(job)).toBe(true)
    expect(await carry(job, { gone: true })).toBe('ended')
    expect(await state()).toMatchObject(undone)
  })

  test('that is stopped before the rows are gone leaves the import as it was', async () => {
    const { job } = await undoing()
    await expect(carry(job, { dies: 'before' })).rejects.toThrow(dead)
    await stop(job)
    expect(await carry(job)).toBe('ended')
    const message = 'Arrêté à votre demande\u00a0: rien n’a été écrit.'
    expect(await state()).toMatchObject({ etat: 'importe', travail: 'annule', message, rows: 60 })
    expect(await deletions()).toEqual({ abandon: 60 })
  })

  test('that was given up once the rows were gone is done as soon as it is asked for again', async () => {
    const { id, job } = await undoing()
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    await count(`UPDATE openmairie.om_job SET etat = 'echec'`)
    expect(await carry(await asked(id, undoImportJob))).toBe('ended')
    expect(await state()).toMatchObject(undone)
    expect(await deletions()).toEqual({ fait: 60 })
  })

  test('whose rows were all written again since is not run again, and says so', async () => {
    const { job } = await undoing(2)
    const keys = await count('SELECT enregistrement FROM openmairie.om_journal ORDER BY om_journal')
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    for (const { enregistrement } of keys)
      await run(`INSERT INTO agent (agent, matricule, nom) VALUES (${String(enregistrement)}, 'X', 'Autre')`)
    expect(await carry(job)).toBe('ended')
    const message = expect.stringMatching(/^Cette annulation a été interrompue/)
    expect(await state()).toMatchObject({ etat: 'importe', travail: 'fait', message, rows: 2 })
    expect(await deletions()).toEqual({ indecis: 2 })
  })
})
