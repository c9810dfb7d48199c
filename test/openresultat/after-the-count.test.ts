// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration, tryAs } from '../e2e/support.js'
import { type ReadPdf, readPdf } from '../support/pdf.js'

let served: Served
let context: BrowserContext
const sql = async (text: string) => (await served.base.raw.query(text)).rows

beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
  context = await served.context()
  await tryAs(context, 'centralisateur')
})
afterAll(() => served.stop())

async function documentOf(election: number, name: string): Promise<ReadPdf> {
  const answer = await context.request.get(`/openresultat/-/documents/${election}/${name}`)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return readPdf(await answer.body())
}

const oneLine = (pdf: ReadPdf): string => pdf.pages.join(' ').replace(/\s+/g, ' ')

/** The poll in some state, and its figures as the base has them. */
async function pollIn(condition: string) {
  const [row] =
    await sql(`SELECT e.election, e.libelle, e.sieges, sum(r.votants)::int AS votants, sum(r.exprimes)::int AS exprimes
    FROM openresultat.election e JOIN openresultat.election_bureau eb USING (election)
    JOIN openresultat.resultat r ON r.election_bureau = eb.election_bureau AND r.phase = 'DF'
    WHERE ${condition} AND eb.etat IN ('arrive', 'valide') GROUP BY e.election ORDER BY e.election LIMIT 1`)
  return row
}
const grouped = (value: number): string => new Intl.NumberFormat('fr').format(value).replace(/\s/g, ' ')

test('the proclamation has the figures, the votes, the seats and the names of the elected', async () => {
  const poll = await pollIn(`e.statut = 'archivee' AND e.sieges IS NOT NULL AND e.tour = 2`)
  const pdf = await documentOf(poll.election, 'proclamation')
  const text = oneLine(pdf)
  expect(text).toContain('Proclamation des résultats')
  expect(text).toContain(`Votants ${grouped(poll.votants)}`)
  expect(text).toContain(`Suffrages exprimés ${grouped(poll.exprimes)}`)
  expect(text).toContain(`${poll.sieges} sièges à pourvoir`)
  const elected = await sql(`SELECT c.nom, c.prenom FROM openresultat.siege s
    JOIN openresultat.colistier c USING (election_candidat)
    WHERE s.election = ${poll.election} AND s.assemblee = 'CM' AND c.rang <= s.total - s.vacants`)
  expect(elected).toHaveLength(poll.sieges)
  for (const { nom, prenom } of elected) expect(text).toContain(`${prenom} ${nom}`)
  // At the community sit its own candidates, of whom the council has elected each one named here.
  const community = text.slice(text.indexOf('Conseil communautaire'))
  const seated = await sql(`SELECT c.nom, c.prenom FROM openresultat.siege cc
    JOIN openresultat.siege cm ON cm.election = cc.election AND cm.assemblee = 'CM' AND cm.election_candidat = cc.election_candidat
    JOIN openresultat.colistier c ON c.election_candidat = cc.election_candidat
    WHERE cc.election = ${poll.election} AND cc.assemblee = 'CC' AND c.rang_cc <= cc.total AND c.rang <= cm.total`)
  expect(seated.length).toBeGreaterThan(9)
  for (const { nom, prenom } of seated) expect(community).toContain(`${prenom} ${nom}`)
  expect(text).not.toContain('DOCUMENT DE TRAVAIL')
  expect(pdf.standards).toEqual(['PDF/A-2A'])
  await pdf.close()
})

test('before it is proclaimed, what is printed says that it is a working document', async () => {
  const poll = await pollIn(`e.statut = 'depouillement'`)
  const pdf = await documentOf(poll.election, 'proclamation')
  expect(oneLine(pdf)).toMatch(/Chiffres de \d+ bureaux sur 30, avant proclamation/)
  expect(pdf.pages[0]).toContain('DOCUMENT DE TRAVAIL')
  await pdf.close()
})

test('results by station end with their totals; with more than eight lists they take a sheet of A3', async () => {
  const poll = await pollIn(`e.statut = 'depouillement'`)
  const pdf = await documentOf(poll.election, 'bureaux')
  expect(oneLine(pdf)).toContain(`Total `)
  expect(oneLine(pdf)).toContain(grouped(poll.votants))
  expect(pdf.sizes[0]).toEqual([297, 210])
  // A ninth list, for the time of one document.
  const [{ ninth }] = await sql(`INSERT INTO openresultat.election_candidat (election, candidat, ordre)
    SELECT ${poll.election}, max(candidat), 9 FROM openresultat.candidat RETURNING election_candidat AS ninth`)
  const wide = await documentOf(poll.election, 'bureaux')
  expect(wide.sizes[0]).toEqual([420, 297])
  await wide.close()
  await sql(`DELETE FROM openresultat.election_candidat WHERE election_candidat = ${ninth}`)
  await pdf.close()
})

