// SPDX-License-Identifier: EUPL-1.2
import { createHash, randomBytes } from 'node:crypto'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MailServer, mailServer } from '../support/mail.js'
import { faults, overflowing } from './checks.js'
import { codeOf } from './edition-code.js'
import { type Served, serveDemonstration, tryAs } from './support.js'

let mails: MailServer
let served: Served
beforeAll(async () => {
  mails = await mailServer()
  served = await serveDemonstration(undefined, {
    OPENMAIRIE_SMTP: mails.url,
    OPENMAIRIE_MAIL_FROM: 'ne-pas-repondre@mairie.example',
    OPENMAIRIE_PUBLIC_URL: 'https://mairie.example',
  })
  await served.base.raw.query(
    `UPDATE opengestioncrise.ressource SET nom = 'Zlot' || ressource, email = 'zlot' || ressource || '@exemple.fr' WHERE ressource IN (1, 2)`,
  )
})
afterAll(async () => {
  await served.stop()
  await mails.stop()
})

const listing = '/opengestioncrise/ressource'
const letter = '/-/editions/opengestioncrise/etat/ressource_lettre'
const count = async (from: string): Promise<number> =>
  (await served.base.raw.query(`SELECT count(*)::int AS n FROM ${from}`)).rows[0].n

const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().press('Enter')
  await page.waitForLoadState()
}

/** Ends every session, as the browser of whoever types finds out when he sends his form. */
async function endSessions(context: BrowserContext): Promise<void> {
  await served.base.raw.query('DELETE FROM openmairie.om_session')
  await context.clearCookies()
}

/** As somebody signs in in another tab, whose page takes so many a minute only. */
async function signInBeside(context: BrowserContext, profil: string): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const digest = createHash('sha256').update(token).digest()
  const { rowCount } = await served.base.raw.query(
    `INSERT INTO openmairie.om_session (jeton, om_utilisateur, csrf, appareil)
     SELECT $1, om_utilisateur, $2, '' FROM openmairie.om_utilisateur WHERE login = $3`,
    [digest, randomBytes(24).toString('base64url'), `demo-${profil}`],
  )
  expect(rowCount).toBe(1)
  await context.addCookies([{ name: 'om_session', value: token, url: served.instance.url }])
}

interface Case {
  readonly what: string
  /** Leads to the form. */
  open(page: Page): Promise<void>
  /** The control in which one types, and what. */
  readonly control: string
  readonly typed: string
  /** The button that was pressed as the session was over. */
  readonly button: string
  /** What it would have written. */
  readonly written: string
  /** Once it is sent again. */
  after(page: Page): Promise<void>
}

const at =
  (address: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(address)
  }

/** Sends a file whose dates are wrong on three lines, two of them in the same way, and has it checked. */
async function check(page: Page, name: string): Promise<void> {
  await settle(page, name)
  await press(page, 'Vérifier le fichier')
  await page.waitForSelector('.import-mending')
}

async function settle(page: Page, name: string): Promise<void> {
  const lines = ['Nom;Né le', `${name} un;01/02/1980`, `${name} deux;31/02/1980`, `${name} trois;30/02/1980`]
  await page.goto(listing)
  await page.click('a.button:text-is("Importer")')
  const buffer = Buffer.from([...lines, `${name} quatre;31/02/1980`].join('\n'))
  await page.setInputFiles('#fichier', { name: `${name}.csv`, mimeType: 'text/csv', buffer })
  await press(page, 'Envoyer le fichier')
  await page.waitForSelector('.import-settings')
}

