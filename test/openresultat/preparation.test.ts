// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { faults, overflowing } from '../e2e/checks.js'
import { type Served, serveDemonstration, texts, tryAs } from '../e2e/support.js'

let served: Served
const sql = async (text: string) => (await served.base.raw.query(text)).rows

beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
})
afterAll(() => served.stop())

/** A poll of a Sunday to come, of two bureaux, one without voters, and two lists, one without names. */
async function comingPoll(): Promise<number> {
  const [{ election }] = await sql(`
    INSERT INTO openresultat.election (om_collectivite, type_election, libelle, date_scrutin, sieges, sieges_cc)
    SELECT '1', type_election, 'Municipales à venir', '2099-03-22', 44, 18 FROM openresultat.type_election WHERE code = 'MUN' RETURNING election`)
  await sql(`
    INSERT INTO openresultat.election_bureau (election, bureau, inscrits)
      SELECT ${election}, bureau, CASE code WHEN '0001' THEN 900 ELSE 0 END FROM openresultat.bureau WHERE code IN ('0001', '0002');
    INSERT INTO openresultat.election_candidat (election, candidat, ordre, age_moyen, code_depot)
      SELECT ${election}, candidat, candidat, 50, 'D' || candidat FROM openresultat.candidat WHERE candidat IN (1, 2);
    INSERT INTO openresultat.colistier (election_candidat, rang, nom, sexe, date_naissance)
      SELECT election_candidat, rang, 'NOM', CASE rang % 2 WHEN 0 THEN 'F' ELSE 'M' END, '1970-01-01'
      FROM openresultat.election_candidat, generate_series(1, 44) AS rang WHERE election = ${election} AND ordre = 1;`)
  return election
}

const state = async (page: Page, controle: string): Promise<string> =>
  (await page.textContent(`#controle-${controle} strong`)) ?? ''

test('what is missing before the day is told line by line, each leading to where it is mended, then one opens the poll', async () => {
  const election = await comingPoll()
  const context = await served.context()
  const page = await tryAs(context, 'preparation')
  await page.goto(`/openresultat/election/${election}`)
  await page.click('main a:text-is("Vérifier la préparation")')
  await page.waitForURL(new RegExp(`/-/preparation/${election}$`))
  expect(await page.textContent('#resume')).toBe('2 à compléter, 3 à vérifier.')
  expect(await texts(page, '.or-controle-manque')).toEqual([
    expect.stringContaining('Des bureaux n’ont aucun inscrit'),
    expect.stringContaining('Des listes n’ont aucun candidat'),
  ])
  expect(await page.textContent('#controle-sieges')).toContain(
    'La loi donne 45 sièges à une commune de cette population',
  )
  expect([await state(page, 'date'), await state(page, 'parite'), await state(page, 'depots')]).toEqual([
    'Prêt',
    'Prêt',
    'Prêt',
  ])
  expect([await state(page, 'tranches'), await state(page, 'animation')]).toEqual(['À vérifier', 'À vérifier'])
  expect([await faults(page), await overflowing(page, [320])]).toEqual([[], []])
  // Each thing leads to its own record, and is no longer there once it is mended.
  await page.click('#controle-inscrits a:text-is("0002")')
  await page.waitForURL(/\/election_bureau\/\d+$/)
  await sql(`UPDATE openresultat.election_bureau SET inscrits = 800 WHERE election = ${election}`)
  await sql(`UPDATE openresultat.election SET sieges = 45 WHERE election = ${election}`)
  await page.goto(`/openresultat/-/preparation/${election}`)
  expect([await state(page, 'inscrits'), await state(page, 'sieges'), await state(page, 'nombreDeNoms')]).toEqual([
    'Prêt',
    'Prêt',
    'À vérifier',
  ])
  await page.click('button:text-is("Ouvrir le scrutin malgré ce qui manque")')
  await page.waitForSelector('.flash.success')
  expect(await sql(`SELECT statut FROM openresultat.election WHERE election = ${election}`)).toEqual([
    { statut: 'ouverte' },
  ])
  expect(await page.locator('main form').count()).toBe(0)
  await context.close()
})

test('opening from the record says what the preparation lacks; who may not open sees no such button', async () => {
  const election = await comingPoll()
  const context = await served.context({ javaScriptEnabled: false })
  const central = await tryAs(context, 'centralisateur')
  await central.goto(`/openresultat/-/preparation/${election}`)
  expect(await central.textContent('#resume')).toBe('2 à compléter, 3 à vérifier.')
  expect(await central.locator('main form').count()).toBe(0)
  await context.clearCookies()
  const page = await tryAs(context, 'preparation')
  await page.goto(`/openresultat/election/${election}`)
  await page.click('button:has-text("Ouvrir le scrutin")')
  expect(await page.textContent('.flash.success')).toContain(
    'la saisie est ouverte. Dans sa préparation\u00a0: 2 à compléter, 3 à vérifier.',
  )
  await context.clearCookies()
  const operator = await tryAs(context, 'operateur')
  expect((await operator.goto(`/openresultat/-/preparation/${election}`))?.status()).toBe(403)
  await context.close()
})
