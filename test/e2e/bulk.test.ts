// SPDX-License-Identifier: EUPL-1.2
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { enter, tokenIn, visitorOf } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { workersOf } from './instance.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration((folder) => {
    const path = join(folder, 'obj/ressource.ts')
    const hidden = "observation: { access: { hiddenUnless: { right: 'notes' } },"
    writeFileSync(path, readFileSync(path, 'utf8').replace('observation: {', hidden))
  })
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const boxes = 'td.pick input'
const query = async (text: string): Promise<readonly Record<string, unknown>[]> =>
  (await served.base.raw.query(text)).rows
/** People of a name of their own: nobody else's test counts them. */
const add = (name: string, count: number) =>
  query(
    `INSERT INTO opengestioncrise.ressource (nom, organisation) SELECT '${name} ' || n, (SELECT min(organisation) FROM opengestioncrise.organisation) FROM generate_series(1, ${count}) n`,
  )
const notes = async (name: string) =>
  (await query(`SELECT observation FROM opengestioncrise.ressource WHERE nom LIKE '${name} %' ORDER BY ressource`)).map(
    ({ observation }) => observation,
  )

async function note(page: Page, text: string): Promise<void> {
  const field = page.locator('fieldset.change').filter({ hasText: 'Observation' })
  await field.locator('select').selectOption('valeur')
  await field.locator('textarea').fill(text)
  await page.click('button:text-is("Voir ce qui sera fait")')
  await page.waitForSelector('form.preview')
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('rows that are ticked are changed together, and that is undone', async () => {
    const name = `Zlot${javaScriptEnabled ? 'a' : 'b'}`
    await add(name, 3)
    const context = await served.context({ javaScriptEnabled })
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
    const context = await served.context({ javaScriptEnabled })
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
    const context = await served.context({ javaScriptEnabled })
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
  const context = await served.context()
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
  const visitor = await enter(served.instance.url, 'consultation')
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
  const reader = await enter(served.instance.url, 'consultation')
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
  const stranger = visitorOf(served.instance.url)
  expect((await stranger.post(`${listing}/-/selection/confirmer`, chosen)).location).toContain('/-/connexion')
  expect((await reader.post(`${listing}/-/selection/annuler`, [...chosen, ['-ligne', 'x']])).status).toBe(404)
  const admin = await enter(served.instance.url, 'administrateur')
  const forged = await admin.post(`${listing}/-/selection/confirmer`, [
    ['-csrf', tokenIn(await admin.page(listing))],
    ['cle', String(row?.['key'])],
    ['valeurs', '{"ressource":"999999"}'],
  ])
  expect(forged.status).toBe(400)
  expect(await notes('Zdroit')).toEqual([null])
}, 60_000)

/** The one job that is not over, or the last one. */
const job = async () =>
  (
    await query(
      `SELECT om_job::text AS id, etat, traites::int AS traites, total::int AS total, message FROM openmairie.om_job ORDER BY cree DESC LIMIT 1`,
    )
  )[0] ?? {}
async function until(found: (now: Readonly<Record<string, unknown>>) => boolean): Promise<void> {
  await vi.waitFor(async () => expect(found(await job())).toBe(true), { timeout: 90_000, interval: 50 })
}
/** Asks for a note on all the people of a name; returns once the job is there. */
async function noteAll(page: Page, name: string, text: string): Promise<void> {
  await page.goto(`${listing}?q=${name}`)
  await page.check('#portee-resultat')
  await page.click('.selection button:text-is("Modifier")')
  await note(page, text)
  expect(await page.textContent('form.preview')).toContain('en arrière-plan')
  await page.click('form.preview button.primary')
  await page.waitForURL(/\/-\/traitements\//)
}
/** Holds the last people of a name: a work on all of them stays in its middle until they are let go. */
async function hold(name: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: served.base.url })
  await client.connect()
  await client.query(
    `BEGIN; SELECT FROM opengestioncrise.ressource WHERE nom LIKE '${name} %' ORDER BY ressource DESC LIMIT 300 FOR UPDATE`,
  )
  return () => client.end()
}
/** Lines of the journal a person of a name, as many as there are people with so many. */
const linesOf = (name: string) =>
  query(
    `SELECT n, count(*)::int AS people FROM (
       SELECT r.ressource, count(j.om_journal)::int AS n FROM opengestioncrise.ressource r
       LEFT JOIN openmairie.om_journal j ON j.entite = 'ressource' AND j.enregistrement = r.ressource::text AND j.lot IS NOT NULL
       WHERE r.nom LIKE '${name} %' GROUP BY 1) AS counted GROUP BY 1 ORDER BY 1`,
  )

