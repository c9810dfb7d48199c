// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fichierDeSoixante } from '../../apps/openresultat/exchanges/testing/soixante.js'
import { faults, overflowing } from '../e2e/checks.js'
import { type Served, serveDemonstration, texts, tryAs } from '../e2e/support.js'

let served: Served
const sql = async (text: string) => (await served.base.raw.query(text)).rows

beforeAll(async () => {
  served = await serveDemonstration(undefined, {}, undefined, 'openresultat')
})
afterAll(() => served.stop())

/** A poll of the past that nobody entered; the bureaux of the town are copied into it where one asks for them. */
async function oldPoll({ bureaux = false } = {}): Promise<number> {
  const [{ election }] = await sql(`
    INSERT INTO openresultat.election (om_collectivite, type_election, libelle, date_scrutin, tour, sieges, publication)
    SELECT '1', type_election, 'Municipales 2020', '2020-06-28', 2, 45, true FROM openresultat.type_election WHERE code = 'MUN'
    RETURNING election`)
  if (bureaux)
    await sql(`INSERT INTO openresultat.election_bureau (election, bureau) SELECT ${election}, bureau FROM openresultat.bureau
      WHERE om_collectivite = '1' ORDER BY ordre LIMIT 30`)
  return election
}

/** The file of sixty bureaux and nine lists, of the town of the demonstration. */
const fichier = fichierDeSoixante.replaceAll('\r\n01;004;', '\r\n00;960;')
const csv = (content: string | Buffer, name = 'resultats.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
})

async function check(page: Page, election: number, genre: string, content: string | Buffer): Promise<number> {
  await page.goto(`/openresultat/-/importer/${election}`)
  await page.check(`input[value="${genre}"]`)
  await page.setInputFiles('#fichier', csv(content))
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.click('button:text-is("Vérifier le fichier")'),
  ])
  await page.waitForLoadState()
  return answer.status()
}

const stored = async (): Promise<unknown> =>
  sql(`SELECT (SELECT count(*) FROM openresultat.bureau) AS bureaux, (SELECT count(*) FROM openresultat.candidat) AS candidats,
    (SELECT count(*) FROM openresultat.election_candidat) AS listes, (SELECT count(*) FROM openresultat.colistier) AS noms,
    (SELECT count(*) FROM openresultat.resultat_voix) AS voix, (SELECT sum(inscrits) FROM openresultat.election_bureau) AS inscrits,
    (SELECT count(*) FROM openmairie.om_journal WHERE application = 'openresultat' AND acteur <> 'system') AS journal`)

