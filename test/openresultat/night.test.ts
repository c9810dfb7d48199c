// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serveDemonstration, tryAs } from '../e2e/support.js'

let served: Served
const sql = async (text: string) => (await served.base.raw.query(text)).rows

beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
})
afterAll(() => served.stop())

/** A bureau of the poll that is being counted, in a state. */
async function bureauIn(etat: string): Promise<{ id: number; election: number; code: string; inscrits: number }> {
  const [row] =
    await sql(`SELECT eb.election_bureau AS id, eb.election, b.code, eb.inscrits FROM openresultat.election_bureau eb
    JOIN openresultat.bureau b USING (bureau) JOIN openresultat.election e USING (election)
    WHERE e.statut = 'depouillement' AND eb.etat = '${etat}' ORDER BY b.ordre LIMIT 1`)
  return row
}

/** Types the figures of a bureau: all voters chose the first list but for ten, blank or void. */
async function type(page: Page, voters: number, { off = 0 } = {}): Promise<void> {
  await page.fill('#votants', String(voters))
  await page.fill('#blancs', '6')
  await page.fill('#nuls', '4')
  await page.fill('#exprimes', String(voters - 10))
  const lists = page.locator('input[name^="voix-"]')
  for (let index = 0; index < (await lists.count()); index++)
    await lists.nth(index).fill(index === 0 ? String(voters - 10 - off) : '0')
}

test('an operator enters a bureau by the keyboard, and is told as he types of what does not hold', async () => {
  const { code, election, id } = await bureauIn('attente')
  const context = await served.context()
  const page = await tryAs(context, 'operateur')
  await page.click('.menu >> text="Saisie des résultats"')
  await page.click(`a[href$="/saisie/${election}"]`)
  // The number of the bureau is asked for at once.
  await page.waitForSelector('#bureau:focus')
  await page.keyboard.type(code.replace(/^0+/, ''))
  await page.keyboard.press('Enter')
  await page.waitForURL(/bureau=/)
  await type(page, 400, { off: 1 })
  await expect.poll(() => page.textContent('#controle')).toContain('Exprimés − somme des voix')
  expect(await page.textContent('#controle')).toContain('+1')
  await page.locator('input[name^="voix-"]').first().fill('390')
  await expect.poll(() => page.textContent('#controle')).toContain('Les chiffres concordent.')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/saisie/${election}$`))
  expect(await page.textContent('.flash')).toContain(`Bureau ${code} enregistré.`)
  expect(await page.getAttribute(`#tuile-${id}`, 'class')).toContain('arrive')
  expect(
    await sql(
      `SELECT votants, blancs, nuls, exprimes FROM openresultat.resultat WHERE election_bureau = ${id} AND phase = 'DF'`,
    ),
  ).toEqual([{ votants: 400, blancs: 6, nuls: 4, exprimes: 390 }])
  await context.close()
})

test('figures that do not hold are kept as an error, and left out of the totals', async () => {
  const { code, election, id } = await bureauIn('attente')
  const context = await served.context()
  const page = await tryAs(context, 'operateur')
  await page.goto(`/openresultat/-/saisie/${election}`)
  const before = await page.textContent('#avancement .or-compte')
  await page.goto(`/openresultat/-/saisie/${election}/${code}`)
  await type(page, 300, { off: 1 })
  await page.click('button:has-text("Enregistrer le bureau")')
  await page.waitForURL(new RegExp(`/saisie/${election}$`))
  expect(await page.textContent('.flash')).toContain('enregistré en erreur')
  expect(await page.getAttribute(`#tuile-${id}`, 'class')).toContain('erreur')
  expect(await page.textContent('#avancement .or-compte')).toBe(before)
  await context.close()
})

