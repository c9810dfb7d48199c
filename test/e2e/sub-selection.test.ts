// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { enter, tokenIn, type Visitor } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration((folder) => {
    const file = join(folder, 'obj/service.ts')
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('extend(serviceGen, {', 'extend(serviceGen, {\n  bulkBound: 2,'),
    )
  })
})
afterAll(() => served.stop())

const query = async (text: string): Promise<readonly Record<string, unknown>[]> =>
  (await served.base.raw.query(text)).rows
const boxes = 'td.pick input'

/** Someone of a name of his own, with so many skills; his key. */
async function someone(name: string, skills: number): Promise<string> {
  const [row] = await query(
    `INSERT INTO opengestioncrise.ressource (nom, organisation) SELECT '${name}', min(organisation) FROM opengestioncrise.organisation RETURNING ressource::text AS key`,
  )
  const key = String(row?.['key'])
  await query(
    `INSERT INTO opengestioncrise.competence (competence, libelle) SELECT 9000 + n, 'Ztalent ' || n FROM generate_series(1, ${skills}) n ON CONFLICT DO NOTHING`,
  )
  await query(
    `INSERT INTO opengestioncrise.ressource_competence (ressource, competence, niveau) SELECT ${key}, 9000 + n, 'Débutant' FROM generate_series(1, ${skills}) n`,
  )
  return key
}
const levels = async (key: string) =>
  (
    await query(
      `SELECT niveau FROM opengestioncrise.ressource_competence WHERE ressource = ${key} ORDER BY ressource_competence`,
    )
  ).map(({ niveau }) => niveau)
const keysOf = async (key: string) =>
  (
    await query(
      `SELECT ressource_competence::text AS k FROM opengestioncrise.ressource_competence WHERE ressource = ${key} ORDER BY 1`,
    )
  ).map(({ k }) => String(k))

async function toExpert(page: Page): Promise<void> {
  const field = page.locator('fieldset.change').filter({ hasText: 'Niveau' })
  await field.locator('select').first().selectOption('valeur')
  await field.locator('.value select').selectOption('Expert')
  await page.click('button:text-is("Voir ce qui sera fait")')
  await page.waitForSelector('form.preview')
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('the rows of a tab are chosen, changed, undone and deleted, and one comes back to the tab', async () => {
    const name = `Zonglet${javaScriptEnabled ? 'a' : 'b'}`
    const key = await someone(name, 3)
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const legible = async () => {
      if (!javaScriptEnabled) return
      expect(await faults(page)).toEqual([])
      expect(await overflowing(page, [320, 360])).toEqual([])
    }
    await page.goto(`/opengestioncrise/ressource/${key}`)
    await page.locator(boxes).nth(0).check()
    await page.locator(boxes).nth(2).check()
    if (javaScriptEnabled) expect(await page.textContent('.picked')).toBe('2 compétences acquises sélectionnées')
    await legible()
    await page.click('.selection button:text-is("Modifier")')
    expect(await page.textContent('h1')).toBe('Modifier 2 compétences acquises')
    expect(await page.$$eval('.breadcrumb li', (all) => all.map((each) => each.textContent?.trim()))).toEqual([
      'openGestionCrise',
      'Ressources',
      name,
      'Modifier 2 compétences acquises',
    ])
    // What the parent fixes is not asked, as in the form of one.
    expect(await page.locator('fieldset.change').filter({ hasText: 'Compétence' }).count()).toBe(1)
    expect(await page.locator('fieldset.change legend:text-is("Ressource")').count()).toBe(0)
    await legible()
    await toExpert(page)
    await legible()
    await page.click('form.preview button.primary')
    expect(await page.textContent('.flash')).toBe('2 compétences acquises ont été modifiées.')
    expect(await page.textContent('h1')).toBe(name)
    expect((await levels(key)).filter((level) => level === 'Expert')).toHaveLength(2)
    await page.click('.notice button')
    expect(await page.textContent('.flash')).toBe('2 compétences acquises ont été rétablies.')
    expect(await page.textContent('h1')).toBe(name)
    expect(await levels(key)).toEqual(['Débutant', 'Débutant', 'Débutant'])
    await page.locator(boxes).nth(1).check()
    await page.click('.selection button:text-is("Supprimer")')
    await page.click('form.preview button.danger')
    expect(await levels(key)).toEqual(['Débutant', 'Débutant'])
    await context.close()
  }, 60_000)
})