const cases: readonly Case[] = [
  {
    what: 'the texts of an edition',
    open: at(letter),
    control: '[name="t.body"]',
    typed: '<p>Objet : exercice</p>\n<p>[prenom] <b>[nom]</b></p>',
    button: 'Enregistrer',
    written: 'openmairie.om_edition',
    after: async () => expect(await count(`openmairie.om_edition WHERE textes::text LIKE '%exercice%'`)).toBe(1),
  },
  {
    what: 'the name of a new edition',
    open: at('/-/editions/nouveau?genre=etiquette'),
    control: '#nom',
    typed: 'Zdos de <dossier>',
    button: 'Créer le modèle',
    written: `openmairie.om_edition WHERE genre = 'etiquette'`,
    after: async (page) => expect(await page.textContent('h1')).toContain('Zdos de <dossier>'),
  },
  {
    what: 'a mail',
    open: at(`${listing}/1/-/courriel/ressource_lettre`),
    control: 'textarea[name=message]',
    typed: 'Bonjour,\n\nVoici & <merci>.',
    button: 'Envoyer',
    written: 'openmairie.om_courriel',
    after: async () => expect(await count(`openmairie.om_courriel WHERE texte LIKE '%Voici & <merci>.%'`)).toBe(1),
  },
  {
    what: 'a mail to each record of a listing',
    open: at(`${listing}/-/courriels?edition=ressource_lettre&q=zlot2`),
    control: 'textarea[name=message]',
    typed: 'À chacun,\n<salut>.',
    button: 'Envoyer 1 courriel',
    written: `openmairie.om_job WHERE donnees::text LIKE '%chacun%'`,
    after: async () => expect(await count(`openmairie.om_job WHERE donnees::text LIKE '%chacun%'`)).toBe(1),
  },
  {
    what: 'a query',
    open: at('/-/requetes/nouvelle?application=opengestioncrise&entite=ressource'),
    control: '[name=libelle]',
    typed: 'Zagents <tous>',
    button: 'Enregistrer',
    written: 'openmairie.om_requete',
    after: async (page) => expect(await page.textContent('h1')).toContain('Zagents <tous>'),
  },
  {
    what: 'a query in SQL',
    async open(page) {
      await page.goto('/-/requetes/sql?application=opengestioncrise')
      await page.fill('[name=libelle]', 'Zcompétences')
    },
    control: '[name=texte]',
    typed: 'SELECT libelle\nFROM competence\nORDER BY 1',
    button: 'Enregistrer',
    written: `openmairie.om_requete WHERE definition::text LIKE '%competence%'`,
    after: async (page) => expect(await page.textContent('h1')).toContain('Zcompétences'),
  },
  {
    what: 'the fields of a change of several records',
    async open(page) {
      await page.goto(`${listing}?q=zlot`)
      for (const box of await page.locator('td.pick input').all()) await box.check()
      await page.click('.selection button:text-is("Modifier")')
      await page.selectOption('[name="m.observation"]', 'valeur')
    },
    control: '[name="v.observation"]',
    typed: 'Vu <ensemble>\nle 3',
    button: 'Voir ce qui sera fait',
    written: `opengestioncrise.ressource WHERE observation LIKE 'Vu%'`,
    after: async (page) => expect(await page.textContent('form.preview')).toContain('2 ressources seront modifiées.'),
  },
  {
    what: 'a cell of a listing',
    open: at(`${listing}/1/-/cellule?champ=telephone1`),
    control: '[name="v.telephone1"]',
    typed: '06 98 76 54 32',
    button: 'Enregistrer',
    written: `opengestioncrise.ressource WHERE telephone1 = '06 98 76 54 32'`,
    after: async () =>
      expect(await count(`opengestioncrise.ressource WHERE ressource = 1 AND telephone1 = '06 98 76 54 32'`)).toBe(1),
  },
  {
    what: 'the settings of an import',
    open: (page) => settle(page, 'Zreglages'),
    control: '#titres',
    typed: '2',
    button: 'Relire le fichier',
    written: `openmairie.om_import WHERE reglages->>'header' = '2'`,
    after: async () => expect(await count(`openmairie.om_import WHERE reglages->>'header' = '2'`)).toBe(1),
  },
  {
    what: 'a cell of the grid of an import',
    open: (page) => check(page, 'Zcellule'),
    control: '[id="l.4.1"]',
    typed: '28/02/1980',
    button: 'Enregistrer les corrections et vérifier',
    written: 'openmairie.om_import_correction',
    after: async (page) => {
      await page.waitForSelector('button:text-is("Importer 2 lignes et laisser 2 de côté")')
    },
  },
  {
    what: 'a cause of the grid of an import, as its other lines are left aside',
    open: (page) => check(page, 'Zcause'),
    control: 'input[name="g.0.par"]',
    typed: '27/02/1980',
    button: 'Importer 1 ligne et laisser 3 de côté',
    written: `openmairie.om_import_correction WHERE valeur = '27/02/1980'`,
    after: async (page) => {
      await page.waitForSelector('button:text-is("Importer 3 lignes et laisser 1 de côté")')
    },
  },
]

test.each(
  cases,
)('$what: sent once the session is over, it is shown again filled, to whoever has the right, and writes nothing before', async ({
  open,
  control,
  typed,
  button,
  written,
  after,
}) => {
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'administrateur')
  await open(page)
  await page.fill(control, typed)
  await endSessions(context)
  const before = await count(written)
  await press(page, button)
  expect(await page.textContent('h1')).toBe('Votre session est fermée')
  expect(await page.textContent('main')).toContain('Ce que vous avez saisi est gardé dans cette page')
  const held = await page.content()

  // Whoever else signs in sees nothing that his rights do not give.
  await signInBeside(context, 'consultation')
  await press(page, 'Reprendre la saisie')
  const refused = await page.content()
  expect([refused.includes('Voici ce que vous aviez saisi'), await page.locator(control).count()]).toEqual([false, 0])
  await page.goBack()
  expect(await page.content()).toBe(held)

  await endSessions(context)
  await signInBeside(context, 'administrateur')
  await press(page, 'Reprendre la saisie')
  expect(await page.textContent('main .flash.warning')).toContain('Voici ce que vous aviez saisi')
  expect(await page.inputValue(control)).toBe(typed)
  expect(await count(written)).toBe(before)
  await press(page, button)
  await after(page)
  await context.close()
})