test('of two operators on one bureau, the second is shown what the first one stored', async () => {
  const { code, election, id } = await bureauIn('erreur')
  const contexts = [await served.context(), await served.context()] as const
  const [first, second] = [await tryAs(contexts[0], 'operateur'), await tryAs(contexts[1], 'centralisateur')]
  for (const page of [first, second]) await page.goto(`/openresultat/-/saisie/${election}/${code}`)
  await type(first, 310)
  await first.click('button:has-text("Enregistrer le bureau")')
  await first.waitForURL(new RegExp(`/saisie/${election}$`))
  await type(second, 320)
  await second.click('button:has-text("Enregistrer le bureau")')
  await second.waitForSelector('.summary')
  const told = await second.textContent('.summary')
  expect(told).toContain('Ce bureau a été enregistré entre-temps par Dominique Démo')
  expect(told).toContain('310 enregistré, 320 saisi ici')
  expect(await second.inputValue('#votants')).toBe('320')
  expect(await sql(`SELECT votants FROM openresultat.resultat WHERE election_bureau = ${id} AND phase = 'DF'`)).toEqual(
    [{ votants: 310 }],
  )
  // Whoever has seen it may replace it.
  await second.click('button:has-text("Enregistrer le bureau")')
  await second.waitForURL(new RegExp(`/saisie/${election}$`))
  expect(await sql(`SELECT votants FROM openresultat.resultat WHERE election_bureau = ${id} AND phase = 'DF'`)).toEqual(
    [{ votants: 320 }],
  )
  for (const context of contexts) await context.close()
})

test('what is no number is told at its field, and what was typed stays', async () => {
  const { code, election } = await bureauIn('arrive')
  const context = await served.context()
  const page = await tryAs(context, 'operateur')
  await page.goto(`/openresultat/-/saisie/${election}/${code}`)
  await page.fill('#votants', 'douze')
  await page.fill('#nuls', '')
  await page.click('button:has-text("Enregistrer le bureau")')
  await page.waitForSelector('.summary')
  expect(await page.textContent('#votants-erreur')).toContain('«\u00a0douze\u00a0» n’est pas un nombre entier')
  expect(await page.textContent('#nuls-erreur')).toContain('écrivez un nombre, 0 s’il n’y en a pas')
  expect(await page.inputValue('#votants')).toBe('douze')
  expect(await page.getAttribute('#votants', 'aria-invalid')).toBe('true')
  await context.close()
})

test('before its hour a poll tells nobody anything; then it is shown as it changes', async () => {
  const { election, id } = await bureauIn('arrive')
  await sql(`UPDATE openresultat.election SET heure_embargo = '23:59', publication = true WHERE election = ${election}`)
  const context = await served.context()
  const page = await context.newPage()
  const address = `/openresultat/-/resultats/1/${election}`
  await page.goto(address)
  expect(await page.textContent('#resultats')).toBe('Les résultats seront affichés ici à partir de 23\u00a0h\u00a059.')
  for (const file of ['bureaux.csv', 'commune.csv', 'resultats.json'])
    expect((await page.request.get(`/openresultat/-/donnees/1/${election}/${file}`)).status()).toBe(404)
  await sql(`UPDATE openresultat.election SET heure_embargo = '00:00' WHERE election = ${election}`)
  // The page that was open is told.
  await page.waitForSelector('.or-voix', { timeout: 15_000 })
  const counted = await page.textContent('.or-compte')
  await sql(`UPDATE openresultat.election_bureau SET etat = 'erreur' WHERE election_bureau = ${id}`)
  await expect.poll(() => page.textContent('.or-compte'), { timeout: 15_000 }).not.toBe(counted)
  const file = await page.request.get(`/openresultat/-/donnees/1/${election}/bureaux.csv`)
  expect(file.status()).toBe(200)
  expect((await file.text()).split('\n')[0]).toContain('Code du département;Code de la commune;Code du b.vote;Inscrits')
  await context.close()
})

test('what a right opens is nobody else’s, and another collectivité has no page', async () => {
  const { election } = await bureauIn('arrive')
  const context = await served.context()
  const page = await context.newPage()
  await page.goto(`/openresultat/-/saisie/${election}`)
  expect(new URL(page.url()).pathname).toBe('/-/connexion')
  for (const address of [
    `/openresultat/-/resultats/2/${election}`,
    `/openresultat/-/resultats/1/999999`,
    '/openresultat/-/rien',
  ])
    expect((await page.request.get(address)).status(), address).toBe(404)
  const reader = await tryAs(context, 'consultation')
  expect((await reader.goto(`/openresultat/-/saisie/${election}`))?.status()).toBe(403)
  await context.close()
})
