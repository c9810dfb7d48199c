// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enter, signIn, tokenIn, type Visitor } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, texts, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())
beforeEach(() => served.base.raw.query('TRUNCATE openmairie.om_note, openmairie.om_tache, openmairie.om_brouillon'))

const record = '/opengestioncrise/ressource/1'
const notes = `${record}/-/notes`
const tasks = `${record}/-/taches`
const drafts = async (): Promise<readonly string[]> =>
  (await served.base.raw.query('SELECT parent FROM openmairie.om_brouillon ORDER BY parent')).rows.map(
    ({ parent }) => parent,
  )
/** Types in a control, and waits until the server keeps it. */
const type = async (page: Page, label: string, text: string): Promise<void> => {
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/brouillon') && answer.ok())
  await Promise.all([kept, page.getByLabel(label).pressSequentially(text)])
}
const post = async (visitor: Visitor, path: string, fields: Readonly<Record<string, string>>) =>
  visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))], ...Object.entries(fields)])

test('a note begun on the page of its record survives a closed tab and the end of the session, then is saved once', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(record)
  await page.click('#notes summary')
  await type(page, 'Texte de la note', 'Rappeler la mairie')
  await page.close()
  await served.base.raw.query('DELETE FROM openmairie.om_session')
  await context.close()

  const later = await served.context()
  const back = await tryAs(later, 'administrateur')
  await back.goto(record)
  expect(await faults(back, '#notes')).toEqual([])
  expect(await overflowing(back, [320])).toEqual([])
  await back.click('#notes .drafts a')
  await back.waitForSelector('.notice .flash')
  expect(await back.textContent('.notice .flash')).toMatch(/^Voici le brouillon du .*Rien n’est encore enregistré\.$/)
  expect(await back.getByLabel('Texte de la note').inputValue()).toBe('Rappeler la mairie')
  await type(back, 'Texte de la note', ' demain')
  expect(await drafts()).toEqual(['notes'])
  await back.click('text="Enregistrer la note"')
  await back.waitForSelector('#notes .note-text')
  expect(new URL(back.url()).search).toBe('')
  expect(await texts(back, '#notes .note-text')).toHaveLength(1)
  expect(await texts(back, '#notes .drafts')).toEqual([])
  expect(await drafts()).toEqual([])
  await later.close()
}, 60_000)

test('what is begun of a change is offered on its own form, over the version that it was typed over', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(`${tasks}/nouvelle`)
  await page.getByLabel('Ce qui est à faire').fill('Relire')
  await page.click('text="Enregistrer"')
  await page.waitForSelector('#taches .what')
  await page.click('#taches a:has-text("Modifier")')
  const change = page.url()
  await type(page, 'Échéance', '1/2/2030')
  await page.goto('about:blank')
  await served.base.raw.query(`UPDATE openmairie.om_tache SET objet = 'Relire tout', version = version + 1`)

  await page.goto(`${tasks}/nouvelle`)
  expect(await page.locator('.drafts').count()).toBe(0)
  await page.goto(change)
  expect(await page.getByLabel('Échéance').inputValue()).toBe('')
  await page.click('.drafts a')
  await page.waitForSelector('.notice .flash')
  expect(await page.getByLabel('Échéance').inputValue()).toBe('1/2/2030')
  await page.click('text="Enregistrer"')
  await page.waitForSelector('.flash.warning')
  expect(await page.textContent('.flash.warning')).toContain('Cette tâche a été modifiée entre-temps.')
  await page.click('text="Enregistrer"')
  await page.waitForSelector('#taches .standing')
  expect(await page.textContent('#taches .standing')).toBe('pour le 01/02/2030')
  expect(await drafts()).toEqual([])
  await context.close()
}, 60_000)

test('cancelling forgets the draft, and so does its button', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.goto(`${tasks}/nouvelle`)
  await type(page, 'Ce qui est à faire', 'Rien')
  expect(await drafts()).toEqual(['taches'])
  await page.click('.buttons a:text-is("Annuler")')
  await page.waitForSelector('#taches')
  await expect.poll(drafts, { timeout: 10_000 }).toEqual([])
  await page.goto(`${tasks}/nouvelle`)
  await type(page, 'Ce qui est à faire', 'Quelque chose')
  await page.goto('about:blank')
  await page.goto(`${tasks}/nouvelle`)
  await page.click('.drafts button:text-is("L’effacer")')
  await page.waitForSelector('.flash:text-is("Le brouillon a été effacé.")')
  expect(new URL(page.url()).pathname).toBe(`${tasks}/nouvelle`)
  expect(await drafts()).toEqual([])
  await context.close()
}, 60_000)

test('a draft is its author’s alone, of one form, and asks for the rights of that form', async () => {
  const camille = await enter(served.instance.url, 'administrateur')
  const admin = await signIn(served.instance.url)
  const reader = await enter(served.instance.url, 'consultation')
  await post(camille, notes, { texte: 'La mienne' })
  const id = String((await served.base.raw.query('SELECT om_note::text AS id FROM openmairie.om_note')).rows[0].id)
  const form = { '-once': 'A1', texte: 'Zsecret', '-version': '1', autre: 'Zautre' }
  const answer = await post(camille, `${notes}/${id}/brouillon`, form)
  expect([answer.status, answer.text]).toEqual([200, '{"kept":true}'])
  expect((await served.base.raw.query('SELECT contenu FROM openmairie.om_brouillon')).rows).toEqual([
    { contenu: '[["texte","Zsecret"],["-version","1"]]' },
  ])
  expect(await camille.page(`${notes}/${id}/modifier?brouillon=A1`)).toContain('Zsecret')
  expect(await camille.page(`${notes}/${id}/modifier`)).toContain('brouillon=A1')
  for (const address of [record, notes, `${record}/-/modifier`, `${tasks}/nouvelle`])
    for (const visitor of [camille, admin]) {
      const page = await visitor.page(`${address}?brouillon=A1`)
      expect(page, address).not.toContain('Zsecret')
      expect(page, address).not.toContain('class="flash drafts"')
    }
  // A note is its author’s to change, and so are its drafts.
  for (const visitor of [admin, reader]) {
    expect((await post(visitor, `${notes}/${id}/brouillon`, form)).status).toBe(403)
    expect((await post(visitor, `${notes}/${id}/effacer-brouillon`, form)).status).toBe(403)
  }
  for (const path of [notes, tasks]) {
    expect((await post(reader, `${path}/brouillon`, form)).status).toBe(403)
    expect((await post(reader, `${path}/effacer-brouillon`, form)).status).toBe(403)
  }
  expect((await camille.post(`${notes}/brouillon`, Object.entries(form))).status).toBe(400)
  expect((await post(camille, `${notes}/brouillon`, { ...form, '-once': '' })).status).toBe(400)
  expect((await post(camille, '/opengestioncrise/service/1/-/notes/brouillon', form)).status).toBe(404)
  expect(await drafts()).toEqual([`notes/${id}`])
  await post(camille, `${notes}/${id}/modifier`, { ...form, texte: 'Enregistrée' })
  expect(await drafts()).toEqual([])
})
