// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, enter, signIn, tokenIn, type Visitor } from '../support/http.js'
import { multipartOf, multipartType, type SentFile } from '../support/multipart.js'
import { pngOf } from '../support/pictures.js'
import { faults, overflowing } from './checks.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let served: Served
let camille: Visitor
let admin: Visitor
let reader: Visitor
beforeAll(async () => {
  served = await serveDemonstration()
  camille = await enter(served.instance.url, 'administrateur')
  admin = await signIn(served.instance.url)
  reader = await enter(served.instance.url, 'consultation')
})
afterAll(() => served.stop())
beforeEach(() => served.base.raw.query('DELETE FROM openmairie.om_fichier_usage'))

const record = '/opengestioncrise/ressource/1'
const pieces = `${record}/-/pieces`

async function attach(
  visitor: Visitor,
  path: string,
  files: readonly Omit<SentFile, 'field'>[],
  once = '',
): Promise<Answer> {
  const token = tokenIn(await visitor.page('/-/raccourcis'))
  const body = multipartOf(
    [
      ['-csrf', token],
      ['-once', once],
    ],
    files.map((each) => ({ field: 'fichiers', ...each })),
  )
  const response = await fetch(new URL(path, served.instance.url), {
    method: 'POST',
    redirect: 'manual',
    body: new Uint8Array(body),
    headers: {
      'content-type': multipartType,
      'accept-language': 'fr',
      cookie: [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  })
  return {
    status: response.status,
    headers: response.headers,
    text: await response.text(),
    location: response.headers.get('location'),
  }
}
const post = async (visitor: Visitor, path: string): Promise<Answer> =>
  visitor.post(path, [['-csrf', tokenIn(await visitor.page('/-/raccourcis'))]])
const note = (name: string, content = 'Bonjour') => ({ name, content })
const names = (html: string): readonly string[] =>
  [...html.matchAll(/<p class="what"><a [^>]*>([^<]*)<\/a>/g)].map((match) => match[1] ?? '')
const idOf = async (name: string): Promise<string> =>
  String(
    (
      await served.base.raw.query('SELECT om_fichier_usage AS id FROM openmairie.om_fichier_usage WHERE nom = $1', [
        name,
      ])
    ).rows[0]?.id,
  )

describe('an attachment', () => {
  test('is kept once for its form, named, signed and dated, and read by whoever reads the record', async () => {
    const files = [note('constat.txt'), note('même constat.txt')]
    const first = await attach(camille, pieces, files, 'une-fois')
    expect([first.status, first.location]).toEqual([303, `${record}#pieces`])
    await attach(camille, pieces, files, 'une-fois')
    const page = await reader.page(record)
    expect([...names(page)].sort()).toEqual(['constat.txt', 'même constat.txt'])
    expect(page).toMatch(/<h2 id="pieces-titre">Pièces jointes <span class="count">2<\/span>/)
    expect(page).toMatch(/7\u00a0octets – .*Camille Démo, le \d{1,2}(er)?\u00a0\S+ \d{4} à \d/)
    const taken = await reader.get(`${pieces}/${await idOf('constat.txt')}`)
    expect([taken.status, taken.text]).toEqual([200, 'Bonjour'])
    expect(taken.headers.get('content-disposition')).toMatch(/^attachment; filename="constat.txt"/)
    const { rows } = await served.base.raw.query(
      `SELECT operation, acteur, apres->>'nom' AS nom FROM openmairie.om_journal JOIN openmairie.om_journal_contenu USING (om_journal) WHERE entite = 'om_fichier_usage' ORDER BY om_journal`,
    )
    expect(rows).toEqual([
      { operation: 'create', acteur: 'demo-administrateur', nom: 'constat.txt' },
      { operation: 'create', acteur: 'demo-administrateur', nom: 'même constat.txt' },
    ])
    expect(served.instance.output()).not.toContain('constat')
  })

  test('is neither seen nor added without the right, nor under the address of another record', async () => {
    await attach(camille, pieces, [note('secret.txt')])
    const id = await idOf('secret.txt')
    expect((await attach(reader, pieces, [note('x.txt')])).status).toBe(403)
    expect((await reader.get(pieces)).status).toBe(403)
    expect((await post(reader, `${pieces}/${id}/retirer`)).status).toBe(403)
    expect(await reader.page(record)).not.toContain('Joindre des fichiers')
    for (const path of [
      `/opengestioncrise/ressource/2/-/pieces/${id}`,
      `/opengestioncrise/ressource/999999/-/pieces/${id}`,
      `/opengestioncrise/service/1/-/pieces/${id}`,
      `${pieces}/00000000-0000-4000-8000-000000000000`,
      `${pieces}/x`,
    ])
      expect((await reader.get(path)).status, path).toBe(404)
    const stranger = await fetch(new URL(`${pieces}/${id}`, served.instance.url), { redirect: 'manual' })
    expect(stranger.status).toBe(303)
    await served.base.raw.query(
      `DELETE FROM openmairie.om_droit WHERE om_profil = 'consultation' AND permission = '*.read'`,
    )
    await expect.poll(async () => (await reader.get(`${pieces}/${id}`)).status).toBe(403)
    expect((await reader.get(`${pieces}/${id}/vignette`)).status).toBe(403)
    await served.base.raw.query(`INSERT INTO openmairie.om_droit VALUES ('consultation', '*.read')`)
    await expect.poll(async () => (await reader.get(`${pieces}/${id}`)).status).toBe(200)
  })

  test('that is none is told, and the others are attached', async () => {
    const files = [
      { name: 'facture.pdf', content: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]) },
      note('bonne.txt'),
    ]
    const answer = await attach(camille, pieces, files)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(
      '«\u00a0facture.pdf\u00a0» n’est pas accepté\u00a0: c’est un programme, ou il peut en lancer un.',
    )
    expect(answer.text).toContain('«\u00a0bonne.txt\u00a0» est joint.')
    expect(names(await camille.page(record))).toEqual(['bonne.txt'])
    const nothing = await attach(camille, pieces, [])
    expect(nothing.status).toBe(422)
    expect(nothing.text).toContain('<a href="#pieces-fichiers">Choisissez au moins un fichier.</a>')
  })

  test('is taken off by its author or whoever may delete any, and put back for some seconds', async () => {
    await attach(admin, pieces, [note('autre.txt')])
    const id = await idOf('autre.txt')
    expect((await post(camille, `${pieces}/${id}/retirer`)).location).toBe(`${record}#pieces`)
    expect((await camille.get(`${pieces}/${id}`)).status).toBe(404)
    expect((await post(camille, `${pieces}/${id}/retirer`)).status).toBe(404)
    expect(names(await camille.page(record))).toEqual([])
    expect((await post(camille, `${pieces}/${id}/remettre`)).status).toBe(303)
    expect(names(await camille.page(record))).toEqual(['autre.txt'])
    await post(camille, `${pieces}/${id}/retirer`)
    await served.base.raw.query(`UPDATE openmairie.om_fichier_usage SET retire = now() - interval '1 minute'`)
    expect((await post(camille, `${pieces}/${id}/remettre`)).status).toBe(404)
  })

  test('of a picture is shown small, without what its author wrote in it', async () => {
    await attach(camille, pieces, [
      { name: 'photo.png', content: pngOf(800, 600) },
      { name: 'bombe.png', content: pngOf(20_000, 20_000) },
      note('texte.txt'),
    ])
    const small = await reader.get(`${pieces}/${await idOf('photo.png')}/vignette`)
    expect(small.status).toBe(200)
    expect(small.headers.get('content-type')).toBe('image/webp')
    const etag = small.headers.get('etag') ?? ''
    expect((await reader.get(`${pieces}/${await idOf('photo.png')}/vignette`, { 'if-none-match': etag })).status).toBe(
      304,
    )
    expect((await reader.get(`${pieces}/${await idOf('bombe.png')}/vignette`)).status).toBe(404)
    expect((await reader.get(`${pieces}/${await idOf('texte.txt')}/vignette`)).status).toBe(404)
    const shown = await reader.get(`${pieces}/${await idOf('photo.png')}?afficher=1`)
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/)
  })
})

