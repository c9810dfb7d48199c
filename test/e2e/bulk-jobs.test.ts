// SPDX-License-Identifier: EUPL-1.2
import pg from 'pg'
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { enter } from '../support/http.js'
import { listing, note, servedWithNotes } from './bulk-served.js'
import { faults, overflowing } from './checks.js'
import { workersOf } from './instance.js'
import { tryAs } from './support.js'

const { served, query, add, notes } = servedWithNotes()

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
  const client = new pg.Client({ connectionString: served().base.url })
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
    const context = await served().context()
    const page = await tryAs(context, 'administrateur')
    const letGo = await hold('Ztue')
    await noteAll(page, 'Ztue', 'en nombre')
    expect(await page.textContent('h1')).toBe(`Modification de ${many} ressources`)
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320, 360])).toEqual([])
    await until(({ traites, total }) => Number(traites) >= 100 && total === many)
    for (const worker of workersOf(served().instance.pid)) process.kill(worker, 'SIGKILL')
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
    const context = await served().context({ javaScriptEnabled: false })
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
    const other = await enter(served().instance.url, 'consultation')
    expect((await other.get(`/-/traitements/${id}`)).status).toBe(404)
    await page.reload()
    expect(await page.textContent('.job')).toContain('arrêté à votre demande')
    await page.click('button:text-is("Annuler ce qui a été fait")')
    await vi.waitFor(async () => expect(new Set(await notes('Zstop'))).toEqual(new Set([null])), { timeout: 60_000 })
    await context.close()
  }, 180_000)

  test('stops where its user loses the right', async () => {
    await add('Zperdu', many)
    const context = await served().context()
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
    const context = await served().context()
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
