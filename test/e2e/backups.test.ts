// SPDX-License-Identifier: EUPL-1.2
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { findTools } from '../../packages/openmairie/src/backup/tools.js'
import { openmairie } from '../cli/command.js'
import { majorOf, serverWithTools } from '../support/tools.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

const server = await serverWithTools()
const missing = (await findTools((await majorOf(inject('databaseUrl'))) ?? 0)) === null
const address = '/-/planification'
const label = 'Sauvegarder la base de l’instance'
let work: string
let served: Served | null = null
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'openmairie-sauvegardes-'))
})
afterEach(async () => {
  await served?.stop()
  served = null
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

const row = (page: Page) => page.locator('tr', { hasText: label })

/** Starts the backup from its page, and waits for what is said of it. */
async function backUp(page: Page, said: RegExp): Promise<string> {
  await page.goto(address)
  await row(page)
    .getByRole('button', { name: `Lancer maintenant\u00a0: ${label}` })
    .click()
  await expect
    .poll(
      async () => {
        await page.goto(address)
        return row(page).locator('td').nth(2).textContent()
      },
      { timeout: 60_000 },
    )
    .toMatch(said)
  return (await row(page).locator('td').nth(2).textContent()) ?? ''
}

test.runIf(server !== null)(
  'the base is backed up from the page, the last ones are kept, files of other names are left alone; doctor tells the age',
  async () => {
    const folder = join(work, 'nuits')
    mkdirSync(folder)
    for (const name of ['openmairie-20200101T000000Z.dump', 'openmairie-20200102T000000Z.dump', 'a-nous.dump'])
      writeFileSync(join(folder, name), '')
    writeFileSync(join(folder, 'openmairie-20200101T000000Z.dump.json'), '{}')
    served = await serveDemonstration(
      () => undefined,
      { OPENMAIRIE_BACKUP_FOLDER: folder, OPENMAIRIE_BACKUPS_KEPT: '2' },
      server ?? undefined,
    )
    const page = await tryAs(await served.context(), 'administrateur')
    await page.goto(address)
    expect(await row(page).locator('td').nth(0).textContent()).toBe('Tous les jours à 2\u00a0h\u00a010')
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320])).toEqual([])
    const said = await backUp(page, /Faite – /)
    expect(said).toMatch(/openmairie-\d{8}T\d{6}Z\.dump \(.+\), une ancienne effacée\.$/)
    const names = readdirSync(folder).sort()
    expect(names).toHaveLength(4)
    expect(names.slice(0, 2)).toEqual(['a-nous.dump', 'openmairie-20200102T000000Z.dump'])
    expect(names[3]).toBe(`${names[2]}.json`)
    const doctor = await openmairie(
      ['doctor', '--json'],
      { DATABASE_URL: served.base.url, OPENMAIRIE_DATA_FOLDER: join(dirname(served.folder), 'data') },
      work,
    )
    const checks: readonly { id: string; state: string; message: string }[] = JSON.parse(doctor.stdout)
    expect(checks.find(({ id }) => id === 'backup')).toMatchObject({ state: 'ok' })
    expect(checks.find(({ id }) => id === 'backup')?.message).toContain(names[2])
    expect(checks.find(({ id }) => id === 'scheduled backup')).toBeUndefined()

    // A folder that is none any more: told on the page, and to doctor.
    rmSync(folder, { recursive: true })
    writeFileSync(folder, 'plus un dossier')
    expect(await backUp(page, /Échouée – /)).toContain(
      `La sauvegarde n’a pas été faite\u00a0: le dossier des sauvegardes (EEXIST)`,
    )
    const after = await openmairie(
      ['doctor', '--json'],
      { DATABASE_URL: served.base.url, OPENMAIRIE_DATA_FOLDER: join(dirname(served.folder), 'data') },
      work,
    )
    expect(after.code).toBe(1)
    expect(JSON.parse(after.stdout).find(({ id }: { readonly id: string }) => id === 'scheduled backup')).toMatchObject(
      { state: 'error', message: expect.stringContaining(`le dossier des sauvegardes (EEXIST)`) },
    )
  },
  180_000,
)

test('no folder is named: the page says how to have backups', async () => {
  served = await serveDemonstration()
  const page = await tryAs(await served.context(), 'administrateur')
  await page.goto(address)
  expect(await page.textContent('main')).toContain('il faut nommer un dossier dans les réglages du serveur')
  expect(await row(page).count()).toBe(0)
}, 60_000)

test.runIf(missing)(
  'the programs of PostgreSQL are missing: it is not offered, and the page says why',
  async () => {
    const folder = join(work, 'jamais')
    served = await serveDemonstration(() => undefined, { OPENMAIRIE_BACKUP_FOLDER: folder })
    const page = await tryAs(await served.context(), 'administrateur')
    await page.goto(address)
    expect(await row(page).textContent()).toContain('pg_dump, pg_restore et psql')
    expect(await row(page).getByRole('button').count()).toBe(0)
    expect(await faults(page)).toEqual([])
    expect(existsSync(folder)).toBe(false)
  },
  60_000,
)
