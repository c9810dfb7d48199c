// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { enter, formsIn } from '../support/http.js'
import { type MailServer, mailServer } from '../support/mail.js'
import { readPdf } from '../support/pdf.js'
import { faults, overflowing } from './checks.js'
import { workersOf } from './instance.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

const record = '/opengestioncrise/ressource/1'
const form = `${record}/-/courriel/ressource_lettre`

let mails: MailServer
let served: Served
let context: BrowserContext
/** What holds the answer of the mail server. */
let held: Promise<void> | null = null
const open = async (port = 0): Promise<void> => {
  mails = await mailServer({
    port,
    refuses: (address) => (address === 'nul@exemple.fr' ? 550 : null),
    taken: async () => {
      await held
    },
  })
}
beforeAll(async () => {
  await open()
  served = await serveDemonstration(undefined, {
    OPENMAIRIE_SMTP: mails.url,
    OPENMAIRIE_MAIL_FROM: 'ne-pas-repondre@mairie.example',
    OPENMAIRIE_PUBLIC_URL: 'https://mairie.example',
    OPENMAIRIE_LOG_LEVEL: 'debug',
  })
  context = await served.context()
  await (await tryAs(context, 'administrateur')).close()
})
afterAll(async () => {
  await served.stop()
  await mails.stop()
})
beforeEach(async () => {
  mails.received.length = 0
  await served.base.raw.query('DELETE FROM openmairie.om_courriel; DELETE FROM openmairie.om_tentative')
})

const typed = [
  ['destinataire', 'beatrice@exemple.fr'],
  ['objet', 'Votre lettre'],
  ['message', 'Bonjour'],
] as const
const count = async () => (await served.base.raw.query('SELECT FROM openmairie.om_courriel')).rowCount

