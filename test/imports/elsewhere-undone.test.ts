// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { importJob, undoImportJob } from '../../packages/openmairie/src/imports/jobs.js'
import { dead, engines, importsElsewhere } from './elsewhere.js'

/** More lines than are decided at once. */
const many = 700

describe.each(Object.entries(engines))('the undoing of an import into %s', (_, open) => {
  const { checked, asked, carry, chore, state, count, run, stop, untold } = importsElsewhere(open)

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
  const undoneOf = (lines: number) => ({
    etat: 'annule',
    travail: 'fait',
    message: `Import annulé\u00a0: ${new Intl.NumberFormat('fr-FR').format(lines)} écritures défaites.`,
    bilan: { read: lines + 1, created: lines, updated: 0, unchanged: 0, refused: 1, totals: 0 },
    rows: 0,
  })
  const undone = undoneOf(60)

  test('whose process dies once the rows are gone is recognised as done, and is not run twice', async () => {
    const { job } = await undoing(many)
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    expect(await state()).toMatchObject({ etat: 'importe', travail: 'attente', rows: 0 })
    expect(await deletions()).toEqual({ attente: many })
    expect(await untold()).toBe(1)
    expect(await carry(job)).toBe('ended')
    expect(await untold()).toBe(0)
    expect(await state()).toMatchObject(undoneOf(many))
    expect(await deletions()).toEqual({ fait: many })
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

  test('that never happened is not told as done for a row or two that somebody else changed, nor given up for good', async () => {
    const { id, job } = await undoing()
    await expect(carry(job, { dies: 'before' })).rejects.toThrow(dead)
    await run(`DELETE FROM agent WHERE matricule = 'M7'`)
    await run(`UPDATE agent SET nom = 'Autre' WHERE matricule = 'M8'`)
    await chore()
    expect(await deletions()).toEqual({ abandon: 60 })
    const refused = { etat: 'importe', travail: 'fait', message: expect.stringMatching(/^Rien n’a été annulé/) }
    expect(await carry(job)).toBe('ended')
    expect(await state()).toMatchObject({ ...refused, rows: 59 })
    expect(await carry(await asked(id, undoImportJob))).toBe('ended')
    expect(await state()).toMatchObject({ ...refused, rows: 59 })
  })

  test('that happened is done for all its lines, though somebody wrote a row again before it was told', async () => {
    const { job } = await undoing()
    const [first] = await count('SELECT enregistrement FROM openmairie.om_journal ORDER BY om_journal LIMIT 1')
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    await run(`INSERT INTO agent (agent, matricule, nom) VALUES (${String(first?.['enregistrement'])}, 'X', 'Autre')`)
    await chore()
    expect(await deletions()).toEqual({ fait: 60 })
    expect(await carry(job)).toBe('ended')
    expect(await state()).toMatchObject({ ...undone, rows: 1 })
  })

  const once = 'Rien n’a été annulé\u00a0: une fiche a été modifiée depuis l’import.'
  test.each([
    ['all but one given up, is run again', 60, 'indecis', undone],
    ['one of them done, changed nothing but that', 60, 'fait', { etat: 'importe', message: once, rows: 60 }],
    [
      'half of them done, is not run again',
      2,
      'fait',
      { etat: 'importe', message: expect.stringMatching(/^Cette annulation a été interrompue/), rows: 2 },
    ],
  ])('whose lines were decided one by one, %s', async (_what, lines, decision, expected) => {
    const { job } = await undoing(lines)
    await expect(carry(job, { dies: 'before' })).rejects.toThrow(dead)
    await count(`UPDATE openmairie.om_journal SET etat = 'abandon' WHERE operation = 'delete'`)
    await count(`UPDATE openmairie.om_journal SET etat = '${decision}' WHERE om_journal =
      (SELECT max(om_journal) FROM openmairie.om_journal WHERE operation = 'delete')`)
    expect(await carry(job)).toBe('ended')
    expect(await state()).toMatchObject(expected)
  })

  test('of an import that was itself begun twice is found beyond the lines of the one that was given up', async () => {
    const twice = 1100
    const id = await checked(twice)
    const first = await asked(id, importJob)
    await expect(carry(first, { dies: 'before' })).rejects.toThrow(dead)
    expect(await carry(first)).toBe('ended')
    const job = await asked(id, undoImportJob)
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    expect(await carry(job)).toBe('ended')
    expect(await state()).toMatchObject(undoneOf(twice))
  })

  test.each([
    importJob,
    undoImportJob,
  ])('or the import itself, whose processes die of it before the rows are committed, does not go on: %s', async (kind) => {
    const id = await checked(2)
    if (kind === undoImportJob) expect(await carry(await asked(id, importJob))).toBe('ended')
    const job = await asked(id, kind)
    await count(`UPDATE openmairie.om_job SET reprises = 4 WHERE om_job = '${job}'`)
    await expect(carry(job, { dies: 'before' })).rejects.toThrow(dead)
    expect(await count(`SELECT reprises FROM openmairie.om_job WHERE om_job = '${job}'`)).toEqual([{ reprises: 4 }])
  })
})
