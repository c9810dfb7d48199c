// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompiler } from '../../packages/openmairie/src/documents/typst/compiler.js'
import { compose } from '../../packages/openmairie/src/editions/compose/etat.js'
import { choiceOf, parametresOf } from '../../packages/openmairie/src/editions/takeover/choose.js'
import type { Original, Remark, Takeover } from '../../packages/openmairie/src/editions/takeover/contract.js'
import { readOriginal } from '../../packages/openmairie/src/editions/takeover/read.js'
import { takeOver } from '../../packages/openmairie/src/editions/takeover/takeover.js'
import { readSchema } from '../../packages/openmairie/src/schema/read.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { readPdf } from '../support/pdf.js'
import { keep, keepRequete, keepSousEtat, town, type Written, type WrittenRequete } from './original.js'
import { setOut } from './set-out.js'

const requetes: Readonly<Record<number, WrittenRequete>> = {
  1: { classe: 'demande;demandeur' },
  2: { classe: 'demande;demandeur;rue;agent;service' },
  3: `SELECT demande.numero AS numero, to_char(demande.depot, 'DD/MM/YYYY') AS depot, upper(demandeur.nom) AS nom,
        coalesce(demandeur.prenom, '') AS prenom, concat(demandeur.civilite, ' ', demandeur.nom) AS destinataire,
        demandeur.adresse, rue.libelle AS rue, service.libelle AS service, 'Domaine public'::text AS objet
      FROM &DB_PREFIXEdemande
        LEFT JOIN &DB_PREFIXEdemandeur ON demande.demandeur = demandeur.demandeur
        LEFT JOIN &DB_PREFIXErue ON rue.rue = demande.rue
        LEFT JOIN &DB_PREFIXEagent AS instructeur ON demande.instructeur = instructeur.agent
        LEFT JOIN &DB_PREFIXEservice USING (service)
      WHERE demande.demande = '&idx';`,
  4: `SELECT d.numero, CASE WHEN p.civilite = 'Mme' THEN 'Madame' WHEN p.civilite = 'M.' THEN 'Monsieur' ELSE 'Madame, Monsieur' END AS appel,
        CASE WHEN d.rue IS NULL THEN 'sans emplacement' ELSE 'pour ' || r.libelle END AS lieu,
        case when d.urgent then 'Oui' else 'Non' end as urgent, to_char(p.ne_le, 'DD TMMonth YYYY') AS naissance
      FROM &DB_PREFIXEdemande d LEFT JOIN &DB_PREFIXEdemandeur AS p ON p.demandeur = d.demandeur LEFT JOIN &DB_PREFIXErue r ON r.rue = d.rue
      WHERE d.demande = &idx`,
  5: `SELECT initcap(p.nom) AS nom, date_part('year', age(p.ne_le)) AS age, d.numero AS numero, p.nom AS nom_usuel
      FROM &DB_PREFIXEdemande d LEFT JOIN &DB_PREFIXEdemandeur p ON p.demandeur = d.demandeur WHERE d.demande = '&idx'`,
  6: `SELECT * FROM &DB_PREFIXEdemandeur WHERE demandeur = '&idx'`,
  7: `SELECT a.numero || ' du ' || to_char(a.depot,'DD/MM/YYYY') AS reference, rue.libelle as voie, lower(rue.libelle) AS petite
      FROM &DB_PREFIXEdemande a, &DB_PREFIXErue WHERE a.rue = rue.rue AND a.demande = '&idx'`,
  8: `SELECT agent.nom AS nom, service.libelle AS service, service.telephone AS telephone
      FROM &DB_PREFIXEagent INNER JOIN &DB_PREFIXEservice ON service.service = agent.service WHERE agent.agent = &idx`,
  9: `SELECT surface, redevance, depot, enregistree, instructeur, 3 AS exemplaires, to_char(now(), 'DD/MM/YYYY') AS jour
      FROM &DB_PREFIXEdemande WHERE demande = '&idx'`,
  10: `SELECT count(*) AS nombre FROM &DB_PREFIXEdemande GROUP BY rue`,
}

