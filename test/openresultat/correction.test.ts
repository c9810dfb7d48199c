// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
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

/** A second tour for five seats, of two bureaux and two lists: 600 votes and 500, and every code that the préfecture asks for. */
async function countedPoll(): Promise<number> {
  const [{ election }] = await sql(`
    INSERT INTO openresultat.election (om_collectivite, type_election, libelle, date_scrutin, tour, sieges, statut)
    SELECT '1', type_election, 'Municipales', '2026-03-22', 2, 5, 'complete' FROM openresultat.type_election WHERE code = 'MUN'
    RETURNING election`)
  await sql(`
    INSERT INTO openresultat.election_candidat (election, candidat, ordre, code_depot) SELECT ${election}, candidat, candidat, 'D' || candidat
      FROM openresultat.candidat WHERE candidat IN (1, 2);
    INSERT INTO openresultat.election_bureau (election, bureau, inscrits, etat, saisi_par, saisi_le, version)
      SELECT ${election}, bureau, 1000, 'valide', 'Essai', now(), 1 FROM openresultat.bureau WHERE code IN ('0001', '0002');
    INSERT INTO openresultat.resultat (election_bureau, phase, votants, blancs, nuls, exprimes)
      SELECT election_bureau, 'DF', 560, 6, 4, 550 FROM openresultat.election_bureau WHERE election = ${election};
    INSERT INTO openresultat.resultat_voix (resultat, election_candidat, voix)
      SELECT resultat, election_candidat, CASE ordre WHEN 1 THEN 300 ELSE 250 END FROM openresultat.resultat
      JOIN openresultat.election_bureau USING (election_bureau) JOIN openresultat.election_candidat USING (election) WHERE election = ${election};`)
  return election
}

const seats = (election: number) =>
  sql(`SELECT ordre, prime, proportionnelle, total FROM openresultat.siege JOIN openresultat.election_candidat USING (election_candidat)
    WHERE siege.election = ${election} AND assemblee = 'CM' ORDER BY ordre`)
const sent = (election: number) =>
  sql(
    `SELECT type, fichier, empreinte FROM openresultat.transmission WHERE election = ${election} ORDER BY transmission`,
  )

async function download(page: Page, election: number, name: string): Promise<string> {
  const href = await page.getAttribute(`a[aria-label="Télécharger ${name}"]`, 'href')
  const answer = await page.request.get(href ?? '')
  expect([answer.status(), answer.headers()['content-disposition']]).toEqual([200, expect.stringContaining(name)])
  const text = await answer.text()
  const [{ empreinte }] = await sql(
    `SELECT empreinte FROM openresultat.transmission WHERE election = ${election} AND fichier = '${name}'`,
  )
  expect(createHash('sha256').update(text).digest('hex')).toBe(empreinte)
  return text
}

async function makeFile(page: Page, election: number, button: string): Promise<void> {
  await page.goto(`/openresultat/-/transmission/${election}`)
  await page.check('input[value="csv"]')
  await page.click(`button:text-is("${button}")`)
  await page.waitForSelector('.flash.success')
}

async function correct(page: Page, election: number, votes: readonly [number, number], reason: string): Promise<void> {
  await page.goto(`/openresultat/-/correction/${election}/0001`)
  const lists = page.locator('input[name^="voix-"]')
  for (const [index, count] of votes.entries()) await lists.nth(index).fill(String(count))
  await page.fill('#motif', reason)
  await page.click('button:has-text("Enregistrer le bureau")')
  await page.waitForLoadState()
}

