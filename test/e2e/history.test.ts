// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openmairie } from '../cli/command.js'
import { enter, type Visitor } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
let camille: Visitor
let reader: Visitor
beforeAll(async () => {
  served = await serveDemonstration()
  camille = await enter(served.instance.url, 'administrateur')
  reader = await enter(served.instance.url, 'consultation')
})
afterAll(() => served.stop())

const record = '/opengestioncrise/ressource/1'
const page = `${record}/-/historique`
const changesIn = (html: string) =>
  [...html.matchAll(/<tr data-change="(\w+)">(.*?)<\/tr>/g)].map(([, field, cells = '']) => [
    field,
    ...[...cells.matchAll(/<td[^>]*>(?:<span[^>]*>)?([^<]*)/g)].map((match) => match[1]),
  ])
const serviceOf = async (key: string) =>
  (await served.base.raw.query('SELECT libelle FROM opengestioncrise.service WHERE service = $1', [key])).rows[0]
    ?.libelle

test('who wrote what is told in words, a reference by its label', async () => {
  const { rows } = await served.base.raw.query('SELECT service FROM opengestioncrise.service ORDER BY service LIMIT 2')
  const [first, second] = rows.map((row) => String(row.service))
  await camille.send(`${record}/-/modifier`, { 'v.service': first ?? '', 'v.observation': '' })
  const { status } = await camille.send(`${record}/-/modifier`, {
    'v.service': second ?? '',
    'v.datenaissance': '3/2/1970',
    'v.observation': 'Parle <b>bien</b>',
  })
  expect(status).toBe(303)
  const html = await camille.page(page)
  expect(html).toMatch(
    /<h2>Modification <small>le \d{1,2}(er)?\u00a0\S+ \d{4} à \d{1,2}\u00a0h\u00a0\d\d, par Camille Démo<\/small>/,
  )
  const changes = changesIn(html)
  expect(changes).toContainEqual(['service', await serviceOf(first ?? ''), await serviceOf(second ?? '')])
  expect(changes).toContainEqual(['observation', 'vide', 'Parle &lt;b>bien&lt;/b>'])
  expect(changes.find(([field]) => field === 'datenaissance')?.[2]).toBe('03/02/1970')
  expect(await camille.page(record)).toContain(`href="${page}"`)
})

test('it is for whoever has the right, of a record that he may see', async () => {
  expect(await reader.page(record)).not.toContain('/-/historique')
  expect((await reader.get(page)).status).toBe(403)
  expect((await camille.get('/opengestioncrise/ressource/999999/-/historique')).status).toBe(404)
  expect((await camille.get(`${page}?avant=%27x`)).status).toBe(200)
  expect(await camille.page('/opengestioncrise/ressource/2/-/historique')).toContain(
    'Rien n’a été écrit par cette application',
  )
})

test('former values are proposed in the form, and saved like any change', async () => {
  const restore =
    new RegExp(`href="(${record}/-/modifier\\?etat=[\\da-f]{32})"`).exec(await camille.page(page))?.[1] ?? ''
  const form = await camille.page(restore)
  expect(form).toContain('Le formulaire propose les valeurs d’avant l’écriture du')
  expect(form).not.toContain('value="03/02/1970"')
  // Proposed is not written.
  expect(changesIn(await camille.page(page))[0]?.[0]).not.toBe(undefined)
  const before = (
    await served.base.raw.query('SELECT datenaissance::text FROM opengestioncrise.ressource WHERE ressource = 1')
  ).rows
  expect(before).toEqual([{ datenaissance: '1970-02-03' }])
  expect((await camille.send(restore, {})).status).toBe(303)
  const html = await camille.page(page)
  expect(
    changesIn(html)
      .slice(0, 3)
      .map(([field, was]) => [field, was]),
  ).toContainEqual(['datenaissance', '03/02/1970'])
  expect(await camille.page(`${record}/-/modifier?etat=999999`)).toContain('Ces valeurs ne sont plus connues')
})