describe('more than one transaction should hold', () => {
  const many = 801

  test('is a job that tells how far it is, and goes on where it was killed', async () => {
    await add('Ztue', many)
    const context = await served.context()
    const page = await tryAs(context, 'administrateur')
    const letGo = await hold('Ztue')
    await noteAll(page, 'Ztue', 'en nombre')
    expect(await page.textContent('h1')).toBe(`Modification de ${many} ressources`)
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320, 360])).toEqual([])
    await until(({ traites, total }) => Number(traites) >= 100 && total === many)
    for (const worker of workersOf(served.instance.pid)) process.kill(worker, 'SIGKILL')
    await letGo()
    expect((await job())['etat']).toBe('en cours')
    await until(({ etat }) => etat === 'fait')
    expect(await job()).toMatchObject({ traites: many, message: `${many} ressources ont été modifiées.` })
    expect(new Set(await notes('Ztue'))).toEqual(new Set(['en nombre']))
    expect(await linesOf('Ztue')).toEqual([{ n: 1, people: many }])
    await context.close()
  }, 180_000)

  test('stops when its user asks, and what it did is undone by a job', async () => {
    await add('Zstop', many)
    const context = await served.context({ javaScriptEnabled: false })
    const page = await tryAs(context, 'administrateur')
    const letGo = await hold('Zstop')
    await noteAll(page, 'Zstop', 'à moitié')
    expect(await page.locator('meta[http-equiv=refresh]').count()).toBe(1)
    await until(({ traites }) => Number(traites) >= 100)
    await page.click('button:text-is("Annuler le traitement")')
    await until(({ etat }) => etat === 'annule')
    await letGo()
    const { id, traites } = await job()
    expect((await notes('Zstop')).filter((text) => text === 'à moitié')).toHaveLength(Number(traites))
    expect(Number(traites)).toBeLessThan(many)
    const other = await enter(served.instance.url, 'consultation')
    expect((await other.get(`/-/traitements/${id}`)).status).toBe(404)
    await page.reload()
    expect(await page.textContent('.job')).toContain('arrêté à votre demande')
    await page.click('button:text-is("Annuler ce qui a été fait")')
    await vi.waitFor(async () => expect(new Set(await notes('Zstop'))).toEqual(new Set([null])), { timeout: 60_000 })
    await context.close()
  }, 180_000)

  test('stops where its user loses the right', async () => {
    await add('Zperdu', many)
    const context = await served.context()
    const page = await tryAs(context, 'administrateur')
    const letGo = await hold('Zperdu')
    await noteAll(page, 'Zperdu', 'de trop')
    await until(({ traites }) => Number(traites) >= 100)
    await query(`UPDATE openmairie.om_utilisateur SET om_profil = 'consultation' WHERE login = 'demo-administrateur'`)
    await letGo()
    await until(({ etat }) => etat === 'echec')
    await query(`UPDATE openmairie.om_utilisateur SET om_profil = 'administrateur' WHERE login = 'demo-administrateur'`)
    await page.waitForSelector('text=vos droits ne le permettent plus')
    expect((await notes('Zperdu')).filter((text) => text === null).length).toBeGreaterThan(0)
    await context.close()
  }, 180_000)

  test('done for someone, has the rights of that person, says so, and stops with the delegation', async () => {
    await add('Zpour', many)
    await add('Zfin', many)
    await query(
      `INSERT INTO openmairie.om_delegation (om_utilisateur, delegue, debut, fin)
       SELECT g.om_utilisateur, d.om_utilisateur, current_date - 1, current_date + 1 FROM openmairie.om_utilisateur g, openmairie.om_utilisateur d
       WHERE g.login = 'demo-administrateur' AND d.login = 'demo-consultation'`,
    )
    const context = await served.context()
    const page = await tryAs(context, 'consultation')
    await page.goto('/-/compte')
    await page.click('button:text-is("Agir pour cette personne")')
    await page.waitForSelector('text=Vous agissez maintenant pour')
    await noteAll(page, 'Zpour', 'par délégation')
    await until(({ etat }) => etat !== 'attente' && etat !== 'en cours')
    expect(await job()).toMatchObject({ etat: 'fait', message: `${many} ressources ont été modifiées.` })
    expect(new Set(await notes('Zpour'))).toEqual(new Set(['par délégation']))
    await page.click('button:text-is("Annuler ce qui a été fait")')
    await vi.waitFor(async () => expect(new Set(await notes('Zpour'))).toEqual(new Set([null])), { timeout: 60_000 })
    expect(
      await query(
        `SELECT acteur, pour, count(*)::int AS lines FROM openmairie.om_journal j JOIN opengestioncrise.ressource r ON r.ressource::text = j.enregistrement
         WHERE j.entite = 'ressource' AND r.nom LIKE 'Zpour %' GROUP BY 1, 2`,
      ),
    ).toEqual([{ acteur: 'demo-consultation', pour: 'demo-administrateur', lines: 2 * many }])
    const letGo = await hold('Zfin')
    await noteAll(page, 'Zfin', 'de trop')
    await until(({ traites }) => Number(traites) >= 100)
    await query(`UPDATE openmairie.om_delegation SET revoque = now()`)
    await letGo()
    await until(({ etat }) => etat === 'echec')
    await page.waitForSelector('text=vos droits ne le permettent plus')
    expect((await notes('Zfin')).filter((text) => text === null).length).toBeGreaterThan(0)
    await context.close()
  }, 180_000)
})
