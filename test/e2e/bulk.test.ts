// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from 'vitest'
import { enter, tokenIn, visitorOf } from '../support/http.js'
import { listing, note, servedWithNotes } from './bulk-served.js'
import { faults, overflowing } from './checks.js'
import { tryAs } from './support.js'

const { served, query, add, notes } = servedWithNotes()
const boxes = 'td.pick input'

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('rows that are ticked are changed together, and that is undone', async () => {
    const name = `Zlot${javaScriptEnabled ? 'a' : 'b'}`
    await add(name, 3)
    const context = await served().context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(`${listing}?q=${name}`)
    await page.locator(boxes).nth(0).check()
    await page.locator(boxes).nth(2).check()
    await page.click('.selection button:text-is("Modifier")')
    expect(await page.textContent('h1')).toBe('Modifier 2 ressources')
    await note(page, 'vu ensemble')
    expect(await page.textContent('form.preview')).toContain('2 ressources seront modifiées.')
    expect(await notes(name)).toEqual([null, null, null])
    await page.click('form.preview button.primary')
    expect(await page.textContent('.flash')).toBe('2 ressources ont été modifiées.')
    expect(page.url()).toContain(`q=${name}`)
    expect(await notes(name)).toEqual(['vu ensemble', null, 'vu ensemble'])
    await page.click('.notice button')
    expect(await page.textContent('.flash')).toBe('2 ressources ont été rétablies.')
    expect(await notes(name)).toEqual([null, null, null])
    await context.close()
  }, 60_000)

  test('two rows that are ticked lead to their merge; another number says so, and leaves them ticked', async () => {
    const name = `Zfus${javaScriptEnabled ? 'a' : 'b'}`
    await add(name, 3)
    const context = await served().context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    const merge = page.locator('.selection button:text-is("Fusionner…")')
    const ticked = () => page.$$eval(boxes, (all) => all.map((box) => (box as HTMLInputElement).checked))
    await page.goto(`${listing}?q=${name}`)
    for (const row of [0, 1, 2]) await page.locator(boxes).nth(row).check()
    if (javaScriptEnabled) {
      await expect.poll(() => merge.isVisible()).toBe(false)
    } else {
      await merge.click()
      expect(await page.textContent('.flash.warning')).toBe(
        'Pour fusionner, cochez exactement deux ressources\u00a0: 3 sont cochées.',
      )
      expect(new URL(page.url()).searchParams.get('q')).toBe(name)
      expect(await ticked()).toEqual([true, true, true])
    }
    await page.locator(boxes).nth(1).uncheck()
    if (javaScriptEnabled) {
      await expect.poll(() => merge.isVisible()).toBe(true)
      expect(await faults(page)).toEqual([])
      expect(await overflowing(page, [320, 360])).toEqual([])
    }
    await merge.click()
    expect(await page.textContent('h1')).toBe('Fusionner deux fiches')
    expect(await page.$$eval('.merge-pair dd', (all) => all.map((each) => each.textContent))).toEqual([
      `${name} 1`,
      `${name} 3`,
    ])
    await context.close()
  }, 60_000)

  test('the whole page is one box; what is refused is told, and nothing is written by halves', async () => {
    const name = `Zrefus${javaScriptEnabled ? 'a' : 'b'}`
    const [first, second] = javaScriptEnabled ? [901, 902] : [903, 904]
    await query(
      `INSERT INTO opengestioncrise.service (service, libelle) VALUES ('${first}', '${name} un'), ('${second}', '${name} deux')`,
    )
    await add(name, 1)
    await query(`UPDATE opengestioncrise.ressource SET service = '${first}' WHERE nom LIKE '${name} %'`)
    const left = async () =>
      (await query(`SELECT libelle FROM opengestioncrise.service WHERE libelle LIKE '${name}%'`)).map(
        (row) => row['libelle'],
      )
    const context = await served().context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(`/opengestioncrise/service?q=${name}`)
    await page.check('#portee-page')
    await page.click('.selection button:text-is("Supprimer")')
    expect(await page.textContent('h1')).toBe('Supprimer 2 services\u00a0?')
    expect(await page.textContent('.refusals')).toContain('D’autres données s’y rapportent\u00a0: Ressources (1)')
    await page.click('form.preview button.danger')
    expect(await page.textContent('.flash.error')).toContain('Rien n’a été écrit')
    expect(await left()).toHaveLength(2)
    await page.check('#ecarter')
    await page.click('form.preview button.danger')
    expect(await page.textContent('.flash')).toBe('1 service a été supprimé. 1 a été laissé de côté.')
    expect(await left()).toEqual([`${name} un`])
    await context.close()
  }, 60_000)
})

