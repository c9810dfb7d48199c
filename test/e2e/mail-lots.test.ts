// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, formsIn } from '../support/http.js'
import { type MailServer, mailServer } from '../support/mail.js'
import { faults, overflowing } from './checks.js'
import { workersOf } from './instance.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

const listing = '/opengestioncrise/ressource'
const page = `${listing}/-/courriels?edition=ressource_lettre&q=zqd`

let mails: MailServer
let served: Served
let context: BrowserContext
/** Called at each mail, before it is answered. */
let taken: () => Promise<void> = async () => undefined
beforeAll(async () => {
  mails = await mailServer({ taken: () => taken() })
  served = await serveDemonstration(undefined, {
    OPENMAIRIE_SMTP: mails.url,
    OPENMAIRIE_MAIL_FROM: 'ne-pas-repondre@mairie.example',
    OPENMAIRIE_PUBLIC_URL: 'https://mairie.example',
  })
  await served.base.raw.query(`
    UPDATE opengestioncrise.ressource SET nom = 'Zqd' || ressource, email = CASE ressource WHEN 2 THEN NULL WHEN 3 THEN 'pas une adresse' ELSE 'zqd' || ressource || '@exemple.fr' END
      WHERE ressource BETWEEN 1 AND 30`)
  context = await served.context()
  await (await tryAs(context, 'administrateur')).close()
})
afterAll(async () => {
  await served.stop()
  await mails.stop()
})

const expected = Array.from({ length: 30 }, (_, index) => `zqd${index + 1}@exemple.fr`)
  .filter((each) => !/zqd[23]@/.test(each))
  .sort()