/** Signs in beside the page that keeps what was typed, and goes on with it: the form is shown again, and told. */
async function resume(page: Page, context: BrowserContext, form: string): Promise<void> {
  await page.waitForSelector('form[data-resumed]')
  expect(await page.textContent('h1')).toBe('Votre session est fermée')
  await signInBeside(context, 'administrateur')
  await page.click('main button.primary')
  await page.waitForSelector(form)
  expect(await page.textContent('main .flash.warning')).toContain('Voici ce que vous aviez saisi')
}

test('in a browser with script, the texts of an edition that are set out come back as they were typed', async () => {
  const context = await served.context()
  const page = await tryAs(context, 'administrateur')
  await page.goto(letter)
  const body = await codeOf(page, 'Texte')
  await body.fill('<p>Objet : repris <strong>ici</strong></p>')
  await endSessions(context)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await resume(page, context, '.edition-editor')
  expect(await (await codeOf(page, 'Texte')).inputValue()).toBe('<p>Objet : repris <strong>ici</strong></p>')
  expect(await faults(page)).toEqual([])
  expect(await overflowing(page, [320])).toEqual([])
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.waitForSelector('.flash.success')
  expect(await count(`openmairie.om_edition WHERE textes::text LIKE '%repris%'`)).toBe(1)
  await context.close()
})

describe('in a browser with script, a cell changed where it stands', () => {
  const cell = '#ligne-ressource-2 [data-field="telephone1"]'
  const written = (telephone: string) =>
    count(`opengestioncrise.ressource WHERE ressource = 2 AND telephone1 = '${telephone}'`)
  async function type(page: Page, telephone: string): Promise<void> {
    await page.goto(`${listing}?q=zlot2`)
    await page.locator(`${cell} .pencil`).click()
    await page.fill(`${cell} [name="v.telephone1"]`, telephone)
  }

  test('is kept by the page that says that the session is over, and comes back to its row', async () => {
    const context = await served.context()
    const page = await tryAs(context, 'administrateur')
    await type(page, '06 10 20 30 40')
    await endSessions(context)
    await page.keyboard.press('Enter')
    await resume(page, context, '.cell-form')
    expect(await page.inputValue('[name="v.telephone1"]')).toBe('06 10 20 30 40')
    expect(await written('06 10 20 30 40')).toBe(0)
    expect(await faults(page)).toEqual([])
    expect(await overflowing(page, [320])).toEqual([])
    await press(page, 'Enregistrer')
    await page.waitForURL(/#ligne-ressource-2$/)
    expect(await written('06 10 20 30 40')).toBe(1)
    await context.close()
  })

  test('stays open, filled and told, where one has signed in again meanwhile', async () => {
    const context = await served.context()
    const page = await tryAs(context, 'administrateur')
    await type(page, '06 50 60 70 80')
    await endSessions(context)
    await signInBeside(context, 'administrateur')
    await page.keyboard.press('Enter')
    await page.waitForSelector(`${cell} [role=alert]`)
    expect(await page.textContent(`${cell} [role=alert]`)).toContain('Voici ce que vous aviez saisi')
    expect(await page.inputValue(`${cell} [name="v.telephone1"]`)).toBe('06 50 60 70 80')
    expect(await written('06 50 60 70 80')).toBe(0)
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForSelector('.cell-notice .flash')
    expect(await written('06 50 60 70 80')).toBe(1)
    await context.close()
  })
})

test('what another keeps of an edition meanwhile is told, however often the form was shown again before', async () => {
  await served.base.raw.query('TRUNCATE openmairie.om_edition')
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'administrateur')
  const other = await context.newPage()
  await page.goto(letter)
  await other.goto(letter)
  await other.fill('[name="t.body"]', '<p>La sienne</p>')
  await press(other, 'Enregistrer')
  // Refused first, for want of a text.
  await page.fill('[name="t.body"]', '')
  await press(page, 'Enregistrer')
  await page.fill('[name="t.body"]', '<p>La mienne</p>')
  await endSessions(context)
  await signInBeside(context, 'administrateur')
  await press(page, 'Enregistrer')
  expect(await page.inputValue('[name="t.body"]')).toBe('<p>La mienne</p>')
  await press(page, 'Enregistrer')
  expect(await page.textContent('main .flash.warning')).toContain('demo-administrateur a modifié ce modèle le')
  expect(await count('openmairie.om_edition')).toBe(1)
  await press(page, 'Enregistrer')
  expect(await count(`openmairie.om_edition WHERE textes::text LIKE '%La mienne%'`)).toBe(1)
  await context.close()
})
