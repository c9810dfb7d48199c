// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../packages/openmairie/src/database/postgresql/pool.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { systemClock } from '../../packages/openmairie/src/model/clock.js'
import { keepResult } from '../../packages/openmairie/src/ui/job-result.js'
import { enter, tokenIn } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { exportOf, list, servedWithoutJobs, untilTold } from './jobs-served.js'
import { texts, tryAs } from './support.js'
import { notEnglish, textsOf } from './words.js'

const { served, rows, given, moves, ends } = servedWithoutJobs()

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('one’s jobs are listed, the newest first, by pages; an end that is seen is told no more', async () => {
    for (let n = 1; n <= 22; n++) await given({ label: `Travail ${n}`, state: 'fait', message: `Fini ${n}.` })
    await given({ login: 'demo-consultation', label: 'D’un autre' })
    const context = await served().context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.click('header details.popup summary')
    await page.click('header .sheet a:text-is("Traitements")')
    expect(await page.textContent('h1')).toBe('Traitements')
    const labels = () => texts(page, 'table.jobs tbody th')
    expect(await labels()).toEqual(Array.from({ length: 20 }, (_, n) => `Travail ${22 - n}`))
    expect((await texts(page, 'table.jobs tbody td[data-label="État"]'))[0]).toBe('TerminéFini 22.')
    await page.click('text=Plus anciens')
    expect(await labels()).toEqual(['Travail 2', 'Travail 1'])
    await page.click('text=Revenir aux plus récents')
    expect((await labels()).length).toBe(20)
    await page.goto('/opengestioncrise')
    expect(await page.locator('.told').count()).toBe(0)
    await context.close()
  }, 60_000)
})

test('an open page of a job follows it as it moves, and shows its end', async () => {
  const id = await given()
  const context = await served().context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`${list}/${id}`)
  expect(await page.textContent('.job .said')).toBe('3 sur 10')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360])).toEqual([])
  await expect
    .poll(async () => {
      await moves(id, 7)
      return page.textContent('.job .said')
    })
    .toBe('7 sur 10')
  expect(await page.locator('progress').getAttribute('value')).toBe('7')
  await ends(id)
  await page.waitForSelector('.job .state:text-is("10 ressources ont été modifiées.")')
  expect(await page.locator('.told p').count()).toBe(0)
  await context.close()
}, 60_000)

test('an open list follows its jobs; the one that ends has its result, and the place of who is on its row is kept', async () => {
  const [id, other] = [await given({ label: 'Premier' }), await given({ label: 'Second' })]
  const context = await served().context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(list)
  const row = page.locator('table.jobs tr', { hasText: 'Premier' })
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360])).toEqual([])
  await expect
    .poll(async () => {
      await moves(id, 8)
      return row.locator('.said').textContent()
    })
    .toBe('8 sur 10')
  await row.getByRole('button', { name: 'Arrêter le traitement «\u00a0Premier\u00a0»' }).focus()
  await ends(id)
  await row.locator('.outcome').waitFor()
  expect(await row.locator('.outcome').textContent()).toBe('10 ressources ont été modifiées.')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Premier')
  await page.locator('tr', { hasText: 'Second' }).getByRole('button').click()
  expect(await page.textContent('.flash')).toBe('L’arrêt du traitement est demandé.')
  expect(await rows('SELECT annulation FROM openmairie.om_job WHERE om_job = $1', [other])).toEqual([
    { annulation: true },
  ])
  await context.close()
}, 60_000)

