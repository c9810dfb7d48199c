// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { enter, tokenIn } from '../support/http.js'
import { faults, overflowing } from './checks.js'
import { column, type Served, serveDemonstration, texts, tryAs } from './support.js'
import { notEnglish, textsOf } from './words.js'

let served: Served
beforeAll(async () => {
  served = await serveDemonstration()
})
afterAll(() => served.stop())
beforeEach(() => served.base.raw.query('TRUNCATE openmairie.om_note, openmairie.om_tache'))

const record = '/opengestioncrise/ressource/1'
const todo = '/-/a-faire'

/** Writes a task straight into the base, due in some days, given to a login or to nobody. */
async function given(key: number, what: string, days: number | null, login: string | null): Promise<string> {
  const { rows } = await served.base.raw.query(
    `INSERT INTO openmairie.om_tache (application, entite, enregistrement, objet, echeance, responsable, om_utilisateur)
     SELECT 'opengestioncrise', 'ressource', $1::text, $2, (now() AT TIME ZONE 'Europe/Paris')::date + $3::int, r.om_utilisateur, a.om_utilisateur
     FROM openmairie.om_utilisateur a LEFT JOIN openmairie.om_utilisateur r ON r.login = $4 WHERE a.login = 'demo-administrateur'
     RETURNING om_tache::text AS id`,
    [String(key), what, days, login],
  )
  return String(rows[0].id)
}

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  test('a task is added, changed, done, undone and deleted', async () => {
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    await page.goto(record)
    expect(await page.textContent('#taches .help')).toBe('Rien à faire pour l’instant.')
    await page.click('text="Ajouter une tâche"')
    await page.getByLabel('Échéance').fill('31/2/26')
    await page.click('text="Enregistrer"')
    expect(await texts(page, '#problemes a')).toEqual([
      'Écrivez ce qui est à faire.',
      '«\u00a031/2/26\u00a0» n’est pas une date. Écrivez-la jour/mois/année, par exemple 1/2/2026.',
    ])
    await expect.poll(() => page.getByLabel('Échéance').inputValue()).toBe('31/2/26')
    await page.getByLabel('Ce qui est à faire').fill('  Vérifier   le permis ')
    await page.getByLabel('Échéance').fill('+1')
    await page.getByLabel('Confiée à').selectOption({ label: 'Dominique Démo' })
    await page.click('text="Enregistrer"')
    expect(await page.textContent('.flash')).toBe('La tâche «\u00a0Vérifier le permis\u00a0» est ajoutée.')
    expect(await page.textContent('#taches .standing')).toMatch(
      /^pour le \d\d\/\d\d\/\d{4} – pour demain, confiée à Dominique Démo$/,
    )
    await page.click('#taches a:has-text("Modifier")')
    await page.getByLabel('Échéance').fill('j')
    await page.click('text="Enregistrer"')
    expect(await page.textContent('#taches .standing')).toContain('pour aujourd’hui')
    expect(await page.textContent('.beside-links')).toBe('1 tâche à faire')

    await page.getByRole('button', { name: 'C’est fait : Vérifier le permis' }).click()
    expect(await page.textContent('.flash')).toBe('La tâche «\u00a0Vérifier le permis\u00a0» est faite.')
    expect(await texts(page, '#taches > .tasks .what')).toEqual([])
    await page.click('.notice button:text-is("Annuler")')
    expect(await page.textContent('.flash')).toBe('La tâche «\u00a0Vérifier le permis\u00a0» est de nouveau à faire.')
    expect(await texts(page, '#taches > .tasks .what')).toEqual(['Vérifier le permis'])

    await page.click('#taches a:has-text("Supprimer")')
    expect(await page.textContent('.confirm p')).toBe('Supprimer la tâche «\u00a0Vérifier le permis\u00a0»\u00a0?')
    await page.click('.confirm button:text-is("Supprimer")')
    expect(await page.textContent('.flash')).toBe('La tâche «\u00a0Vérifier le permis\u00a0» est supprimée.')
    const { rows } = await served.base.raw.query(
      `SELECT operation, apres->>'fait' AS fait FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal)
       WHERE entite = 'om_tache' ORDER BY om_journal DESC LIMIT 5`,
    )
    expect(rows.map(({ operation, fait }) => `${operation} ${fait}`)).toEqual([
      'delete null',
      'update false',
      'update true',
      'update false',
      'create false',
    ])
    await context.close()
  })

  test('the page shows mine and those of nobody, late ones first; done in one click, and back', async () => {
    await given(1, 'Plus tard', 12, 'demo-administrateur')
    await given(2, 'En retard', -3, 'demo-administrateur')
    await given(3, 'D’un jour', -1, null)
    await given(4, 'Sans date', null, 'demo-administrateur')
    await given(5, 'À un autre', 0, 'demo-consultation')
    const context = await served.context({ javaScriptEnabled })
    const page = await tryAs(context, 'administrateur')
    expect(await page.textContent('.reminder')).toBe(
      'Une de vos tâches est en retard ou pour aujourd’hui. Voir ce qui est à faire',
    )
    await page.click('header >> text="À faire"')
    expect(await column(page, 'objet')).toEqual(['En retard', 'D’un jour', 'Plus tard', 'Sans date'])
    expect(await texts(page, '.late')).toEqual(['en retard de 3 jours', 'en retard d’un jour'])
    await page.getByRole('button', { name: 'C’est fait : En retard' }).click()
    expect(new URL(page.url()).pathname).toBe(todo)
    expect(await column(page, 'objet')).toEqual(['D’un jour', 'Plus tard', 'Sans date'])
    await page.click('.notice button:text-is("Annuler")')
    expect(new URL(page.url()).pathname).toBe(todo)
    expect(await column(page, 'objet')).toEqual(['En retard', 'D’un jour', 'Plus tard', 'Sans date'])
    await page.click('text="Toutes"')
    expect(await column(page, 'objet')).toEqual(['En retard', 'D’un jour', 'À un autre', 'Plus tard', 'Sans date'])
    await page.getByRole('button', { name: 'C’est fait : D’un jour' }).click()
    await page.click('nav >> text="Faites"')
    expect(await column(page, 'objet')).toEqual(['D’un jour'])
    await page.click('th a')
    expect(new URL(page.url()).pathname).toBe('/opengestioncrise/ressource/3')
    expect(await page.textContent('#taches summary')).toBe('1 tâche faite')
    await context.close()
  })
})