test('from the printing page, the PDF that is shown goes to whom one says, and stays on the record as it went', async () => {
  await served.base.raw.query(`UPDATE opengestioncrise.ressource SET email = 'david.b@exemple.fr' WHERE ressource = 1`)
  const page = await context.newPage()
  await page.goto(record)
  await page.getByRole('link', { name: 'Imprimer' }).click()
  const [edition] = await page.getByRole('link', { name: /^Envoyer «.*Lettre.*» par courriel$/ }).all()
  await edition?.click()
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Envoyer par courriel\u00a0: /)
  expect(await page.getByLabel('Destinataire').inputValue()).toBe('david.b@exemple.fr')
  expect(await page.getByLabel('Objet').inputValue()).not.toBe('')
  const frame = page.locator('iframe')
  expect(await frame.getAttribute('src')).toBe(`${record}/-/edition/ressource_lettre?cadre=1`)
  const shown = await context.request.get(`${record}/-/edition/ressource_lettre?cadre=1`)
  expect(shown.headers()['content-security-policy']).toContain("frame-ancestors 'self'")
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360, 640])).toEqual([])

  await page.getByLabel('Destinataire').fill('beatrice chez exemple.fr')
  await page.getByLabel('Objet').fill('')
  await page.getByLabel('Message').fill('Bonjour,\n\nVoici.')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  const recipient = page.getByLabel('Destinataire')
  expect(await recipient.inputValue()).toBe('beatrice chez exemple.fr')
  expect(await recipient.getAttribute('aria-invalid')).toBe('true')
  expect(await page.locator('#destinataire-erreur').textContent()).toBe(
    '«\u00a0beatrice chez exemple.fr\u00a0» n’est pas une adresse électronique. Écrivez-en une seule, comme prenom.nom@exemple.fr.',
  )
  expect(await page.locator('#objet-erreur').textContent()).toBe('Indiquez l’objet du courriel.')
  expect(await page.getByLabel('Message').inputValue()).toBe('Bonjour,\n\nVoici.')
  expect(await faults(page)).toEqual([])
  expect(await count()).toBe(0)

  await recipient.fill('beatrice@exemple.fr')
  await page.getByLabel('Objet').fill('Votre lettre')
  await page.getByRole('button', { name: 'Envoyer' }).click()
  await page.getByText('Le courriel pour beatrice@exemple.fr part.').waitFor()
  await expect.poll(() => mails.received.length, { timeout: 30_000 }).toBe(1)
  const [mail] = mails.received
  expect(mail?.to).toEqual(['beatrice@exemple.fr'])
  expect(mail?.text.trim()).toBe('Bonjour,\n\nVoici.')
  const pdf = mail?.attachments[0]?.content ?? Buffer.alloc(0)
  expect((await readPdf(pdf)).pages.join()).toContain('Béatrice David')
  const section = page.getByRole('region', { name: 'Courriels envoyés' })
  await expect
    .poll(
      async () => {
        await page.goto(record)
        return section.textContent()
      },
      { timeout: 30_000 },
    )
    .toMatch(/Envoyé le \d/)
  expect(await section.textContent()).toContain('à beatrice@exemple.fr')
  expect(await faults(page)).toEqual([])
  const message = section.getByRole('blockquote')
  expect(await message.isVisible()).toBe(false)
  await section.getByText('Voir le message').press('Enter')
  expect(await message.textContent()).toBe('Bonjour,\n\nVoici.')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320, 360])).toEqual([])
  const href = (await section.getByRole('link', { name: /^Ouvrir le PDF envoyé/ }).getAttribute('href')) ?? ''
  expect((await (await context.request.get(href)).body()).equals(pdf)).toBe(true)
  // The record changes; what was sent does not.
  await served.base.raw.query(`UPDATE opengestioncrise.ressource SET nom = 'Autre' WHERE ressource = 1`)
  expect((await (await context.request.get(href)).body()).equals(pdf)).toBe(true)
  await served.base.raw.query(`UPDATE opengestioncrise.ressource SET nom = 'David' WHERE ressource = 1`)
  await page.close()

  // What is held about the person has it.
  const chief = await enter(served.instance.url, 'administrateur')
  expect(await chief.page(`${record}/-/donnees`)).toContain('à beatrice@exemple.fr\u00a0: Votre lettre')
  const handed = JSON.parse((await chief.get(`${record}/-/donnees/fichier`)).text)
  expect(handed.enregistrements[0].courriels).toMatchObject([
    { destinataire: 'beatrice@exemple.fr', objet: 'Votre lettre', texte: 'Bonjour,\n\nVoici.' },
  ])

  // Whoever reads the record reads it too, and sends nothing.
  const reader = await enter(served.instance.url, 'consultation')
  expect((await reader.get(href)).status).toBe(200)
  expect(await reader.page(record)).toContain('beatrice@exemple.fr')
  expect(await reader.page(`${record}/-/imprimer`)).not.toContain('courriel/')
  expect((await reader.get(form)).status).toBe(403)
  // What the PDF tells of beyond the record may be kept from one who reads the record.
  const dit = (await served.base.raw.query('SELECT dit FROM openmairie.om_courriel')).rows
  expect(dit).toEqual([{ dit: expect.arrayContaining(['organisation']) }])
  await served.base.raw.query(`UPDATE openmairie.om_courriel SET dit = '{inconnue}'`)
  expect((await reader.get(href)).status).toBe(403)
  expect(await reader.page(record)).toContain('Le PDF contient des données que votre profil ne montre pas.')
  expect((await chief.get(href)).status).toBe(200)
  await served.base.raw.query(`UPDATE openmairie.om_courriel SET dit = '{organisation}'`)
  await served.base.raw.query(`DELETE FROM openmairie.om_droit WHERE permission = '*.read'`)
  await served.base.raw.query('UPDATE openmairie.om_reglage_droits SET version = version + 1')
  await expect.poll(async () => (await reader.get(href)).status, { timeout: 10_000 }).toBe(403)
  await served.base.raw.query(`INSERT INTO openmairie.om_droit VALUES ('consultation', '*.read')`)
  await served.base.raw.query('UPDATE openmairie.om_reglage_droits SET version = version + 1')
})

