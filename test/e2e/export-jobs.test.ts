// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shownOf } from '../spreadsheets/files.js'
import { enter, tokenIn } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

const many = 6000
let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
  await rows(
    `INSERT INTO opengestioncrise.ressource (nom, prenom, observation) SELECT 'Zexport ' || n, 'Anne', 'ligne ' || n FROM generate_series(1, ${many}) AS n`,
  )
})
afterAll(() => served.stop())

const listing = '/opengestioncrise/ressource'
const found = `${listing}?q=zexport&champ=nom&colonne=nom&colonne=prenom`
const rows = async (text: string): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  (await served.base.raw.query(text)).rows

async function download(page: Page): Promise<{ readonly name: string; readonly path: string }> {
  const link = page.locator('a[href$="/resultat"]')
  await link.waitFor({ timeout: 60_000 })
  const [taken] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { name: taken.suggestedFilename(), path: await taken.path() }
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a listing too long to be sent at once is prepared by a job, and downloaded', async () => {
    await rows('TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu CASCADE')
    const page = await tryAs(await served.context({ javaScriptEnabled }), 'administrateur')
    await page.goto(found)
    await page.click('text="Exporter"')
    expect(await page.locator('button:text-is("Télécharger")').count()).toBe(0)
    expect(await page.textContent('#preparer-aide')).toContain('Au-delà de 4\u202f000 lignes')
    if (javaScriptEnabled) {
      expect(await faults(page)).toEqual([])
      expect(await overflowing(page, [320])).toEqual([])
    }
    await page.check('#format-ods')
    await page.click('button:text-is("Préparer le fichier")')
    expect(new URL(page.url()).pathname).toMatch(/^\/-\/traitements\/[\da-f-]{36}$/)
    const file = await download(page)
    expect(await page.textContent('main')).toContain('Le fichier est prêt\u00a0: 6\u202f000 ressources.')
    expect(await page.textContent('main .standing')).toContain('6\u202f000 sur 6\u202f000')
    expect(file.name).toMatch(/^ressource-\d{4}-\d{2}-\d{2}\.ods$/)
    const lines = await shownOf(file)
    expect(lines).toHaveLength(many + 1)
    expect(lines[0]).toEqual([1, 'Nom', 'Prénom'])
    expect(lines[1]?.[1]).toBe('Zexport 1')
    expect(
      await rows(
        `SELECT acteur, entite, apres->>'format' AS format, apres->>'colonnes' AS colonnes FROM openmairie.om_journal
         JOIN openmairie.om_journal_contenu USING (om_journal) WHERE operation = 'export'`,
      ),
    ).toEqual([{ acteur: 'demo-administrateur', entite: 'ressource', format: 'ods', colonnes: 'nom prenom' }])
    await page.context().close()
  }, 90_000)

  test('a short one is sent at once, or prepared where one would rather; so is a whole result that is chosen', async () => {
    const page = await tryAs(await served.context({ javaScriptEnabled }), 'administrateur')
    await page.goto(`${listing}/-/exporter?q=zexport 59&champ=nom&colonne=nom`)
    await page.check('#format-csv')
    const [sent] = await Promise.all([page.waitForEvent('download'), page.click('button:text-is("Télécharger")')])
    expect(sent.suggestedFilename()).toMatch(/\.csv$/)
    await page.click('button:text-is("Préparer le fichier")')
    const { path, name } = await download(page)
    expect(await shownOf({ path, name })).toEqual(
      await shownOf({ path: await sent.path(), name: sent.suggestedFilename() }),
    )
    await page.context().close()
  }, 60_000)
})