test('the check names the difference of a station in error', async () => {
  const poll = await pollIn(`e.statut = 'depouillement'`)
  const pdf = await documentOf(poll.election, 'controle')
  expect(oneLine(pdf)).toContain('en erreur')
  expect(oneLine(pdf)).toMatch(/-?1 entre exprimés et voix/)
  await pdf.close()
})

test('there is an entry sheet a station, and turnout by time', async () => {
  const poll = await pollIn(`e.statut = 'depouillement'`)
  const sheets = await documentOf(poll.election, 'saisie')
  expect(sheets.pages).toHaveLength(30)
  expect(sheets.pages[29]).toContain('À remplir à l’appel du bureau')
  await sheets.close()
  const turnout = await documentOf(poll.election, 'participation')
  expect(oneLine(turnout)).toContain('Participation par tranche horaire')
  await turnout.close()
})

test('an operator, who may not see results, prints none of them', async () => {
  const poll = await pollIn(`e.statut = 'depouillement'`)
  const other = await served.context()
  await tryAs(other, 'operateur')
  expect((await other.request.get(`/openresultat/-/documents/${poll.election}/proclamation`)).status()).toBe(403)
  expect((await context.request.get(`/openresultat/-/documents/${poll.election}/nimporte`)).status()).toBe(404)
  await other.close()
})

test('two polls are compared in the town, bureau by bureau and by party, with what changed', async () => {
  const page = await context.newPage()
  await page.goto('/openresultat')
  await page.click('.menu >> text="Analyse des scrutins"')
  const polls =
    await sql(`SELECT e.election, e.libelle, sum(r.votants)::int AS votants, sum(r.inscrits)::int AS inscrits
    FROM openresultat.election e JOIN (SELECT eb.election, eb.inscrits, r.votants FROM openresultat.election_bureau eb
      JOIN openresultat.resultat r ON r.election_bureau = eb.election_bureau AND r.phase = 'DF' WHERE eb.etat IN ('arrive', 'valide')) r
    USING (election) WHERE e.statut = 'archivee' AND e.sieges IS NOT NULL
    GROUP BY e.election ORDER BY e.date_scrutin LIMIT 2`)
  const [before, after] = polls
  for (const box of await page.locator('input[name="scrutin"]').all()) await box.uncheck()
  for (const { libelle } of polls) await page.getByLabel(libelle).check()
  await page.click('button:has-text("Comparer")')
  const cells = await page.locator('tr:has(th:text-is("Participation")) td').allTextContents()
  const shares = [before, after].map(({ votants, inscrits }) => Math.round((votants * 10_000) / inscrits))
  const written = (hundredths: number) => `${Math.trunc(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')}`
  expect(cells[0]).toContain(`${written(shares[0] ?? 0)}\u00a0%`)
  expect(cells[1]).toContain(`${written(shares[1] ?? 0)}\u00a0%`)
  const change = (shares[1] ?? 0) - (shares[0] ?? 0)
  expect(cells[2]).toBe(`${change < 0 ? '−' : '+'}${written(Math.abs(change))} pt`)
  await page.selectOption('#par', 'bureau')
  await page.click('button:has-text("Comparer")')
  expect(await page.locator('tbody tr').count()).toBe(30)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click('text="Tous les scrutins, liste par liste (CSV)"'),
  ])
  expect(download.suggestedFilename()).toBe('scrutins.csv')
  const [heading = '', ...lines] = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(heading).toMatch(/^Date;Type;Élection;Tour;.*;% Voix\/Exp$/)
  const [{ lists }] =
    await sql(`SELECT count(*)::int AS lists FROM openresultat.election_candidat JOIN openresultat.election
    USING (election) WHERE statut NOT IN ('preparation', 'ouverte')`)
  expect(lines).toHaveLength(lists)
  await page.selectOption('#par', 'parti')
  await page.click('button:has-text("Comparer")')
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(2)
  await page.close()
})

test('the public page shows each station on the map and in a table, those not counted yet without figures', async () => {
  const poll = await pollIn(`e.statut = 'depouillement'`)
  await sql(
    `UPDATE openresultat.election SET heure_embargo = '00:00', publication = true WHERE election = ${poll.election}`,
  )
  const other = await served.context()
  const page = await other.newPage()
  await page.goto(`/openresultat/-/resultats/1/${poll.election}`)
  expect(await page.locator('.or-carte g').count()).toBe(30)
  const [{ awaited }] = await sql(`SELECT count(*)::int AS awaited FROM openresultat.election_bureau
    WHERE election = ${poll.election} AND etat NOT IN ('arrive', 'valide')`)
  expect(awaited).toBeGreaterThan(0)
  expect(await page.locator('.or-carte .vide').count()).toBe(awaited)
  expect(await page.locator('.or-bureaux td:text-is("Pas encore dépouillé")').count()).toBe(awaited)
  await other.close()
})