test('one form sent twice at once is one mail, and its text breaks out of no header', async () => {
  const visitor = await enter(served.instance.url, 'administrateur')
  const [sending] = formsIn(await visitor.page(form)).filter(({ action }) => action === form)
  const hidden = sending?.fields.filter(([name]) => name.startsWith('-')) ?? []
  const answers = await Promise.all([1, 2].map(() => visitor.post(form, [...hidden, ...typed])))
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  await expect.poll(() => mails.received.length, { timeout: 30_000 }).toBe(1)
  expect(await count()).toBe(1)
  for (const [name, value] of [
    ['destinataire', 'a@exemple.fr\r\nBcc: tiers@exemple.fr'],
    ['destinataire', 'a@exemple.fr, tiers@exemple.fr'],
    ['destinataire', 'Tiers <tiers@exemple.fr>'],
    ['objet', 'Lettre\r\nBcc: tiers@exemple.fr'],
    ['objet', 'Lettre\u2028Bcc: tiers@exemple.fr'],
    ['message', 'Bonjour\0'],
  ] as const) {
    const fields = [...hidden, ...typed.filter(([each]) => each !== name), [name, value] as const]
    expect([value, (await visitor.post(form, fields)).status]).toEqual([value, 422])
  }
  expect(await count()).toBe(1)
})

test('what the mail server refuses is told on the record', async () => {
  const visitor = await enter(served.instance.url, 'administrateur')
  await visitor.send(form, Object.fromEntries([...typed, ['destinataire', 'nul@exemple.fr']]))
  await expect
    .poll(() => visitor.page(record), { timeout: 30_000 })
    .toContain('le serveur de messagerie refuse ce courriel. Vérifiez l’adresse.')
  expect(mails.received).toEqual([])
})

test('a mail server that is down is told on the record, and tried again', async () => {
  const visitor = await enter(served.instance.url, 'administrateur')
  const { port } = mails
  await mails.stop()
  await visitor.send(form, Object.fromEntries(typed))
  await expect
    .poll(() => visitor.page(record), { timeout: 30_000 })
    .toContain('En attente\u00a0: le serveur de messagerie ne répond pas.')
  await open(port)
  await expect.poll(() => visitor.page(record), { timeout: 60_000 }).toMatch(/Envoyé le \d/)
  expect(mails.received.map(({ to }) => to)).toEqual([['beatrice@exemple.fr']])
})

test('sixty an hour and no more, with what was typed kept', async () => {
  const visitor = await enter(served.instance.url, 'administrateur')
  await served.base.raw.query(
    `INSERT INTO openmairie.om_tentative (empreinte) SELECT sha256(convert_to('courriel' || chr(10) || om_utilisateur, 'UTF8')) FROM openmairie.om_utilisateur, generate_series(1, 60)`,
  )
  const answer = await visitor.send(form, Object.fromEntries(typed))
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Vous avez demandé 60 courriels en une heure')
  expect(answer.text).toContain('beatrice@exemple.fr')
  expect(await count()).toBe(0)
})

test('processes killed while the mail server takes it neither lose it nor send it under another identifier, and no log names it', async () => {
  const visitor = await enter(served.instance.url, 'administrateur')
  let answer: () => void = () => undefined
  held = new Promise((resolve) => {
    answer = resolve
  })
  await visitor.send(form, Object.fromEntries(typed))
  await expect.poll(() => mails.received.length, { timeout: 30_000 }).toBe(1)
  for (const worker of workersOf(served.instance.pid)) process.kill(worker, 'SIGKILL')
  held = null
  answer()
  await expect.poll(() => visitor.page(record).catch(() => ''), { timeout: 60_000 }).toMatch(/Envoyé le \d/)
  expect(mails.received.length).toBe(2)
  expect(new Set(mails.received.map(({ headers }) => /^Message-ID: (.*?)\r?$/m.exec(headers)?.[1])).size).toBe(1)
  for (const word of ['beatrice', 'Votre lettre', 'Bonjour', 'nul@exemple'])
    expect(served.instance.output()).not.toContain(word)
})