test('whoever it is given to says that it is done, without any right to write; nobody else without one', async () => {
  const mine = await given(1, 'Confiée', 0, 'demo-consultation')
  const other = await given(1, 'À un autre', 0, 'demo-administrateur')
  const reader = await enter(served.instance.url, 'consultation')
  const token = tokenIn(await reader.page('/-/raccourcis'))
  const post = (path: string) => reader.post(path, [['-csrf', token]])
  const page = await reader.page(record)
  expect(page).toContain(`/-/taches/${mine}/faite`)
  expect(page).not.toContain(`/-/taches/${other}/faite`)
  expect((await post(`${record}/-/taches/${other}/faite`)).status).toBe(403)
  expect((await post(`/opengestioncrise/ressource/2/-/taches/${mine}/faite`)).status).toBe(404)
  for (const verb of ['modifier', 'supprimer']) {
    expect((await reader.get(`${record}/-/taches/${mine}/${verb}`)).status).toBe(403)
    expect((await post(`${record}/-/taches/${mine}/${verb}`)).status).toBe(403)
  }
  expect((await reader.get(`${record}/-/taches/nouvelle`)).status).toBe(403)
  expect((await post(`${record}/-/taches/nouvelle`)).status).toBe(403)
  // The way back is this site's, whatever the address says.
  const done = await post(`${record}/-/taches/${mine}/faite?retour=//ailleurs.example`)
  expect(done.location).toBe(`${record}?retour=%2F%2Failleurs.example#taches`)
  const again = await post(`${record}/-/taches/${mine}/faite`)
  expect(again.location).toBe(`${record}#taches`)
})