test('rows are chosen by the keyboard, by a range, by the page and by the result; nothing is asked of the base for it', async () => {
  const context = await served().context()
  const page = await tryAs(context, 'administrateur')
  const said = () => page.textContent('.picked')
  await page.goto(listing)
  await expect.poll(said).toBe('Aucune ressource sélectionnée')
  await expect.poll(() => page.locator('.selection button:text-is("Modifier")').isDisabled()).toBe(true)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect.poll(said).toBe('1 ressource sélectionnée')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await expect.poll(said).toBe('2 ressources sélectionnées')
  await page.keyboard.press('x')
  await page.locator(boxes).nth(5).click()
  await page
    .locator(boxes)
    .nth(8)
    .click({ modifiers: ['Shift'] })
  await expect.poll(said).toBe('5 ressources sélectionnées')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360])).toEqual([])
  await page.check('#portee-page')
  await expect.poll(said).toMatch(/^(15|16|20) ressources sélectionnées$/)
  await page.check('#portee-resultat')
  await expect.poll(said).toBe('Plus de 1\u202f000 ressources sélectionnées')
  await page.click('.selection button:text-is("Décocher")')
  await page.waitForFunction(() => document.querySelector('.picked')?.textContent === 'Aucune ressource sélectionnée')
  await page.locator(boxes).nth(0).check()
  await page.click('.selection button:text-is("Modifier")')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360])).toEqual([])
  await page.click('button:text-is("Voir ce qui sera fait")')
  expect(await page.textContent('#problemes')).toContain('Choisissez au moins un champ à changer.')
  await note(page, 'une note')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360])).toEqual([])
  await context.close()
}, 60_000)

test('the rows that are ticked are exported, those alone', async () => {
  await add('Zcsv', 3)
  const visitor = await enter(served().instance.url, 'consultation')
  const html = await visitor.page(`${listing}?q=Zcsv`)
  expect(html).toContain('value="exporter"')
  expect(html).not.toContain('value="modifier"')
  const keys = [...html.matchAll(/name="cle" value="([^"]+)"/g)].map(([, key = '']) => key)
  expect(keys).toHaveLength(3)
  const answer = await visitor.post(`${listing}/-/selection`, [
    ['-csrf', tokenIn(html)],
    ['action', 'exporter'],
    ['format', 'csv'],
    ['liste', 'q=Zcsv'],
    ['cle', keys[0] ?? ''],
    ['cle', keys[2] ?? ''],
  ])
  expect(answer.headers.get('content-type')).toContain('text/csv')
  expect([...answer.text.matchAll(/Zcsv \d/g)].map(([name]) => name)).toEqual(['Zcsv 1', 'Zcsv 3'])
  const none = await visitor.post(`${listing}/-/selection`, [
    ['-csrf', tokenIn(html)],
    ['action', 'exporter'],
  ])
  expect(none).toMatchObject({ status: 303, location: listing })
}, 60_000)

test('without the right there is no box, and what is sent all the same is refused', async () => {
  await add('Zdroit', 1)
  const reader = await enter(served().instance.url, 'consultation')
  const token = tokenIn(await reader.page(`${listing}?q=Zdroit`))
  const [row] = await query(`SELECT ressource::text AS key FROM opengestioncrise.ressource WHERE nom = 'Zdroit 1'`)
  const chosen = [
    ['-csrf', token],
    ['cle', String(row?.['key'])],
  ] as const
  for (const [path, fields] of [
    ['selection', [['action', 'supprimer']]],
    ['selection', [['action', 'modifier']]],
    ['selection/apercu', [['m.observation', 'valeur']]],
    ['selection/confirmer', [['travail', 'supprimer']]],
    ['selection/confirmer', [['valeurs', '{"observation":"x"}']]],
  ] as const)
    expect((await reader.post(`${listing}/-/${path}`, [...chosen, ...fields])).status).toBe(403)
  const stranger = visitorOf(served().instance.url)
  expect((await stranger.post(`${listing}/-/selection/confirmer`, chosen)).location).toContain('/-/connexion')
  expect((await reader.post(`${listing}/-/selection/annuler`, [...chosen, ['-ligne', 'x']])).status).toBe(404)
  const admin = await enter(served().instance.url, 'administrateur')
  const forged = await admin.post(`${listing}/-/selection/confirmer`, [
    ['-csrf', tokenIn(await admin.page(listing))],
    ['cle', String(row?.['key'])],
    ['valeurs', '{"ressource":"999999"}'],
  ])
  expect(forged.status).toBe(400)
  expect(await notes('Zdroit')).toEqual([null])
}, 60_000)
