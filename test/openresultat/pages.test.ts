// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, serveDemonstration, tryAs } from '../e2e/support.js'
import { enter, formsIn, tokenIn } from '../support/http.js'

let served: Served
const sql = async (text: string) => (await served.base.raw.query(text)).rows
const embargo = (hour: string) => sql(`UPDATE openresultat.election SET heure_embargo = '${hour}' WHERE election = 1`)

beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
  await embargo('00:00')
})
afterAll(() => served.stop())

/** What everybody is shown is made once a second: by then, anew. */
const anew = () => new Promise((resolve) => setTimeout(resolve, 1100))

async function as(
  profil: string,
  work: (page: Page, context: BrowserContext) => Promise<void>,
  javaScriptEnabled = true,
) {
  const context = await served.context({ javaScriptEnabled })
  await work(await tryAs(context, profil), context)
  await context.close()
}
const votants = (bureau: number, tranche: number) =>
  sql(`SELECT votants FROM openresultat.participation WHERE election_bureau = ${bureau} AND tranche = ${tranche}`)

describe.each([true, false])('with JavaScript: %s', (javaScript) => {
  test('turnout is entered, what is no number is told at its control, what is doubtful beside it', async () => {
    await sql('UPDATE openresultat.participation SET votants = 100 WHERE election_bureau = 3 AND tranche <= 2')
    await as(
      'operateur',
      async (page) => {
        await page.goto('/openresultat/-/participation/1/2')
        const [third, fourth] = [page.getByLabel(/^0003 /), page.getByLabel(/^0004 /)]
        await third.fill('99')
        await fourth.fill('douze')
        await page.click('text="Enregistrer la participation"')
        await page.waitForSelector('.summary')
        expect(await third.inputValue()).toBe('99')
        expect(await fourth.inputValue()).toBe('douze')
        expect(await fourth.getAttribute('aria-invalid')).toBe('true')
        expect(await page.textContent('#votants-4-erreur')).toBe(
          '0004\u00a0: «\u00a0douze\u00a0» n’est pas un nombre entier.',
        )
        expect(await votants(3, 2)).toEqual([{ votants: 100 }])
        await fourth.fill('1\u202f000 000')
        await page.click('text="Enregistrer la participation"')
        await page.waitForSelector('.flash')
        expect(await page.textContent('.flash')).toBe('2 bureaux sont enregistrés.')
        expect([await votants(3, 2), await votants(4, 2)]).toEqual([[{ votants: 99 }], [{ votants: 1_000_000 }]])
        expect(await page.textContent('#votants-3-doute')).toContain(
          'À vérifier\u00a0: moins qu’à une tranche précédente',
        )
        expect(await page.textContent('#votants-4-doute')).toContain('À vérifier')
        await sql('UPDATE openresultat.participation SET votants = 300 WHERE election_bureau = 4 AND tranche = 2')
      },
      javaScript,
    )
  })

  test('of two who enter the turnout of a bureau, the second is shown what the first one stored', async () => {
    await sql('UPDATE openresultat.participation SET votants = 110 WHERE election_bureau IN (5, 6) AND tranche = 1')
    await as(
      'operateur',
      async (first) => {
        await as(
          'operateur',
          async (second) => {
            for (const page of [first, second]) await page.goto('/openresultat/-/participation/1/1')
            await first.getByLabel(/^0005 /).fill('111')
            await first.click('text="Enregistrer la participation"')
            await first.waitForSelector('.flash')
            await second.getByLabel(/^0005 /).fill('112')
            await second.getByLabel(/^0006 /).fill('113')
            await second.click('text="Enregistrer la participation"')
            await second.waitForSelector('.summary')
            expect(await second.textContent('.summary')).toContain('0005\u00a0: 111 enregistré, 112 saisi ici.')
            // Nothing of a form in conflict is kept.
            expect(await votants(5, 1)).toEqual([{ votants: 111 }])
            expect(await votants(6, 1)).toEqual([{ votants: 110 }])
            expect(await second.getByLabel(/^0005 /).inputValue()).toBe('112')
            await second.click('text="Enregistrer la participation"')
            await second.waitForSelector('.flash')
            expect([await votants(5, 1), await votants(6, 1)]).toEqual([[{ votants: 112 }], [{ votants: 113 }]])
          },
          javaScript,
        )
      },
      javaScript,
    )
  })

  test('a bureau is entered, checked and stored', async () => {
    await sql(`UPDATE openresultat.election SET statut = 'depouillement' WHERE election = 1`)
    await as(
      'operateur',
      async (page) => {
        await page.goto('/openresultat/-/saisie/1/0009')
        for (const [name, value] of [
          ['votants', '300'],
          ['blancs', '0'],
          ['nuls', '0'],
          ['exprimes', '300'],
        ] as const)
          await page.fill(`#${name}`, value)
        const lists = page.locator('input[name^="voix-"]')
        for (let index = 0; index < 8; index++) await lists.nth(index).fill(index === 0 ? '299' : '0')
        if (javaScript) await expect.poll(() => page.textContent('#controle')).toContain('écart de +1')
        await page.click('text="Enregistrer le bureau"')
        await page.waitForSelector('.flash')
        expect(await page.textContent('.flash')).toContain('Bureau 0009 enregistré en erreur')
        expect(await sql(`SELECT etat FROM openresultat.election_bureau WHERE election = 1 AND bureau = 9`)).toEqual([
          { etat: 'erreur' },
        ])
      },
      javaScript,
    )
  })

  test('the simulator computes the seats of other votes, and keeps nothing of them', async () => {
    const votes = () =>
      sql("SELECT md5(string_agg(v::text, ',' ORDER BY resultat_voix)) FROM openresultat.resultat_voix v")
    const before = await votes()
    await as(
      'centralisateur',
      async (page) => {
        await page.goto('/openresultat/-/simulateur/3')
        const seats = () => page.$$eval('.or-sieges tbody tr', (rows) => rows.map((row) => row.textContent))
        expect(await seats()).toEqual([
          'Un élan pour Valmarine23932',
          'Continuons avec Bruno Lestage088',
          'Pour une ville solidaire055',
        ])
        await page.getByRole('textbox', { name: 'Pour une ville solidaire' }).fill('14 853')
        await page.click('text="Recalculer"')
        await page.waitForURL(/v-/)
        // 22 at the average of 14,853, 7,884 and 7,461: ten, five and five whole, then 1,350 and 1,314 are the highest.
        expect(await seats()).toEqual([
          'Pour une ville solidaire231134',
          'Un élan pour Valmarine066',
          'Continuons avec Bruno Lestage055',
        ])
        await page.getByRole('textbox', { name: 'Pour une ville solidaire' }).fill('beaucoup')
        await page.click('text="Recalculer"')
        await page.waitForSelector('[aria-invalid="true"]')
        expect(await page.textContent('.field .error')).toContain('«\u00a0beaucoup\u00a0» n’est pas un nombre entier')
        expect(await seats()).toEqual([])
      },
      javaScript,
    )
    expect(await votes()).toEqual(before)
  })

  test('the calculation sheet tells every quotient and average; a poll that shares nothing says why', async () => {
    await as(
      'centralisateur',
      async (page) => {
        await page.goto('/openresultat/-/feuille/3')
        const [council] = await page.$$('.or-feuille')
        const told = (await council?.textContent()) ?? ''
        for (const part of [
          '7\u202f884 × 22 ÷ 20\u202f198',
          '7\u202f884 ÷ 9 = 876,00',
          '7\u202f461 ÷ 9 = 829,00',
          'Majorité absolue10\u202f100',
        ])
          expect(told).toContain(part)
        await sql(
          'UPDATE openresultat.type_election SET regle = NULL WHERE type_election = (SELECT type_election FROM openresultat.election WHERE election = 3)',
        )
        await page.reload()
        expect(await page.textContent('.or-feuille')).toBe(
          'Le type de ce scrutin ne nomme aucune règle\u00a0: ni sièges ni second tour ne s’en déduisent.',
        )
        await sql(
          `UPDATE openresultat.type_election SET regle = 'municipale' WHERE type_election = (SELECT type_election FROM openresultat.election WHERE election = 3)`,
        )
      },
      javaScript,
    )
  })

  test('the wall and the public page say nothing before the hour, and all of it after', async () => {
    const context = await served.context({ javaScriptEnabled: javaScript })
    const page = await context.newPage()
    await sql(`UPDATE openresultat.election SET date_scrutin = date_scrutin + 1 WHERE election = 1`)
    for (const address of ['/-/animation/1/1', '/-/animation/1/2', '/-/resultats/1/1']) {
      await page.goto(`/openresultat${address}`)
      expect(await page.textContent('#ecran, #resultats')).toMatch(
        /^Les résultats seront affichés ici le \d+ \S+ \d{4}, à partir de 0\u00a0h\u00a000\.$/,
      )
      expect(await page.content()).not.toContain('Valmarine en commun')
    }
    await sql(`UPDATE openresultat.election SET date_scrutin = date_scrutin - 1 WHERE election = 1`)
    await anew()
    await page.goto('/openresultat/-/animation/1/1')
    expect(await page.textContent('.or-principal tbody tr')).toMatch(/^Valmarine, l’élan partagé/)
    expect(await page.textContent('.or-defilant caption')).toMatch(/^Bureau 00\d\d – /)
    await page.goto('/openresultat/-/animation/1/2')
    expect(
      await page.$$eval('.or-principal tbody th', (rows) => rows.map((row) => row.textContent?.slice(0, 4))),
    ).toEqual(['10\u00a0h', '12\u00a0h', '15\u00a0h', '17\u00a0h', '18\u00a0h'])
    // An open page would be told, and ask for itself again.
    await page.goto('about:blank')
    await sql('UPDATE openresultat.animation SET actif = false WHERE animation = 2')
    await anew()
    expect((await page.request.get('/openresultat/-/animation/1/2')).status()).toBe(404)
    await sql('UPDATE openresultat.animation SET actif = true WHERE animation = 2')
    await anew()
    await page.goto('/openresultat/-/resultats/1/1')
    expect(await page.textContent('#resultats caption')).toMatch(/^Résultats partiels\u00a0: 2\d bureaux sur 30\.$/)
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text="Par bureau (CSV)"')])
    expect(download.suggestedFilename()).toBe('resultats-1-bureaux.csv')
    await context.close()
  })
})