interface Case extends Written {
  /** Key of the record printed. */
  readonly about: string
  /** What the original printed, a line of the page a line; a barcode is its value between bars. */
  readonly text: readonly string[]
}

const lettre = 'om_lettretype'
const etat = 'om_etat'
/** Twenty editions in the manner of the original, each with the text that it gave. */
const cases: readonly Case[] = [
  {
    table: lettre,
    id: 'accuse',
    requete: 1,
    about: '1',
    titre: '<p style="text-align: right;">&amp;ed_ville, le &amp;aujourdhui</p>',
    corps:
      '<p><span style="font-family: helvetica; font-size: 10pt;">Nous avons re&ccedil;u le [demande.depot] la demande [demande.numero] de [demandeur.civilite] [demandeur.nom].</span></p>\r\n<p>&nbsp;</p>\r\n<p>Elle est instruite &agrave; &ed_ville.</p>',
    text: [
      'Aubry, le 24/11/2026',
      "Nous avons reçu le 01/03/2026 la demande ODP-26-0001 de Mme N'Guessan.",
      'Elle est instruite à Aubry.',
    ],
  },
  {
    table: lettre,
    id: 'arrete',
    requete: 3,
    about: '1',
    logo: 'logopdf.png',
    titre: '<p>ARRÊTÉ [numero]</p>',
    corps:
      '<p>[destinataire]<br />[adresse]</p><p>Vu la demande du [depot], [nom] [prenom] occupe [rue] ; [service], [objet].</p>',
    text: [
      'ARRÊTÉ ODP-26-0001',
      "Mme N'Guessan",
      '12 rue Basse',
      'Bâtiment B',
      "Vu la demande du 01/03/2026, N'GUESSAN Awa occupe rue de l'Église ; Domaine public, Domaine public.",
    ],
  },
  {
    table: lettre,
    id: 'refus',
    requete: 4,
    about: '2',
    titreleft: 109,
    titre: '<h1>Refus</h1>',
    corps: '<p>[appel], votre demande [numero] [lieu] est refusée (urgent : [urgent], [naissance]).</p>',
    text: ['Refus', 'Monsieur, votre demande ODP-26-0002 sans emplacement est refusée (urgent : Non, ).'],
  },
  {
    table: lettre,
    id: 'recepisse',
    requete: 1,
    about: '1',
    titre: '<p>Récépissé <span class="mce_codebarre">[demande.numero]</span></p>',
    corps: '<p>À présenter :</p><p><span class="mce_codebarre">ODP[demande.demande]</span></p>',
    text: ['Récépissé', 'À présenter :', '|ODP-26-0001|', '|ODP1|'],
  },
  {
    table: lettre,
    id: 'convocation',
    collectivite: 2,
    requete: 1,
    about: '1',
    titre: '<p>Convocation d’Aubry</p>',
    corps: '<p>Venez à &ed_ville.</p>',
    text: ['Convocation d’Aubry', 'Venez à Aubry.'],
  },
  {
    table: lettre,
    id: 'relance',
    requete: 1,
    about: '1',
    titre: '<p>Relance de tous</p>',
    corps: '<p>Dossier [demande.numero]</p>',
    text: ['Relance de tous', 'Dossier ODP-26-0001'],
  },
  {
    table: lettre,
    id: 'rappel',
    actif: false,
    requete: 1,
    about: '2',
    titre: '<p>Rappel</p>',
    corps: '<p>Dossier [demande.numero] de [demandeur.nom] [demandeur.prenom].</p>',
    text: ['Rappel', 'Dossier ODP-26-0002 de Petit .'],
  },
  {
    table: lettre,
    id: 'mise_en_demeure',
    requete: 1,
    about: '1',
    titre: '<p><span class="mce_maj">Mise en demeure de [demandeur.nom]</span></p>',
    corps:
      '<p><span style="font-weight: bold; color: #ff0000;">[demande.numero]</span> : <em>sous</em> <span style="text-decoration: underline;">huit</span> <font size="3"><span style="font-style: italic;">jours</span></font>, <span class="mce_min">RUE Basse [demandeur.prenom]</span> H<sub>2</sub>O.</p><p class="mce_maj">fin <strong>du courrier</strong></p>',
    text: ["MISE EN DEMEURE DE N'GUESSAN", 'ODP-26-0001 : sous huit jours, rue basse awa H2O.', 'FIN DU COURRIER'],
  },
  {
    table: lettre,
    id: 'notification',
    requete: 1,
    about: '1',
    titre: '<p>Notification</p>',
    corps:
      '<p>[demande.motif]</p><p>&ed_formule</p><p>&ed_signature</p><p>&ed_villebonne, &ed_inconnue, &interne, &ed_ville; fin</p>',
    text: [
      'Notification',
      'Terrasse <b>&ed_ville</b> [numero]',
      "Veuillez agréer, Mme N'Guessan, mes salutations.",
      'Pour le maire, Mme Ida Roux, adjointe au maire',
      'Aubrybonne, &ed_inconnue, &interne, Aubry; fin',
    ],
  },
  {
    table: lettre,
    id: 'attestation',
    requete: 5,
    about: '1',
    titre: '<p>Attestation</p>',
    corps: '<p>[nom] ([nom_usuel]), [age] ans, dossier [numero], [demandeur].</p>',
    text: ['Attestation', "[nom] (N'Guessan), [age] ans, dossier ODP-26-0001, [demandeur]."],
  },
  {
    table: etat,
    id: 'dossier',
    requete: 2,
    about: '1',
    titre: '<p>Dossier [demande.numero]</p>',
    corps:
      '<p>[demande.demandeur], [demande.rue], [rue.libelle]</p><p>[agent.nom] ([service.libelle], [service.telephone])</p><p>Urgent : [demande.urgent] ; professionnel : [demandeur.professionnel]</p><p>[demande.surface] m², [demande.redevance] €, enregistrée [demande.enregistree], né le [demandeur.ne_le]</p><p>[demande.inconnu] [autre.champ]</p>',
    text: [
      'Dossier ODP-26-0001',
      "N'Guessan Awa, rue de l'Église, rue de l'Église",
      'Noé Blanc (Domaine public, 04 90 00 00 01)',
      'Urgent : oui ; professionnel : oui',
      '12.50 m², 1234.50 €, enregistrée 2026-03-01 09:05:00, né le 01/03/1981',
      '[demande.inconnu] [autre.champ]',
    ],
  },
  {
    table: etat,
    id: 'fiche_pieces',
    requete: 1,
    about: '1',
    titre: '<p>Pièces de [demande.numero]</p>',
    corps: '<p>Reçues :</p><p><span id="pieces" class="mce_sousetat">Pièces reçues</span></p><p>Fin.</p>',
    text: [
      'Pièces de ODP-26-0001',
      'Reçues :',
      'Pièces reçues',
      'Pièce Reçue le Pages',
      'Assurance 05/03/2026 10',
      'Kbis 09/03/2026',
      'Plan 02/03/2026 4',
      'Total 14',
      'Nombre 3',
      'Fin.',
    ],
  },
  {
    table: etat,
    id: 'plan',
    requete: 1,
    about: '1',
    orientation: 'L',
    format: 'A3',
    titre: '<p>Plan</p>',
    corps:
      '<table style="width: 100%;" border="1" cellpadding="2"><tbody><tr><td style="width: 70%; text-align: left;"><p>Emplacement</p></td><td style="width: 30%; text-align: right;">[demande.surface]</td></tr></tbody></table>',
    text: ['Plan', 'Emplacement 12.50'],
  },
  {
    table: etat,
    id: 'bordereau',
    requete: 1,
    about: '1',
    titre: '<p>Bordereau</p>',
    corps:
      '<table nobr="true"><thead><tr><th>Objet</th><th>N°</th></tr></thead><tbody><tr><td>Demande</td><td><b>[demande.numero]</b></td></tr></tbody></table><ul><li>un</li><li>deux</li></ul>',
    text: ['Bordereau', 'Objet N°', 'Demande ODP-26-0001', '• un', '• deux'],
  },
  {
    table: etat,
    id: 'registre',
    requete: 1,
    about: '1',
    titre: '<p>Registre</p>',
    corps: '<p>Première</p><p><br pagebreak="true" /></p><p>Deuxième</p><!-- pagebreak --><p>Troisième</p>',
    entete: '<p>Ville : &ed_ville</p>',
    pied: '<p style="text-align: center;">Page &numpage/&nbpages</p>',
    text: [
      'Ville : Aubry',
      'Registre',
      'Première',
      'Page 1/3',
      'Ville : Aubry',
      'Deuxième',
      'Page 2/3',
      'Ville : Aubry',
      'Troisième',
      'Page 3/3',
    ],
  },
  {
    table: etat,
    id: 'fiche_demandeur',
    requete: 6,
    about: '1',
    titre: '<p>[civilite] [prenom] [nom]</p>',
    corps:
      '<p>&laquo;&nbsp;Demandeur&nbsp;&raquo; n&deg; [demandeur], n&eacute;e le [ne_le] &lt;12&gt; &euro; [telephone] R&amp;D</p>',
    text: ["Mme Awa N'Guessan", '« Demandeur » n° 1, née le 1981-03-01 <12> € [telephone] R&D'],
  },
  {
    table: etat,
    id: 'voirie',
    requete: 7,
    about: '1',
    titre: '<p>Voirie</p>',
    corps: '<p>[reference], [voie], [petite]</p>',
    text: ['Voirie', "ODP-26-0001 du 01/03/2026, rue de l'Église, rue de l'église"],
  },
  {
    table: etat,
    id: 'contrôle',
    requete: 1,
    about: '1',
    titre: '<p>Contrôle</p>',
    corps: '<p><span id="retard" class="mce_sousetat">Retard</span></p><p>Vu <img src="tampon.png" />.</p>',
    text: ['Contrôle', 'Vu .'],
  },
  {
    table: etat,
    id: 'fiche_agent',
    requete: 8,
    about: '1',
    titre: '<p>[nom]</p>',
    corps: '<p>[service], [telephone]</p><p><span id="demandes_agent" class="mce_sousetat">Demandes</span></p>',
    text: [
      'Noé Blanc',
      'Domaine public, 04 90 00 00 01',
      'Demandes suivies',
      'Dossier Voie Surface',
      "ODP-26-0001 rue de l'Église 12,50",
      'ODP-26-0003 place Haute 3,00',
      'Moyenne 7,75',
    ],
  },
  {
    table: etat,
    id: 'tarif',
    requete: 9,
    about: '1',
    titre: '<p>Tarif</p>',
    corps:
      '<p>[surface] x [redevance], [depot], [enregistree], agent [instructeur], [exemplaires] exemplaires, [jour]</p>',
    text: ['Tarif', '12.50 x 1234.50, 2026-03-01, 2026-03-01 09:05:00, agent 1, 3 exemplaires, 24/11/2026'],
  },
]