test('its pages have no fault, and fit a phone', async () => {
  const context = await served.context()
  const tab = await tryAs(context, 'administrateur')
  await tab.goto(page)
  expect(await faults(tab)).toEqual([])
  expect(await overflowing(tab, [320, 640])).toEqual([])
  await tab.click('a:has-text("Reprendre les valeurs d’avant")')
  await tab.waitForURL(/etat=/)
  expect(await faults(tab)).toEqual([])
  await context.close()
})

test('the command finds what was changed, deleted or put back outside the application, and nothing else', async () => {
  const { raw } = served.base
  const verify = () =>
    openmairie(['journal', 'verify', served.folder], { DATABASE_URL: served.base.url, OPENMAIRIE_DATABASE_URL: '' })
  await camille.send('/opengestioncrise/ressource/3/-/modifier', { 'v.nom': 'Neuf' })
  await camille.send('/opengestioncrise/ressource/4/-/modifier', { 'v.nom': 'Quatre' })
  // The rows of the demonstration were there before the journal: the server takes them down by itself.
  await expect.poll(async () => (await verify()).stdout, { timeout: 60_000 }).not.toContain('pas encore relevé')
  const clean = await verify()
  expect(clean).toMatchObject({ code: 0, stderr: '' })
  expect(clean.stdout).toMatch(
    /^La chaîne du journal est entière.\nopengestioncrise\u00a0: [1-9][\d\u202f]* enregistrements comparés au journal, 0 différent.\nadministration\u00a0: [1-9][\d\u202f]* enregistrements comparés au journal, 0 différent.\n$/,
  )
  // Asked for by hand where a server serves: all is taken down already.
  const environment = { DATABASE_URL: served.base.url, OPENMAIRIE_DATABASE_URL: '' }
  expect((await openmairie(['journal', 'baseline', served.folder], environment)).stdout).toMatch(
    /^L’état de départ de openGestionCrise est relevé\.\n/,
  )
  await raw.query(`UPDATE opengestioncrise.ressource SET prenom = 'Autre', nom = 'Dix' WHERE ressource = 3`)
  await raw.query('DELETE FROM opengestioncrise.ressource_competence WHERE ressource = 4')
  await raw.query(
    `UPDATE opengestioncrise.grade SET libelle = 'Autre' WHERE grade = (SELECT min(grade) FROM opengestioncrise.grade)`,
  )
  await raw.query('DELETE FROM opengestioncrise.ressource WHERE ressource = 4')
  const found = await verify()
  expect(found.code).toBe(1)
  expect(found.stdout).toContain('✗ opengestioncrise/ressource/3  changé hors de l’application\u00a0: nom, prenom\n')
  expect(found.stdout).toContain('✗ opengestioncrise/ressource/4  supprimé hors de l’application\n')
  expect(found.stdout).toMatch(/✗ opengestioncrise\/grade\/\S+ {2}changé hors de l’application\n/)
  expect(found.stdout).not.toContain('ajouté hors')
  // Once it is known why, they are taken down as they are.
  expect((await openmairie(['journal', 'accept', served.folder], environment)).stdout).toMatch(/^\d+ écarts admis/)
  expect(await verify()).toMatchObject({ code: 0 })
  // A line of the journal itself, once it is chained.
  await expect
    .poll(async () => (await raw.query('SELECT 1 FROM openmairie.om_journal WHERE chaine IS NULL')).rowCount, {
      timeout: 20_000,
    })
    .toBe(0)
  await raw.query(
    `UPDATE openmairie.om_journal SET acteur = 'zoé' WHERE om_journal = (SELECT min(om_journal) FROM openmairie.om_journal)`,
  )
  expect((await verify()).stdout).toMatch(/^✗ La chaîne du journal est rompue à la ligne \d+\u00a0:/)
})