describe('the jobs of all', () => {
  test('whoever has the permission sees them, by collectivité, with who asked, and stops one; the journal says so', async () => {
    await given({ label: 'À Aubry', collectivite: '1' })
    const theirs = await given({ login: 'demo-consultation', label: 'À Brion', collectivite: '2' })
    const context = await served().context()
    const page = await tryAs(context, 'administrateur')
    await page.goto(list)
    await page.click('nav[aria-label="Traitements affichés"] a:text-is("Tous")')
    expect(await texts(page, 'table.jobs tbody th')).toEqual(['À Brion', 'À Aubry'])
    expect(await texts(page, 'table.jobs td[data-label="Collectivité"]')).toEqual(['Brion', 'Aubry'])
    expect(await texts(page, 'table.jobs td[data-label="Demandé par"]')).toEqual(['Dominique Démo', 'Camille Démo'])
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320, 360])).toEqual([])
    await page.selectOption('#collectivite', { label: 'Brion' })
    await page.click('button:text-is("Afficher")')
    expect(await texts(page, 'table.jobs tbody th')).toEqual(['À Brion'])
    await page.click('table.jobs tbody th a')
    expect(await page.textContent('.job')).toContain('Demandé par Dominique Démo (Brion).')
    await page.click('button:text-is("Annuler le traitement")')
    expect(await page.textContent('.job .state')).toContain('L’arrêt est demandé')
    expect(await rows('SELECT annulation FROM openmairie.om_job WHERE om_job = $1', [theirs])).toEqual([
      { annulation: true },
    ])
    expect(
      await rows(
        `SELECT acteur, operation FROM openmairie.om_journal WHERE entite = 'om_job' AND enregistrement = $1`,
        [theirs],
      ),
    ).toEqual([{ acteur: 'demo-administrateur', operation: 'update' }])
    await context.close()
  }, 60_000)

  test('nobody else sees them, nor is told of them', async () => {
    const id = await given({ label: 'À part' })
    const reader = await enter(served().instance.url, 'consultation')
    expect((await reader.get(`${list}?de=tous`)).status).toBe(403)
    expect((await reader.get(`${list}/flux?de=tous`)).status).toBe(403)
    expect(await reader.page(list)).not.toContain('À part')
    for (const path of ['', '/etat', '/ligne', '/ligne?de=tous', '/refus'])
      expect((await reader.get(`${list}/${id}${path}`)).status, path).toBe(404)
    const token = tokenIn(await reader.page(list))
    expect((await reader.post(`${list}/${id}/annuler`, [['-csrf', token]])).status).toBe(404)
    await ends(id)
    expect(
      (
        await reader.post(`${list}/vus`, [
          ['-csrf', token],
          ['traitement', id],
        ])
      ).status,
    ).toBe(303)
    expect(await rows('SELECT vu FROM openmairie.om_job')).toEqual([{ vu: null }])
    expect((await reader.get(`${list}/avis`)).text).toBe('')
  }, 60_000)
})

test('the file that a job gave as its result is for its user to download, from its page and from the list, as long as it is told and he may', async () => {
  const id = await given({ state: 'fait', label: 'Lettres', columns: ['nom'] })
  const database = openDatabase({
    url: served().base.url,
    size: 2,
    applicationName: 'test',
    statementTimeout: 10_000,
    failed: () => undefined,
  })
  const files = openFiles(database, {
    folder: join(served().folder, '../data/files'),
    bucket: null,
    most: 1e6,
    antivirus: null,
  })
  const stored = await files.put(Readable.from([Buffer.from('nom;lettre\nAnne;oui\n')]), { name: 'lettres de mai.csv' })
  const user = (await rows(`SELECT acteur FROM openmairie.om_job`))[0]?.acteur
  await database.transaction((transaction) =>
    keepResult(transaction, { id, user, collectivite: null }, stored, systemClock),
  )
  await database.close()
  const context = await served().context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(list)
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320])).toEqual([])
  expect(await page.getByRole('link', { name: 'Télécharger le résultat\u00a0: Lettres' }).count()).toBe(1)
  await page.goto(`${list}/${id}`)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('text="Télécharger lettres de mai.csv (20\u00a0octets)"'),
  ])
  expect(download.suggestedFilename()).toBe('lettres de mai.csv')
  const pieces: Buffer[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece)
  expect(Buffer.concat(pieces).toString()).toBe('nom;lettre\nAnne;oui\n')
  const reader = await enter(served().instance.url, 'consultation')
  expect((await reader.get(`${list}/${id}/resultat`)).status).toBe(404)
  await rows('UPDATE openmairie.om_job SET donnees = $1', [exportOf(['gardee'])])
  await page.goto(`${list}/${id}`)
  expect(await page.textContent('.job')).toContain('Vous n’avez plus le droit d’emporter ce ')
  expect((await page.goto(`${list}/${id}/resultat`))?.status()).toBe(403)
  const offered = async (): Promise<number> => {
    await page.goto(list)
    return page.getByRole('link', { name: /Télécharger le résultat/ }).count()
  }
  expect(await offered()).toBe(0)
  await rows('UPDATE openmairie.om_job SET donnees = $1', [exportOf(['nom'])])
  expect(await offered()).toBe(1)
  await rows(`UPDATE openmairie.om_fichier_usage SET expire = now() - interval '1 second'`)
  expect(await offered()).toBe(0)
  expect((await page.goto(`${list}/${id}/resultat`))?.status()).toBe(404)
  await context.close()
}, 60_000)