test('a person who may not be given a task is refused, and a task changed meanwhile is not written over', async () => {
  const id = await given(1, 'Première', 0, null)
  const camille = await enter(served.instance.url, 'administrateur')
  const token = tokenIn(await camille.page('/-/raccourcis'))
  const change = (fields: Readonly<Record<string, string>>) =>
    camille.post(`${record}/-/taches/${id}/modifier`, [['-csrf', token], ...Object.entries(fields)])
  const refused = await change({ objet: 'Première', responsable: '999', '-version': '1' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Cette personne ne peut pas voir l’enregistrement.')
  expect((await change({ objet: 'Deuxième', '-version': '1' })).status).toBe(303)
  const late = await change({ objet: 'Troisième', '-version': '1' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('«\u00a0Deuxième\u00a0»')
  expect(late.text).toContain('value="Troisième"')
})

test('pages of fifty, each task once', async () => {
  for (let n = 0; n < 120; n++) await given(1 + n, `Tâche ${n}`, n % 3 === 0 ? null : n % 7, 'demo-administrateur')
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(todo)
  const found: string[] = []
  for (;;) {
    found.push(...(await column(page, 'objet')))
    const more = page.locator('a[rel="next"]')
    if ((await more.count()) === 0) break
    await more.click()
    await page.waitForLoadState()
  }
  expect(found).toHaveLength(120)
  expect(new Set(found).size).toBe(120)
  await context.close()
})

test('by keyboard: t opens the page, the arrows its rows, Ctrl+S saves the note that is open and no other', async () => {
  await given(1, 'Une', 0, 'demo-administrateur')
  await given(2, 'Deux', 1, 'demo-administrateur')
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.keyboard.press('t')
  await page.waitForURL(`**${todo}`)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/ressource\/2/)
  await page.focus('#notes summary')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Au clavier')
  await page.keyboard.press('Control+s')
  await page.waitForSelector('.flash')
  expect(await texts(page, '.note-text')).toEqual(['Au clavier'])
  await expect.poll(() => page.isVisible('#note-texte')).toBe(false)
  await page.keyboard.press('?')
  await page.waitForSelector('dialog[open] kbd')
  expect(await texts(page, 'dialog th kbd')).toContain('t')
  await context.close()
})

test('the pages are accessible, in both themes, fit a small screen and speak English', async () => {
  const found: string[] = []
  const id = await given(
    1,
    'Une tâche au nom plutôt long, qui tient sur plusieurs lignes d’un petit écran',
    -400,
    'demo-administrateur',
  )
  await given(1, 'x'.repeat(200), 1, null)
  await served.base.raw.query(
    `INSERT INTO openmairie.om_note (application, entite, enregistrement, texte, om_utilisateur)
     SELECT 'opengestioncrise', 'ressource', '1', repeat('https://exemple.example/', 20), om_utilisateur FROM openmairie.om_utilisateur WHERE login = 'demo-administrateur'`,
  )
  const { rows } = await served.base.raw.query('SELECT om_note::text AS id FROM openmairie.om_note')
  const addresses = [
    '/opengestioncrise',
    record,
    `${record}/-/notes`,
    `${record}/-/notes/${rows[0].id}/modifier`,
    `${record}/-/notes/${rows[0].id}/supprimer`,
    `${record}/-/taches/nouvelle`,
    `${record}/-/taches/${id}/modifier`,
    `${record}/-/taches/${id}/supprimer`,
    todo,
    `${todo}?vue=toutes`,
    `${todo}?vue=faites`,
  ]
  for (const [colorScheme, locale] of [
    ['light', 'fr-FR'],
    ['dark', 'en-GB'],
  ] as const) {
    const context = await served.context({ colorScheme, locale })
    const page = await tryAs(context, 'administrateur')
    for (const address of addresses) {
      await page.goto(address)
      if (address === record) await page.click('#notes summary')
      for (const fault of await faults(page)) found.push(`${colorScheme} ${address}: ${fault}`)
      for (const width of await overflowing(page, [320, 640])) found.push(`${address} scrolls at ${width}`)
      if (locale === 'en-GB')
        for (const text of notEnglish(await textsOf(page)))
          if (!/^x+$|tâche|petit/.test(text)) found.push(`${address} says ${text}`)
    }
    await page.goto(`${record}/-/notes`)
    await page.click('button.primary')
    await page.waitForSelector('#problemes')
    for (const fault of await faults(page)) found.push(`${colorScheme} refused: ${fault}`)
    await context.close()
  }
  expect(found).toEqual([])
}, 300_000)