test('after a correction the seats follow, the reason is kept, and the next file is «rectificatif»', async () => {
  const election = await countedPoll()
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(`/openresultat/election/${election}`)
  page.once('dialog', (dialog) => dialog.accept())
  await page.click('button:has-text("Proclamer les résultats")')
  await expect
    .poll(() => seats(election))
    .toEqual([
      { ordre: 1, prime: 3, proportionnelle: 1, total: 4 },
      { ordre: 2, prime: 0, proportionnelle: 1, total: 1 },
    ])
  await makeFile(page, election, 'Faire le fichier initial')
  const first = 'MUN-2026-03-22-tour2-initial.csv'
  const initial = await download(page, election, first)
  expect(initial.split('\r\n')[1]).toBe('initial;MUN;2;22/03/2026;00;960;01;01;0001;1000;560;6;4;550;D1;300')
  expect(await page.textContent('#evolution')).toContain('Rien n’a changé depuis')
  expect([await faults(page), await overflowing(page, [320])]).toEqual([[], []])

  // The entry takes nothing any more, and leads to the correction.
  await page.goto(`/openresultat/-/saisie/${election}/0001`)
  await page.click('main .flash a:text-is("Corriger un résultat proclamé")')
  await page.waitForURL(new RegExp(`/correction/${election}/0001$`))
  expect([await faults(page), await overflowing(page, [320])]).toEqual([[], []])
  await correct(page, election, [200, 350], 'Bulletins échangés au procès-verbal')
  const told = await page.textContent('.flash.success')
  expect(told).toContain('Le résultat proclamé du bureau 0001 est corrigé. Les sièges changent')
  expect(told).toContain('4 → 1 (conseil municipal)')
  expect(told).toContain('Transmettez un fichier rectificatif à la préfecture.')
  expect(await seats(election)).toEqual([
    { ordre: 1, prime: 0, proportionnelle: 1, total: 1 },
    { ordre: 2, prime: 3, proportionnelle: 1, total: 4 },
  ])
  expect(
    await sql(`SELECT e.statut, eb.etat, eb.motif, eb.version FROM openresultat.election e JOIN openresultat.election_bureau eb USING (election)
      JOIN openresultat.bureau b USING (bureau) WHERE election = ${election} AND b.code = '0001'`),
  ).toEqual([{ statut: 'proclamee', etat: 'valide', motif: 'Bulletins échangés au procès-verbal', version: 2 }])
  const [{ election_bureau: bureau }] = await sql(
    `SELECT election_bureau FROM openresultat.election_bureau JOIN openresultat.bureau USING (bureau) WHERE election = ${election} AND code = '0001'`,
  )
  await page.goto(`/openresultat/election_bureau/${bureau}/-/historique`)
  expect(await page.textContent('main')).toContain('Bulletins échangés au procès-verbal')

  await page.goto(`/openresultat/-/transmission/${election}`)
  expect(await page.textContent('#evolution')).toContain('Des résultats ont changé depuis')
  await makeFile(page, election, 'Faire un fichier rectificatif')
  expect((await sent(election)).map(({ type, fichier }) => [type, fichier])).toEqual([
    ['initial', first],
    ['rectificatif', 'MUN-2026-03-22-tour2-rectificatif-1.csv'],
  ])
  const corrected = await download(page, election, 'MUN-2026-03-22-tour2-rectificatif-1.csv')
  expect(corrected.split('\r\n')[1]).toBe('rectificatif;MUN;2;22/03/2026;00;960;01;01;0001;1000;560;6;4;550;D1;200')
  // What was sent before is had again as it was.
  expect(await download(page, election, first)).toBe(initial)
  await context.close()
})

test('a correction says why and holds, is nobody’s without its right, and only of what is proclaimed', async () => {
  const election = await countedPoll()
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'administrateur')
  await page.goto(`/openresultat/-/correction/${election}`)
  expect(await page.textContent('main .flash')).toContain('Seul un scrutin proclamé se corrige ici')
  await correct(page, election, [200, 350], 'Erreur')
  expect(await page.textContent('.summary')).toContain('Seul un scrutin proclamé se corrige ici')
  await sql(`UPDATE openresultat.election SET statut = 'proclamee' WHERE election = ${election}`)

  await page.goto(`/openresultat/-/correction/${election}/0001`)
  await correct(page, election, [200, 351], 'Erreur')
  expect(await texts(page, '.summary li')).toEqual([
    'Un résultat proclamé n’est corrigé que par des chiffres qui concordent.',
    'Exprimés − somme des voix\u00a0: écart de −1.',
  ])
  expect(await page.locator('input[name^="voix-"]').nth(1).inputValue()).toBe('351')
  await correct(page, election, [200, 350], ' ')
  expect(await page.textContent('#motif-erreur')).toContain('Dites pourquoi')
  expect(
    await sql(`SELECT DISTINCT voix FROM openresultat.resultat_voix JOIN openresultat.resultat USING (resultat)
      JOIN openresultat.election_bureau USING (election_bureau) WHERE election = ${election} ORDER BY voix`),
  ).toEqual([{ voix: 250 }, { voix: 300 }])
  await context.close()

  const others = await served.context()
  const central = await tryAs(others, 'centralisateur')
  expect((await central.goto(`/openresultat/-/correction/${election}/0001`))?.status()).toBe(403)
  await central.goto(`/openresultat/-/saisie/${election}/0001`)
  expect(await central.locator('main .flash a').count()).toBe(0)
  await others.close()
})

test('what the file of the préfecture lacks is named, and what was changed outside is not given', async () => {
  const election = await countedPoll()
  await sql(`UPDATE openresultat.election_candidat SET code_depot = NULL WHERE election = ${election} AND ordre = 2`)
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'centralisateur')
  await page.goto(`/openresultat/-/transmission/${election}`)
  expect(await texts(page, '.or-liste li')).toEqual([
    expect.stringMatching(
      /^Le numéro de dépôt de la liste n°\u00a02, .*, manque\u00a0: remplissez «\u00a0Numéro de dépôt\u00a0»/,
    ),
  ])
  expect(await page.locator('main form').count()).toBe(0)
  await sql(`UPDATE openresultat.election_candidat SET code_depot = 'D2' WHERE election = ${election} AND ordre = 2`)
  await page.goto(`/openresultat/-/transmission/${election}`)
  await page.check('input[value="fixe"]')
  await page.click('button:text-is("Faire le fichier initial")')
  const text = await download(page, election, 'MUN-2026-03-22-tour2-initial.txt')
  expect(text.split('\r\n')[0]).toBe('EIMUN22026032200 960000202')
  await sql(
    `UPDATE openresultat.transmission SET contenu = replace(contenu, '300', '301') WHERE election = ${election}`,
  )
  await page.click('a[aria-label^="Télécharger"]')
  expect(await page.textContent('main .flash')).toContain('ne correspond plus à son empreinte')
  await context.close()
})