test('in English and on a dark screen, every page of jobs says so, within 320 px, and axe finds no fault', async () => {
  const found: string[] = []
  const done = await given({ label: 'x', state: 'fait', message: 'x' })
  const under = await given({ label: 'x' })
  const context = await served().context({ locale: 'en-GB', colorScheme: 'dark' })
  const page = await tryAs(context, 'administrateur')
  await untilTold(page, '/opengestioncrise')
  for (const address of ['/opengestioncrise', list, `${list}?de=tous`, `${list}/${done}`, `${list}/${under}`]) {
    await page.goto(address)
    for (const fault of await faults(page)) found.push(`${address}: ${fault}`)
    for (const width of await overflowing(page, [320, 640])) found.push(`${address} scrolls at ${width}`)
    if (address !== '/opengestioncrise')
      for (const text of notEnglish(await textsOf(page)))
        if (!/^x+$|petit|Démo/.test(text)) found.push(`${address} says ${text}`)
  }
  await context.close()
  expect(found).toEqual([])
}, 60_000)

test('what a job could not do is told to its user as long as he may read where he asked for it', async () => {
  const id = await given({ state: 'fait', collectivite: '2' })
  const asked = { application: 'opengestioncrise', entity: 'ressource', locale: 'fr' }
  const payload = { ...asked, state: '', parent: null, keys: null, work: { kind: 'delete' } }
  await rows(`UPDATE openmairie.om_job SET genre = 'selection', donnees = $1 WHERE om_job = $2`, [
    JSON.stringify(payload),
    id,
  ])
  await rows(
    `INSERT INTO openmairie.om_job_refus (om_job, enregistrement, libelle, motif) VALUES ($1, '7', 'Anne', 'Trop tôt.')`,
    [id],
  )
  await rows(`INSERT INTO openmairie.om_profil VALUES ('rien', 'Rien') ON CONFLICT DO NOTHING`)
  const visitor = await enter(served().instance.url, 'administrateur')
  const looks = async () => {
    const { status, text } = await visitor.get(`${list}/${id}/refus`)
    const page = await visitor.page(`${list}/${id}`)
    return [
      status,
      text.includes('7;Anne;Trop tôt.'),
      page.includes(`${id}/refus`),
      page.includes('emporter leur liste'),
    ]
  }
  const mayTakeIt = [200, true, true, false]
  const mayNot = [403, false, false, true]
  expect(await looks()).toEqual(mayTakeIt)
  const profil = (name: string) =>
    rows(`UPDATE openmairie.om_utilisateur SET om_profil = $1 WHERE login = 'demo-administrateur'`, [name])
  await profil('rien')
  expect(await looks()).toEqual(mayNot)
  await profil('administrateur')
  expect(await looks()).toEqual(mayTakeIt)
  // He works for Aubry alone by now.
  const worksFor = (collectivite: string | null) =>
    rows(`UPDATE openmairie.om_utilisateur SET om_collectivite = $1 WHERE login = 'demo-administrateur'`, [
      collectivite,
    ])
  await worksFor('1')
  expect(await looks()).toEqual(mayNot)
  await worksFor(null)
}, 60_000)