/** The picture of the clipboard, or of a drop, as a browser gives it. */
async function give(page: Page, kind: 'drop' | 'paste', name: string): Promise<void> {
  await page.evaluate(
    ({ kind, name }) => {
      const given = new DataTransfer()
      given.items.add(new File(['contenu'], name, { type: 'text/plain' }))
      const target = document.querySelector('#pieces')
      const event =
        kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true })
      target?.dispatchEvent(event)
    },
    { kind, name },
  )
}
const list = '#pieces .what a'

test('files are chosen, dropped and pasted without leaving the page, and taken off', async () => {
  const page = await tryAs(await served.context(), 'administrateur')
  await page.goto(record)
  await page.click('#pieces summary')
  await page.setInputFiles('#pieces-fichiers', [
    { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('un plan') },
    { name: 'photo.png', mimeType: 'image/png', buffer: pngOf(640, 480) },
  ])
  await page.click('.attach-form button[type=submit]')
  await page.locator('#pieces [role=status]', { hasText: '2 fichiers sont joints.' }).waitFor()
  await expect.poll(() => page.locator(list).allTextContents()).toHaveLength(2)
  await give(page, 'drop', 'déposé.txt')
  await page.locator(list, { hasText: 'déposé.txt' }).waitFor()
  await give(page, 'paste', 'collé.txt')
  await page.locator(list, { hasText: 'collé.txt' }).waitFor()
  await page.click('#pieces summary')
  await give(page, 'drop', 'programme.exe')
  await page.locator('.sending [role=status]', { hasText: '«\u00a0programme.exe\u00a0» n’est pas accepté' }).waitFor()
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360])).toEqual([])
  const picture = page.locator('#pieces img')
  expect(await picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).toBe(320)
  await page.click('button[aria-label="Retirer plan.txt"]')
  await page.locator('.notice form button').click()
  await page.locator('.flash', { hasText: '«\u00a0plan.txt\u00a0» est de nouveau joint.' }).waitFor()
  expect(await page.locator(list).count()).toBe(4)
})

test('the same without a script, and by the keyboard', async () => {
  const page = await tryAs(await served.context({ javaScriptEnabled: false }), 'administrateur')
  await page.goto(record)
  await page.focus('#pieces summary')
  await page.keyboard.press('Enter')
  await page.setInputFiles('#pieces-fichiers', { name: 'sans.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  await page.focus('.attach-form button[type=submit]')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#pieces$/)
  expect(await page.locator(list).allTextContents()).toEqual(['sans.txt'])
  expect(await page.textContent('.flash')).toBe('«\u00a0sans.txt\u00a0» est joint.')
  expect(await page.isVisible('.scripted')).toBe(false)
  await page.goto(`${pieces}`)
  await page.click('.attach-form button[type=submit]')
  expect(await page.textContent('.summary li')).toBe('Choisissez au moins un fichier.')
})