test('a form without what it must begin with, or of another session, is refused', async () => {
  const visitor = await enter(served.instance.url, 'operateur')
  const other = await enter(served.instance.url, 'centralisateur')
  const address = '/openresultat/-/participation/1/1'
  const { text } = await visitor.get(address)
  const form = formsIn(text).find(({ action }) => action === address)
  const [guard, figures] = [
    form?.fields.filter(([name]) => name.startsWith('-')) ?? [],
    form?.fields.filter(([name]) => !name.startsWith('-') && name !== 'votants-7') ?? [],
  ]
  expect(guard.map(([name]) => name)).toEqual(['-csrf', '-once'])
  const changed = [...figures, ['votants-7', '77']] as const
  const before = await votants(7, 1)
  for (const wrong of [[], [['-csrf', 'faux']], [['-csrf', tokenIn((await other.get(address)).text)]]] as const)
    expect((await visitor.post(address, [...wrong, ...changed])).status).toBe(400)
  const elsewhere = await visitor.post(address, [...guard, ...changed], { 'sec-fetch-site': 'cross-site' })
  expect(elsewhere.status).toBe(400)
  expect(await votants(7, 1)).toEqual(before)
  expect((await visitor.post(address, [...guard, ...changed])).status).toBe(303)
  expect(await votants(7, 1)).toEqual([{ votants: 77 }])
})