describe('what is sent', () => {
  let admin: Visitor
  let token: string
  let [mine, other]: string[] = []
  const send = (path: string, fields: readonly (readonly [string, string])[]) =>
    admin.post(`/opengestioncrise/ressource_competence/-/selection${path}`, [['-csrf', token], ...fields])
  const field = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
  beforeAll(async () => {
    mine = await someone('Zmien', 2)
    other = await someone('Zautre', 2)
    admin = await enter(served.instance.url, 'administrateur')
    token = tokenIn(await admin.page(`/opengestioncrise/ressource/${mine}`))
  })

  test('the key of another parent’s child is refused, and left as it is', async () => {
    const [own = '', foreign = ''] = [(await keysOf(mine ?? ''))[0], (await keysOf(other ?? ''))[0]]
    const chosen = [
      ['parent', `ressource:${mine}`],
      ['cle', own],
      ['cle', foreign],
    ] as const
    const preview = await send('', [...chosen, ['action', 'supprimer']])
    expect(preview.text).toContain('N’existe plus, ou ne vous est plus montré')
    const confirm = await send('/confirmer', [
      ...chosen,
      ['travail', 'supprimer'],
      ['ecarter', '1'],
      ['-once', field(preview.text, '-once')],
      ['-sceau', field(preview.text, '-sceau')],
    ])
    expect(confirm.status).toBe(303)
    expect(await keysOf(mine ?? '')).toHaveLength(1)
    expect(await keysOf(other ?? '')).toHaveLength(2)
    const csv = await send('', [
      ['parent', `ressource:${mine}`],
      ['cle', foreign],
      ['action', 'exporter'],
      ['format', 'csv'],
    ])
    expect(csv.text.trim().split('\n')).toHaveLength(1)
  })

  test('the whole result is what belongs to this parent, by a job too; a parent that is not there is no parent', async () => {
    const csv = await send('', [
      ['parent', `ressource:${other}`],
      ['portee', 'resultat'],
      ['action', 'exporter'],
      ['format', 'csv'],
    ])
    expect(csv.text.trim().split('\n')).toHaveLength(3)
    expect(
      (
        await send('', [
          ['parent', 'ressource:99999999'],
          ['portee', 'resultat'],
          ['action', 'exporter'],
          ['format', 'csv'],
        ])
      ).status,
    ).toBe(404)
    expect(
      (
        await send('', [
          ['parent', 'intrus:1'],
          ['portee', 'resultat'],
          ['action', 'exporter'],
          ['format', 'csv'],
        ])
      ).status,
    ).toBe(404)
    const many = await someone('Znombreux', 503)
    const fields = [
      ['parent', `ressource:${many}`],
      ['portee', 'resultat'],
    ] as const
    const preview = await send('/apercu', [...fields, ['m.niveau', 'valeur'], ['v.niveau', 'Expert']])
    expect(preview.text).toContain('503 compétences acquises seront modifiées.')
    const asked = await send('/confirmer', [...fields, ['travail', 'modifier'], ['valeurs', '{"niveau":"Expert"}']])
    expect(asked.location).toMatch(/^\/-\/traitements\//)
    await vi.waitFor(async () => expect(new Set(await levels(many))).toEqual(new Set(['Expert'])), {
      timeout: 90_000,
      interval: 100,
    })
    expect(await levels(other ?? '')).toEqual(['Débutant', 'Débutant'])
    const job = await admin.page(asked.location ?? '')
    expect(job).toContain(`/opengestioncrise/ressource/${many}`)
  }, 180_000)

  test('what the parent fixes is not changed for several', async () => {
    const [key = ''] = await keysOf(other ?? '')
    const forged = await send('/confirmer', [
      ['parent', `ressource:${other}`],
      ['cle', key],
      ['travail', 'modifier'],
      ['valeurs', `{"ressource":"${mine}"}`],
    ])
    expect(forged.status).toBe(400)
    expect(await keysOf(other ?? '')).toHaveLength(2)
  })
})

test('beyond the bound that an entity sets, rows that are ticked one by one are a job too', async () => {
  await query(
    `INSERT INTO opengestioncrise.service (service, libelle) SELECT (800 + n)::text, 'Zborne ' || n FROM generate_series(1, 4) n`,
  )
  const page = await tryAs(await served.context(), 'administrateur')
  await page.goto('/opengestioncrise/service?q=Zborne')
  for (const row of [0, 1, 3]) await page.locator(boxes).nth(row).check()
  await page.click('.selection button:text-is("Supprimer")')
  expect(await page.textContent('form.preview')).toContain(
    'La vérification a porté sur les 2 premiers enregistrements.',
  )
  await page.click('form.preview button.danger')
  await page.waitForURL(/\/-\/traitements\//)
  const left = () => query(`SELECT libelle FROM opengestioncrise.service WHERE libelle LIKE 'Zborne%'`)
  await vi.waitFor(async () => expect(await left()).toEqual([{ libelle: 'Zborne 3' }]), {
    timeout: 90_000,
    interval: 100,
  })
  await page.waitForSelector('button:text-is("Annuler ce qui a été fait")')
  await page.click('button:text-is("Annuler ce qui a été fait")')
  await vi.waitFor(async () => expect(await left()).toHaveLength(4), { timeout: 90_000, interval: 100 })
  await page.context().close()
}, 240_000)