test('from a listing, one sees who would have it, sends once, and processes killed in the middle give nobody two', async () => {
  const shown = await context.newPage()
  await shown.goto(`${listing}?q=zqd`)
  await shown.getByRole('link', { name: 'Imprimer', exact: true }).click()
  await shown.getByLabel('Document à envoyer').selectOption('ressource_lettre')
  expect(await faults(shown)).toEqual([])
  expect(await overflowing(shown, [320, 360, 640])).toEqual([])
  await shown.getByRole('button', { name: 'Envoyer par courriel' }).press('Enter')
  await shown.getByRole('heading', { level: 1, name: 'Envoyer par courriel\u00a0: Lettre de vérification' }).waitFor()
  expect(await shown.locator('#destinataires strong').textContent()).toBe('28 courriels partiront, un par fiche.')
  expect(await shown.locator('#destinataires summary').allTextContents()).toEqual([
    '1 fiche sans adresse, laissée de côté',
    '1 fiche dont l’adresse n’est pas valable, laissée de côté',
  ])
  for (const each of await shown.locator('#destinataires summary').all()) await each.press('Enter')
  expect(
    await shown
      .locator('#destinataires details a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual([`${listing}/2`, `${listing}/3`])
  expect(await faults(shown)).toEqual([])
  expect(await overflowing(shown, [320, 360, 640])).toEqual([])

  await shown.getByLabel('Objet').fill('')
  await shown.getByRole('button', { name: 'Envoyer 28 courriels' }).click()
  expect(await shown.locator('#objet-erreur').textContent()).toBe('Indiquez l’objet du courriel.')
  await shown.getByLabel('Objet').fill('Votre lettre')
  let count = 0
  taken = async () => {
    if (++count === 9) for (const worker of workersOf(served.instance.pid)) process.kill(worker, 'SIGKILL')
  }
  await shown.getByRole('button', { name: 'Envoyer 28 courriels' }).click()
  await shown.waitForURL(/traitements/).catch(() => undefined)
  const visitor = await enter(served.instance.url, 'administrateur')
  const state = async () =>
    (await served.base.raw.query(`SELECT etat, message FROM openmairie.om_job WHERE genre = 'courriels'`)).rows
  await expect
    .poll(state, { timeout: 120_000, interval: 500 })
    .toEqual([{ etat: 'fait', message: '28 courriels sont partis\u00a0; 2 fiches n’en ont pas reçu par cet envoi.' }])
  // The one that was being taken when the process was killed may have gone twice, under one identifier: a mailbox shows one.
  const identifiers = new Map(
    mails.received.map((mail) => [/^Message-ID: (.*?)\r?$/m.exec(mail.headers)?.[1], mail.to.join()]),
  )
  expect([...identifiers.values()].sort()).toEqual(expected)
  expect(mails.received.length).toBeLessThanOrEqual(29)
  expect(await visitor.page(`${listing}/7`)).toMatch(/à zqd7@exemple\.fr.*Envoyé le \d/s)
  const { rows } = await served.base.raw.query(
    `SELECT om_job::text AS id FROM openmairie.om_job WHERE genre = 'courriels'`,
  )
  const refused = await visitor.get(`/-/traitements/${rows[0]?.id}/refus`)
  expect(refused.text).toMatch(/Pas d’adresse électronique\..*L’adresse électronique n’est pas valable\./s)
})

const ended = async (count: number) => {
  const last = `SELECT etat, message FROM openmairie.om_job WHERE genre = 'courriels' ORDER BY fini DESC NULLS FIRST`
  await expect
    .poll(async () => (await served.base.raw.query(last)).rows[0], { timeout: 120_000, interval: 500 })
    .toEqual({ etat: 'fait', message: expect.stringMatching(new RegExp(`^${count} courriels sont partis`)) })
}

test('after a lot that was stopped, another one goes to those that have not had it, and to all where one says so', async () => {
  taken = async () => undefined
  mails.received.length = 0
  await served.base.raw.query(
    `UPDATE openmairie.om_courriel SET envoye = NULL WHERE entite = 'ressource' AND enregistrement IN ('8', '9')`,
  )
  const shown = await context.newPage()
  await shown.goto(page)
  expect(await shown.locator('#destinataires strong').textContent()).toBe('2 courriels partiront, un par fiche.')
  expect(await shown.locator('#destinataires summary').allTextContents()).toEqual([
    '1 fiche sans adresse, laissée de côté',
    '1 fiche dont l’adresse n’est pas valable, laissée de côté',
    '26 fiches ont déjà reçu ce document à leur adresse actuelle au cours des 30 derniers jours, laissées de côté',
  ])
  const again = shown.getByRole('checkbox', { name: 'Envoyer aussi à ceux qui l’ont déjà reçu' })
  expect(await again.isChecked()).toBe(false)
  expect(await shown.locator('#encore-aide').textContent()).toBe('28 courriels partiraient alors.')
  expect(await faults(shown)).toEqual([])
  expect(await overflowing(shown, [320, 360, 640])).toEqual([])
  await shown.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await ended(2)
  // Its page is asked for again at the end: one is not on the way to another meanwhile.
  await shown.getByText('2 courriels sont partis').first().waitFor()
  expect(mails.received.map(({ to }) => to.join()).sort()).toEqual(['zqd8@exemple.fr', 'zqd9@exemple.fr'])
  // All of them had it by now.
  await shown.goto(page)
  expect(await shown.locator('#destinataires strong').textContent()).toBe('Aucun courriel ne partirait.')
  await shown.getByLabel('Objet').fill('Votre lettre')
  await shown.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await shown.locator('#encore-erreur').waitFor()
  expect(await again.getAttribute('aria-invalid')).toBe('true')
  expect(await again.getAttribute('aria-describedby')).toBe('encore-aide encore-erreur')
  expect(await shown.getByLabel('Objet').inputValue()).toBe('Votre lettre')
  expect(await faults(shown)).toEqual([])
  expect(await overflowing(shown, [320, 360, 640])).toEqual([])
  await shown.close()

  // Without script.
  const visitor = await enter(served.instance.url, 'administrateur')
  const send = async (...changes: (readonly [string, string])[]) => {
    const [form] = formsIn(await visitor.page(page)).filter(({ action }) => action.endsWith('/-/courriels'))
    const kept = (form?.fields ?? []).filter(([name]) => name !== 'objet')
    return visitor.post(`${listing}/-/courriels`, [...kept, ['objet', 'Votre lettre à tous'], ...changes])
  }
  const refused = await send()
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('id="encore-erreur">Tous ceux qui ont une adresse l’ont déjà reçu.')
  expect(refused.text).toContain('value="Votre lettre à tous"')
  expect(mails.received).toHaveLength(2)
  const sent = await send(['encore', '1'])
  expect([sent.status, sent.location]).toEqual([303, expect.stringContaining('/-/traitements/')])
  await ended(28)
  expect(
    mails.received
      .slice(2)
      .map(({ to }) => to.join())
      .sort(),
  ).toEqual(expected)
})

test('what was confirmed is what was shown, one lot at a time, and so many a day', async () => {
  await served.base.raw.query('DELETE FROM openmairie.om_courriel')
  const visitor = await enter(served.instance.url, 'administrateur')
  const [form] = formsIn(await visitor.page(page)).filter(({ action }) => action.endsWith('/-/courriels'))
  const fields = (form?.fields ?? []).filter(([name]) => name !== 'objet')
  const post = (count: string) =>
    visitor.post(`${listing}/-/courriels`, [
      ...fields.filter(([name]) => name !== 'nombre' && name !== 'message'),
      ...([
        ['objet', 'Votre lettre'],
        ['message', 'Bonjour'],
        ['nombre', count],
      ] as const),
    ])
  const shown = fields.find(([name]) => name === 'nombre')?.[1] ?? ''
  // As many, and others.
  for (const mark of ['27', '28', `${shown.slice(0, -1)}x`]) {
    const changed = await post(mark)
    expect([changed.status, changed.text]).toEqual([
      422,
      expect.stringContaining(
        'La liste a changé depuis que vous l’avez vue\u00a0: 28 courriels partiraient maintenant.',
      ),
    ])
  }
  await served.base.raw.query(
    `INSERT INTO openmairie.om_courriel (om_courriel, application, entite, enregistrement, edition, libelle, destinataire, objet, texte, lot, om_utilisateur)
    SELECT gen_random_uuid(), 'x', 'x', 'x', 'x', 'x', 'x@exemple.fr', 'x', 'x', gen_random_uuid(), om_utilisateur FROM openmairie.om_utilisateur, generate_series(1, 1990)`,
  )
  const many = await post(shown)
  expect([many.status, many.text]).toEqual([
    422,
    expect.stringMatching(/Un compte envoie 2.000 courriels par jour de cette façon/),
  ])
  await served.base.raw.query(`DELETE FROM openmairie.om_courriel WHERE entite = 'x'`)
  await served.base.raw.query(`UPDATE openmairie.om_job SET etat = 'attente', fini = NULL WHERE genre = 'courriels'`)
  const running = await post(shown)
  expect([running.status, running.text]).toEqual([
    422,
    expect.stringContaining('Un envoi que vous avez demandé est en cours.'),
  ])
  // Of somebody else.
  await served.base.raw.query(`UPDATE openmairie.om_job SET acteur = '0' WHERE genre = 'courriels'`)
  const same = await post(shown)
  expect([same.status, same.text]).toEqual([
    422,
    expect.stringContaining('Ce document est déjà en cours d’envoi dans votre collectivité.'),
  ])
  const reader = await enter(served.instance.url, 'consultation')
  expect((await reader.get(page)).status).toBe(403)
})