test('results of 60 bureaux and 9 lists are looked at, imported, analysed, and written again as they came', async () => {
  const election = await oldPoll({ bureaux: true })
  const context = await served.context()
  const page = await tryAs(context, 'centralisateur')
  await page.click('.menu >> text="Importer"')
  await page.click(`a[href$="/importer/${election}"]`)
  expect(await faults(page)).toEqual([])
  const before = await stored()
  expect(await check(page, election, 'resultats', fichier)).toBe(200)
  expect(await texts(page, '#compte-lignes')).toEqual(['60'])
  expect(await texts(page, '#compte-bureauxCrees')).toEqual(['30'])
  expect(await texts(page, '#compte-listesCreees')).toEqual(['9'])
  expect(await texts(page, '#compte-resultats')).toEqual(['60'])
  expect((await page.textContent('section[aria-labelledby="bilan"] table'))?.replaceAll(/\s/g, ' ')).toContain(
    '9. Liste « 9 » ; "Arville"7 23016,63 %',
  )
  expect(await stored()).toEqual(before)
  expect([await faults(page), await overflowing(page, [320])]).toEqual([[], []])
  await page.click('button:text-is("Importer")')
  await page.waitForSelector('.flash.success')
  expect(await page.textContent('.flash.success')).toContain('60 lignes sont importées.')
  const exported = await page.request.get(`/openresultat/-/donnees/1/${election}/bureaux.csv`)
  expect(await exported.text()).toBe(fichier)
  const totals = (await (await page.request.get(`/openresultat/-/donnees/1/${election}/commune.csv`)).text()).split(
    '\r\n',
  )
  expect(totals[1]?.split(';').slice(0, 8)).toEqual(['00', '960', '61830', '18062', '43768', '178', '120', '43470'])
  expect(await sql(`SELECT statut FROM openresultat.election WHERE election = ${election}`)).toEqual([
    { statut: 'complete' },
  ])
  // What the votes lead to: half of the seats to the first list, the others by averages.
  await page.goto(`/openresultat/-/feuille/${election}`)
  expect(
    await page.$$eval('.or-sieges tbody tr', (rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    ),
  ).toEqual([
    ['23', '4', '27'],
    ['0', '4', '4'],
    ['0', '3', '3'],
    ['0', '3', '3'],
    ['0', '2', '2'],
    ['0', '2', '2'],
    ['0', '2', '2'],
    ['0', '1', '1'],
    ['0', '1', '1'],
  ])
  // The same file again changes nothing; another figure for a bureau that has its result is refused.
  expect(await check(page, election, 'resultats', fichier)).toBe(200)
  expect([await texts(page, '#compte-inchanges'), await page.locator('#compte-resultats').count()]).toEqual([['60'], 0])
  const other = fichier.replace('00;960;0007;1007', '00;960;0007;1008').replace(';492;', ';493;')
  expect(await check(page, election, 'resultats', other)).toBe(422)
  expect(await texts(page, '#anomalies ~ .or-defile tbody tr td')).toEqual([
    'Code du b.vote',
    '0007',
    'Ce bureau a déjà un autre résultat, de 515 votants\u00a0: corrigez-le par la saisie, ou retirez sa ligne du fichier.',
  ])
  await context.close()
})

/** Ways in which a file is faulty: what is changed in it, and what is said of its first fault. */
const faulty: readonly (readonly [string, (text: string) => string, readonly unknown[]])[] = [
  [
    'a column is missing',
    (text) => text.replace('Blancs;', ''),
    ['1', 'Blancs', 'vide', 'La colonne «\u00a0Blancs\u00a0» manque.'],
  ],
  [
    'a column is unknown',
    (text) => text.replace('Inscrits;', 'Inscrits;Procurations;'),
    ['1', 'Procurations', 'Procurations', 'La colonne «\u00a0Procurations\u00a0» est inconnue.'],
  ],
  [
    'a word stands for a number',
    (text) => text.replace(';1003;', ';mille;'),
    ['4', 'Inscrits', 'mille', 'Un nombre entier est attendu.'],
  ],
  [
    'a count is below zero',
    (text) => text.replace('0002;1002;530;472;2;', '0002;1002;530;472;-2;'),
    ['3', 'Blancs', '-2', 'Un nombre ne peut pas être négatif.'],
  ],
  [
    'ballots do not add up',
    (text) => text.replace('0002;1002;530;472;2;', '0002;1002;530;472;3;'),
    [
      '3',
      'Votants',
      '472',
      'Les votants ne sont pas la somme des blancs, des nuls et des exprimés\u00a0: l’écart est de −1.',
    ],
  ],
  [
    'votes do not add up',
    (text) => text.replace('"Arville""";12;', '"Arville""";13;'),
    ['3', 'Exprimés', '468', 'Les exprimés ne sont pas la somme des voix\u00a0: l’écart est de −1.'],
  ],
  [
    'a bureau comes twice',
    (text) => text.replace('00;960;0060;', '00;960;0059;'),
    ['61', 'Code du b.vote', '0059', 'Ce bureau est déjà donné à la ligne 60.'],
  ],
  [
    'it is the file of another commune',
    (text) => text.replaceAll('\r\n00;960;', '\r\n00;961;'),
    [
      '2',
      'Code de la commune',
      '961',
      'Ce fichier est celui d’une autre commune\u00a0: «\u00a0960\u00a0» est attendu.',
    ],
  ],
  [
    'two lists have the same panel',
    (text) => text.replaceAll(';2;LDIV', ';1;LDIV'),
    ['2', 'N°Panneau (liste 2)', '1', 'Ce panneau est déjà celui d’une autre liste.'],
  ],
  [
    'a percentage does not follow',
    (text) => text.replace(';11;2,40;', ';11;2,41;'),
    ['2', '% Voix/Exp (liste 1)', '2,41', 'Ce pourcentage ne suit pas des voix\u00a0: «\u00a02,40\u00a0» est attendu.'],
  ],
  [
    'a line is cut short',
    (text) => text.trimEnd().split(';').slice(0, -1).join(';'),
    [
      '61',
      'toute la ligne',
      expect.stringContaining('00;960;0060'),
      'La ligne compte 80 valeurs\u00a0: 81 sont attendues.',
    ],
  ],
  [
    'commas separate its values',
    (text) => text.replaceAll(',', '.').replaceAll(';', ','),
    [
      '1',
      'toute la ligne',
      expect.any(String),
      'Les colonnes sont séparées par des virgules\u00a0: des points-virgules sont attendus.',
    ],
  ],
]

test('each kind of faulty file is refused with its line and why, and nothing is written', async () => {
  const election = await oldPoll()
  // Without script too.
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'centralisateur')
  const before = await stored()
  for (const [kind, change, expected] of faulty) {
    const changed = change(fichier)
    expect(changed, kind).not.toBe(fichier)
    expect(await check(page, election, 'resultats', changed), kind).toBe(422)
    expect(await page.textContent('.summary a'), kind).toMatch(
      /^Le fichier a (une|\d+) anomalies?\u00a0: rien n’est importé\./,
    )
    const row = page.locator('.or-anomalies tbody tr').first()
    expect(await row.locator('th, td').allTextContents(), kind).toEqual(expected)
    expect(await page.locator('button:text-is("Importer")').count(), kind).toBe(0)
  }
  expect(await stored()).toEqual(before)
  const withScript = await tryAs(await served.context(), 'centralisateur')
  await check(withScript, election, 'resultats', fichier.replace('Blancs;', ''))
  expect([await faults(withScript), await overflowing(withScript, [320])]).toEqual([[], []])
  await withScript.context().close()
  // Lists that are not those of the poll.
  await sql(
    `INSERT INTO openresultat.election_candidat (election, candidat, ordre) SELECT ${election}, candidat, 1 FROM openresultat.candidat ORDER BY candidat LIMIT 1`,
  )
  expect(await check(page, election, 'resultats', fichier)).toBe(422)
  expect(await texts(page, '.or-anomalies td')).toContain('Ce panneau n’est pas de ce scrutin.')
  await context.close()
})