test('the address of a file that is too long leads to its page; a form that is sent twice asks for one job', async () => {
  const visitor = await enter(served.instance.url, 'administrateur')
  const answer = await visitor.get(`${listing}/-/export?q=zexport&champ=nom&colonne=nom&format=json`)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`${listing}/-/exporter?q=zexport&champ=nom&colonne=nom`)
  const html = await visitor.page(`${listing}/-/exporter?q=zexport&champ=nom&colonne=nom`)
  const form = {
    '-csrf': tokenIn(html),
    '-once': 'une-fois',
    q: 'zexport',
    champ: 'nom',
    colonne: 'nom',
    format: 'csv',
  }
  const first = await visitor.post(`${listing}/-/exporter`, Object.entries(form))
  const second = await visitor.post(`${listing}/-/exporter`, Object.entries(form))
  expect(first.status).toBe(303)
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const id = String(first.headers.get('location')).split('/').at(-1)
  expect(await rows(`SELECT count(*)::int AS n FROM openmairie.om_job WHERE om_job = '${id}'`)).toEqual([{ n: 1 }])
})

test('the rights are those of the moment when it runs: whoever has none left by then gets no file', async () => {
  const visitor = await enter(served.instance.url, 'consultation')
  const outcome = async (id: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
    await expect
      .poll(async () => (await rows(`SELECT etat FROM openmairie.om_job WHERE om_job = '${id}'`))[0]?.['etat'], {
        timeout: 30_000,
      })
      .toMatch(/fait|echec/)
    return rows(`SELECT etat, message FROM openmairie.om_job WHERE om_job = '${id}'`)
  }
  const html = await visitor.page(`${listing}/-/exporter?q=zexport&champ=nom&colonne=nom`)
  const form = { '-csrf': tokenIn(html), q: 'zexport', champ: 'nom', colonne: 'nom', format: 'csv', preparer: '1' }
  // The account is closed as soon as the job is asked for: nothing of it leaves.
  await rows(
    `CREATE FUNCTION openmairie.fermer() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       UPDATE openmairie.om_utilisateur SET actif = false WHERE login = 'demo-consultation'; RETURN NULL; END $$;
     CREATE TRIGGER fermer AFTER INSERT ON openmairie.om_job EXECUTE FUNCTION openmairie.fermer()`,
  )
  const answer = await visitor.post(`${listing}/-/exporter`, Object.entries(form))
  await rows('DROP TRIGGER fermer ON openmairie.om_job; DROP FUNCTION openmairie.fermer()')
  expect(answer.status).toBe(303)
  const id = String(answer.headers.get('location')).split('/').at(-1) ?? ''
  expect(await outcome(id)).toEqual([{ etat: 'echec', message: 'Votre profil ne permet pas cette action.' }])
  expect(await rows(`SELECT 1 FROM openmairie.om_fichier_usage WHERE enregistrement = '${id}'`)).toEqual([])
  await rows(`UPDATE openmairie.om_utilisateur SET actif = true WHERE login = 'demo-consultation'`)
})

test('one that is stopped leaves no file', async () => {
  await rows(
    `INSERT INTO opengestioncrise.ressource (nom, observation) SELECT 'Zlong ' || n, repeat('x', 500) FROM generate_series(1, 150000) AS n`,
  )
  const page = await tryAs(await served.context(), 'administrateur')
  await page.goto(`${listing}/-/exporter?q=zlong&champ=nom`)
  await page.check('#champs-tous')
  await page.click('button:text-is("Préparer le fichier")')
  const id = page.url().split('/').at(-1) ?? ''
  await expect
    .poll(
      async () => Number((await rows(`SELECT traites FROM openmairie.om_job WHERE om_job = '${id}'`))[0]?.['traites']),
      {
        timeout: 30_000,
      },
    )
    .toBeGreaterThan(0)
  await page.click('main button:text-is("Annuler le traitement")')
  await page.waitForSelector('text=il n’y a pas de fichier', { timeout: 10_000 })
  expect(await rows(`SELECT 1 FROM openmairie.om_fichier_usage WHERE enregistrement = '${id}'`)).toEqual([])
  await page.context().close()
}, 90_000)