const compiler = openCompiler()
let base: Scratch
let app: TestApplication
let original: Original
let taken: Takeover

beforeAll(async () => {
  base = await scratchDatabase(town)
  for (const [id, requete] of Object.entries(requetes)) await keepRequete(base.raw, Number(id), requete)
  for (const each of cases) await keep(base.raw, each)
  const others: readonly Partial<Written>[] = [
    { id: 'convocation', collectivite: 1, titre: 'De tous' },
    { id: 'convocation', collectivite: 2, actif: false, titre: 'Ancienne' },
    { id: 'relance', collectivite: 2, actif: false, titre: 'D’Aubry, éteinte' },
    { id: 'relance', collectivite: 3, titre: 'De Brac' },
    { id: 'locale', collectivite: 3, titre: 'De Brac seule' },
    { id: 'statistiques', requete: 10, titre: 'Par rue' },
    { id: 'dossier', titre: 'Du même code' },
    { id: 'suivi', requete: 2, corps: '<p>&ed_suivi</p>' },
  ]
  for (const each of others) await keep(base.raw, { table: lettre, id: '', titre: '', corps: '', requete: 1, ...each })
  await keepSousEtat(
    base.raw,
    'pieces',
    'Pièces reçues',
    `SELECT piece.libelle AS "Pièce", to_char(piece.recue, 'DD/MM/YYYY') AS "Reçue le", piece.pages AS "Pages", md5(piece.libelle) AS "Empreinte"
     FROM &DB_PREFIXEpiece WHERE piece.demande = '&idx' ORDER BY piece.libelle`,
    ['0|0|1|0', '0|0|0|0', '0|1|0|0'],
  )
  await keepSousEtat(
    base.raw,
    'demandes_agent',
    'Demandes suivies',
    `SELECT d.numero AS "Dossier", rue.libelle AS "Voie", d.surface AS "Surface" FROM &DB_PREFIXEdemande d
     LEFT JOIN &DB_PREFIXErue ON rue.rue = d.rue WHERE d.instructeur = &idx ORDER BY rue.libelle DESC`,
    ['0|0|0', '0|0|1', '0|0|0'],
  )
  await keepSousEtat(
    base.raw,
    'retard',
    'En retard',
    `SELECT libelle FROM &DB_PREFIXEpiece WHERE demande = '&idx' AND recue IS NULL`,
  )
  const reader = await applicationOver(base.url)
  const read = await readOriginal(reader.database, await readSchema(base.url))
  const choice = read && choiceOf(read, '2')
  if (!read || !choice) throw new Error('The tables of the original are not read')
  original = read
  taken = takeOver(original, reader.ctx.app.localised.fr, choice)
  await reader.database.close()
  app = await applicationOver(base.url, {}, undefined, { etats: taken.etats, sousEtats: taken.sousEtats })
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

async function printed(name: string, key: string) {
  const definition = app.ctx.app.editions.etats.find((each) => each.name === name)
  const choice = choiceOf(original, '2')
  if (!definition || !choice) throw new Error(name)
  const parametres = parametresOf(original, choice)
  const ctx = { ...app.ctx, parametre: (asked: string) => parametres.get(asked) ?? null }
  const letterhead = { name: 'Ville d’Aubry', logo: null }
  const composed = await compose(ctx, definition, app.entity(definition.entity), [[key]], letterhead)
  const pdf = await readPdf(compiler.draw(composed.document).pdf)
  await pdf.close()
  const lines = pdf.pages.flatMap((page) => page.split('\n').map((line) => line.replace(/ +/g, ' ').trim()))
  const codes = pdf.alternatives.map((value) => `|${value}|`)
  return { lines: [...lines.filter((line) => line !== ''), ...codes], pdf }
}
const remarksOf = (code: string): readonly Omit<Remark, 'code'>[] =>
  taken.remarks.filter((remark) => remark.code === code).map(({ code: _code, ...remark }) => remark)

test('twenty editions are taken over, and one that cannot be is not', () => {
  expect(cases.length).toBe(20)
  expect(taken.etats.map(({ name }) => name).sort()).toEqual(
    [...cases.map(({ id }) => id), 'dossier_lettre', 'suivi'].sort(),
  )
  expect(remarksOf('statistiques')).toEqual([
    {
      place: 'request',
      reason: 'request-unread',
      written: 'SELECT count(*) AS nombre FROM &DB_PREFIXEdemande GROUP BY rue',
    },
  ])
  expect(remarksOf('locale')).toEqual([{ place: 'row', reason: 'no-row', written: '' }])
})

test('each collectivité has its own active row, else that of all', () => {
  const titlesFor = (id: string | null) => {
    const choice = choiceOf(original, id)
    const { etats } = takeOver(original, app.ctx.app.localised.fr, choice ?? { own: null, multi: null })
    return ['convocation', 'relance', 'rappel', 'locale'].map((name) => etats.find((each) => each.name === name)?.title)
  }
  const rappel = '<p>Rappel</p>'
  expect(titlesFor('2')).toEqual(['<p>Convocation d’Aubry</p>', '<p>Relance de tous</p>', rappel, undefined])
  expect(titlesFor('3')).toEqual(['De tous', 'De Brac', rappel, 'De Brac seule'])
  expect(titlesFor(null)).toEqual(['De tous', '<p>Relance de tous</p>', rappel, undefined])
  expect(choiceOf(original, '4')).toBe(null)
})

test.each(cases)('$id gives the text that it gave', async ({ id, about, text }) => {
  expect((await printed(id, about)).lines).toEqual(text)
})

test('paper, margins and logo are those of the original', async () => {
  const etatNamed = (name: string) => taken.etats.find((each) => each.name === name)
  expect(etatNamed('plan')?.page).toEqual({
    format: 'A3',
    orientation: 'landscape',
    margins: { top: 10, right: 10, bottom: 10, left: 10 },
  })
  expect((await printed('plan', '1')).pdf.sizes).toEqual([[420, 297]])
  expect((await printed('accuse', '1')).pdf.sizes).toEqual([[210, 297]])
  expect(etatNamed('arrete')?.title).toBe('<img class="logo"><p>ARRÊTÉ [numero]</p>')
  expect(etatNamed('bordereau')?.body).toContain('<table class="insecable">')
  expect(etatNamed('plan')?.body).toContain('<td style="text-align: left; width: 70%">')
})

test.each([
  ['attestation', 'body', 'expression', '[nom]'],
  ['attestation', 'body', 'expression', '[age]'],
  ['attestation', 'body', 'field-unknown', '[demandeur]'],
  ['dossier', 'request', 'several-references', 'instructeur'],
  ['dossier', 'body', 'field-unknown', '[autre.champ]'],
  ['dossier', 'row', 'name-taken', 'dossier_lettre'],
  ['notification', 'body', 'variable-unknown', '&interne'],
  ['suivi', 'request', 'parameter-fields', 'ed_agent: [agent.nom]'],
  ['refus', 'title', 'title-place', '109, 10'],
  ['refus', 'request', 'date-wording', 'naissance'],
  ['contrôle', 'body', 'picture', 'tampon.png'],
  ['contrôle', 'body', 'sous-etat-missing', 'retard'],
  ['pieces', 'columns', 'expression', 'Empreinte'],
] as const)('%s: in its %s, %s is told of «%s»', (code, place, reason, written) => {
  expect(remarksOf(code)).toContainEqual({ place, reason, written })
})

test('a sous-état whose rows are filtered is not taken over: it would tell more', () => {
  expect(taken.sousEtats.map(({ name }) => name)).toEqual(['pieces', 'demandes_agent'])
  expect(remarksOf('retard')).toMatchObject([{ place: 'request', reason: 'request-filtered' }])
})

test('the editor sets out each of their texts', () => {
  const texts = taken.etats.flatMap(({ title, body, header, footer }) => [title, body, header, footer])
  const said = texts.filter((text) => text !== undefined && text !== '')
  expect(said.length).toBeGreaterThan(40)
  expect(said.filter((text) => setOut(text ?? '') === null)).toEqual([])
})

test('nothing else is told of what reads as it did', () => {
  const silent = [
    'accuse',
    'arrete',
    'recepisse',
    'convocation',
    'relance',
    'mise_en_demeure',
    'plan',
    'bordereau',
    'registre',
  ]
  expect(taken.remarks.filter(({ code }) => silent.includes(code))).toEqual([])
})
