// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { importJob } from '../../packages/openmairie/src/imports/jobs.js'
import type { Heard } from '../../packages/openmairie/src/jobs/feed.js'
import { dead, engines, importsElsewhere, taken } from './elsewhere.js'

/** More lines than are decided at once. */
const many = 5200

describe.each(Object.entries(engines))('an import into %s', (_, open) => {
  const { checked, asked, carry, state, done, waiting, count, stop, deciding, user } = importsElsewhere(open)

  test('that is stopped, by one who has no right left, once its rows are committed says that they are there', async () => {
    const job = await asked(await checked(700), importJob)
    await expect(carry(job, { dies: 'after' })).rejects.toThrow(dead)
    expect(await stop(job)).toBe(true)
    expect(await state()).toMatchObject(waiting(700))
    expect(await carry(job, { gone: true })).toBe('ended')
    expect(await state()).toEqual(done(700))
  })

  test('that is stopped before its rows are committed says that nothing was written', async () => {
    const job = await asked(await checked(700), importJob)
    await expect(carry(job, { dies: 'before' })).rejects.toThrow(dead)
    await stop(job)
    expect(await carry(job)).toBe('ended')
    const message = 'Arrêté à votre demande\u00a0: rien n’a été écrit.'
    expect(await state()).toMatchObject({
      etat: 'verifie',
      travail: 'annule',
      message,
      rows: 0,
      lines: { abandon: 700 },
    })
  })

  test.each([
    false,
    true,
  ])('that is stopped while it says that its rows are there goes on with it; its process killed by then: %s', async (killed) => {
    const job = await asked(await checked(many), importJob)
    let stopped: AbortSignal | null = null
    let say: (heard: Heard) => void = () => undefined
    let carrying: Promise<unknown> = Promise.resolve()
    await deciding(async () => {
      carrying = carry(job, {
        hears: (signal, hear) => {
          stopped ??= signal
          say = hear
        },
      })
      const held = async () =>
        Number(
          (
            await count(
              `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${taken} AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
            )
          )[0]?.['pid'] ?? 0,
        )
      await expect.poll(held, { timeout: 30_000 }).toBeGreaterThan(0)
      const pid = await held()
      await stop(job)
      say({ job, user: user(), cancelled: true })
      await expect.poll(() => stopped?.aborted, { timeout: 20_000 }).toBe(true)
      if (killed) await count(`SELECT pg_terminate_backend(${pid})`)
    })
    await carrying
    await expect.poll(async () => (await state()).travail, { timeout: 20_000 }).toBe('fait')
    expect(await state()).toEqual(done(many))
  }, 60_000)
})