test('voters and candidates are imported without script, from a file as a spreadsheet writes it', async () => {
  const election = await oldPoll({ bureaux: true })
  await sql(
    `INSERT INTO openresultat.election_candidat (election, candidat, ordre) SELECT ${election}, candidat, candidat FROM openresultat.candidat ORDER BY candidat LIMIT 2`,
  )
  const context = await served.context({ javaScriptEnabled: false })
  const page = await tryAs(context, 'centralisateur')
  const template = await (await page.request.get(`/openresultat/-/importer/${election}/modele/inscrits`)).text()
  expect(template.split('\r\n').slice(0, 3)).toEqual(['bureau;inscrits', '0001;', '0002;'])

  expect(await check(page, election, 'inscrits', 'bureau;inscrits\n0001;915\n0099;3')).toBe(422)
  expect(await texts(page, '.or-anomalies tbody :is(th, td)')).toEqual([
    '3',
    'bureau',
    '0099',
    'Ce bureau n’est pas de ce scrutin.',
  ])
  expect(await check(page, election, 'inscrits', 'bureau;inscrits\n0001;915\n0002;0')).toBe(200)
  expect(await texts(page, '#compte-inscritsModifies')).toEqual(['1'])
  expect(await page.textContent('section[aria-labelledby="bilan"] .flash')).toContain(
    'Le fichier ne dit rien de\u00a0: 0003',
  )
  await page.click('button:text-is("Importer")')
  expect(await page.textContent('.flash.success')).toContain('2 lignes sont importées.')

  // As Excel saves it: Windows-1252.
  const names =
    'liste;rang;nom;prenom;sexe;date_naissance;rang_cc\r\n1;1;NO\u00cbL;Zo\u00e9;F;28/02/1975;1\r\n1;2;LE GOFF;Yann;M;;'
  expect(await check(page, election, 'candidats', Buffer.from(names, 'latin1'))).toBe(200)
  expect(await texts(page, '#compte-colistiersAjoutes')).toEqual(['2'])
  await page.click('button:text-is("Importer")')
  await page.waitForSelector('.flash.success')
  const held = () =>
    sql(`SELECT rang, nom, prenom, date_naissance::text, nb_candidats FROM openresultat.colistier JOIN openresultat.election_candidat
      USING (election_candidat) WHERE election = ${election} ORDER BY rang`)
  expect(await held()).toEqual([
    { rang: 1, nom: 'NOËL', prenom: 'Zoé', date_naissance: '1975-02-28', nb_candidats: 2 },
    { rang: 2, nom: 'LE GOFF', prenom: 'Yann', date_naissance: null, nb_candidats: 2 },
  ])
  // The list is then what a new file says of it.
  const fewer = 'liste;rang;nom;prenom;sexe;date_naissance;rang_cc\r\n1;1;NO\u00cbL;Zoé;F;01/03/1975;1'
  expect(await check(page, election, 'candidats', fewer)).toBe(200)
  expect([await texts(page, '#compte-colistiersModifies'), await texts(page, '#compte-colistiersRetires')]).toEqual([
    ['1'],
    ['1'],
  ])
  await page.click('button:text-is("Importer")')
  await page.waitForSelector('.flash.success')
  expect(await held()).toEqual([{ rang: 1, nom: 'NOËL', prenom: 'Zoé', date_naissance: '1975-03-01', nb_candidats: 1 }])
  await context.close()
})

test('nothing is imported into a proclaimed poll, nor by who has not the right', async () => {
  const election = await oldPoll()
  await sql(`UPDATE openresultat.election SET statut = 'proclamee' WHERE election = ${election}`)
  const context = await served.context()
  const page = await tryAs(context, 'centralisateur')
  await page.goto(`/openresultat/-/importer/${election}`)
  expect(await page.textContent('main')).toContain('Ce scrutin est proclamé ou archivé')
  await page.goto('/openresultat/-/importer')
  expect(await page.locator(`a[href$="/importer/${election}"]`).count()).toBe(0)
  await page.context().clearCookies()
  const operator = await tryAs(context, 'operateur')
  expect((await operator.goto('/openresultat/-/importer'))?.status()).toBe(403)
  await context.close()
})
