// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { servedHere } from './served.js'
import { serveDemonstration } from './support.js'

/** The listing whose rows are chosen. */
export const listing = '/opengestioncrise/ressource'

/** Serves the demonstration, where what is noted of people is kept from who has no right to it; returns what was opened, and who is there. */
export function servedWithNotes() {
  const served = servedHere(() =>
    serveDemonstration((folder) => {
      const path = join(folder, 'obj/ressource.ts')
      const hidden = "observation: { access: { hiddenUnless: { right: 'notes' } },"
      writeFileSync(path, readFileSync(path, 'utf8').replace('observation: {', hidden))
    }),
  )
  const query = async (text: string): Promise<readonly Record<string, unknown>[]> =>
    (await served().base.raw.query(text)).rows
  /** People of a name of their own: nobody else's test counts them. */
  const add = (name: string, count: number) =>
    query(
      `INSERT INTO opengestioncrise.ressource (nom, organisation) SELECT '${name} ' || n, (SELECT min(organisation) FROM opengestioncrise.organisation) FROM generate_series(1, ${count}) n`,
    )
  const notes = async (name: string) =>
    (
      await query(`SELECT observation FROM opengestioncrise.ressource WHERE nom LIKE '${name} %' ORDER BY ressource`)
    ).map(({ observation }) => observation)
  return { served, query, add, notes }
}

/** Asks for a note on what was chosen, up to what would be done. */
export async function note(page: Page, text: string): Promise<void> {
  const field = page.locator('fieldset.change').filter({ hasText: 'Observation' })
  await field.locator('select').selectOption('valeur')
  await field.locator('textarea').fill(text)
  await page.click('button:text-is("Voir ce qui sera fait")')
  await page.waitForSelector('form.preview')
}
