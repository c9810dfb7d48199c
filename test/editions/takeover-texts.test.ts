// SPDX-License-Identifier: EUPL-1.2
import { afterAll, beforeAll, expect, test } from 'vitest'
import { convert } from '../../packages/openmairie/src/editions/takeover/body.js'
import { asHtml } from '../../packages/openmairie/src/editions/takeover/fragment.js'
import { sousEtatOf } from '../../packages/openmairie/src/editions/takeover/sous-etat.js'
import { sqlRequest } from '../../packages/openmairie/src/editions/takeover/sql/request.js'
import { openWords } from '../../packages/openmairie/src/editions/takeover/words.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { town } from './original.js'

let base: Scratch
let app: TestApplication
beforeAll(async () => {
  base = await scratchDatabase(town)
  app = await applicationOver(base.url)
})
afterAll(async () => {
  await app.database.close()
  await base.drop()
})

const joins = `FROM &DB_PREFIXEdemande d LEFT JOIN &DB_PREFIXEdemandeur p ON d.demandeur = p.demandeur
  LEFT JOIN &DB_PREFIXErue r ON r.rue = d.rue LEFT JOIN &DB_PREFIXEagent s ON s.agent = d.suppleant
  LEFT JOIN &DB_PREFIXEagent i ON i.agent = d.instructeur AND i.nom <> 'x' LEFT JOIN &DB_PREFIXErue autre ON autre.rue = d.demande LEFT JOIN &DB_PREFIXEpiece ON piece.demande = d.demande`
const requestFor = (columns: string, from = joins, where = "d.demande = '&idx'") => {
  const remarks: string[] = []
  const requete = { id: '1', type: 'sql', text: `SELECT ${columns} ${from} WHERE ${where}`, classes: '', method: '' }
  const request = sqlRequest(app.ctx.app.localised.fr, requete, (_place, reason) => remarks.push(reason))
  return { request, remarks }
}

test.each([
  ['d.numero', '[numero]'],
  ['numero', '[numero]'],
  ['d.depot', '[depot : code]'],
  ['d.depot::text', '[depot : code]'],
  ["to_char(d.depot, 'DD/MM/YYYY')", '[depot]'],
  ["upper(to_char(d.depot, 'DD/MM/YYYY'))", '[depot : majuscules]'],
  ["to_char(d.enregistree, 'DD/MM/YYYY')", '[enregistree : date]'],
  ["to_char(CURRENT_DATE, 'DD/MM/YYYY')", '&amp;aujourdhui'],
  ['s.nom', '[suppleant.nom]'],
  ["coalesce(r.libelle, '')", '[rue.libelle]'],
  ["lower(concat('N° ', d.numero))", 'n° [numero : minuscules]'],
  ["'<b>' || d.numero", '&lt;b&gt;[numero]'],
  ["CASE p.civilite WHEN 'Mme' THEN 'Née' END", '<span data-si="[demandeur.civilite] = Mme">Née</span>'],
  [
    "CASE WHEN p.professionnel THEN 'Oui' ELSE 'Non' END",
    '<span data-si="[demandeur.professionnel] = true">Oui</span><span data-si="[demandeur.professionnel] ≠ true">Non</span>',
  ],
  [
    "CASE WHEN d.motif IS NULL THEN 'a' WHEN d.numero = '2' THEN 'b' ELSE d.motif END",
    '<span data-si="[motif] vide">a</span><span data-si="[motif] rempli et [numero] = 2">b</span><span data-si="[motif] rempli et [numero] ≠ 2">[motif]</span>',
  ],
])('%s is written %s', (expression, written) => {
  const fragment = requestFor(`${expression} AS x`).request?.field('x')
  expect(fragment && fragment !== 'left' ? asHtml(fragment) : fragment).toBe(written)
})

test.each([
  ["coalesce(r.libelle, 'aucune')"],
  ["CASE WHEN p.nom = 'a et b' THEN 1 END"],
  ["CASE WHEN p.nom LIKE 'a%' THEN 1 END"],
  ["replace(d.numero, 'a', 'b')"],
  ['d.surface * 2'],
  ["to_char(d.surface, '999D99')"],
  ["to_char(d.enregistree, 'DD/MM/YYYY HH24:MI')"],
  ['upper(d.depot::text)'],
  ['(SELECT libelle FROM rue WHERE rue.rue = d.rue)'],
  // Joined by no reference, or the other way round: another record, or several.
  ['autre.libelle'],
  ['i.nom'],
  ['piece.libelle'],
  ['inconnue'],
])('%s has no spelling here', (expression) => {
  expect(requestFor(`${expression} AS x`).request?.field('x')).toBe('left')
})

test.each([
  ['a table that is no entity', 'FROM inconnue', "inconnue = '&idx'"],
  ['no record', joins, '1 = 1'],
  ['what is no key', joins, "d.numero = '&idx'"],
  ['no SQL', 'FROM (', 'x'],
  ['two statements', 'FROM demande d', 'd.demande = 1; DELETE FROM demande'],
])('a request about %s is of no record', (_what, from, where) => {
  const { request, remarks } = requestFor('1', from, where)
  expect(request).toBe(null)
  expect(remarks).toHaveLength(1)
})

const sousEtat = (text: string, title = 'Pièces') => {
  const remarks: string[] = []
  const row = { id: 'x', collectivite: '1', active: true, title, text, totals: '', means: '', counts: '' }
  const remark = (_place: string, reason: string) => remarks.push(reason)
  return { definition: sousEtatOf('x', row, app.ctx.app.localised.fr, remark), remarks }
}
const rows = 'FROM &DB_PREFIXEpiece p JOIN &DB_PREFIXEdemande d ON d.demande = p.demande'

test('rows are those that refer to the record, by their own column or by its key', () => {
  const expected = { entity: 'piece', reference: 'demande', columns: ['libelle'] }
  expect(sousEtat("SELECT libelle FROM piece WHERE demande = '&idx'")).toMatchObject({
    definition: expected,
    remarks: [],
  })
  expect(sousEtat(`SELECT p.libelle ${rows} WHERE d.demande = &idx`)).toMatchObject({
    definition: expected,
    remarks: [],
  })
})

test.each([
  ['filters', `SELECT p.libelle ${rows} WHERE p.demande = '&idx' AND d.urgent`, 'request-filtered'],
  ['filters by a join', `SELECT p.libelle ${rows} AND d.urgent WHERE p.demande = '&idx'`, 'request-filtered'],
  [
    'repeats rows',
    "SELECT d.numero FROM demande d LEFT JOIN piece ON piece.demande = d.demande WHERE d.rue = '&idx'",
    'request-filtered',
  ],
  ['draws from no entity', "SELECT p.libelle FROM piece p, pg_class WHERE p.demande = '&idx'", 'request-filtered'],
  ['stops early', "SELECT libelle FROM piece WHERE demande = '&idx' LIMIT 3", 'request-filtered'],
  ['is of the record itself', "SELECT numero FROM demande WHERE demande = '&idx'", 'request-no-record'],
])('a sous-état that %s is left out', (_what, text, reason) => {
  expect(sousEtat(text)).toEqual({ definition: null, remarks: [reason] })
})

test('what a sous-état orders by and is called beyond words is told', () => {
  const { definition, remarks } = sousEtat(
    "SELECT libelle, recue AS jour FROM piece WHERE demande = '&idx' ORDER BY 2 DESC, lower(libelle), libelle",
    'Pièces de &ville',
  )
  expect(definition?.sort).toEqual([
    { field: 'recue', direction: 'desc' },
    { field: 'libelle', direction: 'asc' },
  ])
  expect(remarks).toEqual(['column-sort', 'expression'])
})

test.each([
  ['<p data-si="x" data-pour="piece" onclick="x()">a</p><script>b</script>', '<p>a</p>'],
  [
    '<p><a href="javascript:x()">a</a> <a href="https://aubry.example/">b</a></p>',
    '<p><a>a</a> <a href="https://aubry.example/">b</a></p>',
  ],
  ['[x : majuscules] [numero] [autre]', '[<span></span>x : majuscules] [<span></span>numero] [autre]'],
  ['&collectivite &copy; &eacute; &ed_ville;', '&<span></span>collectivite © é [&ed_ville];'],
  ['<div style="page-break-before: always">a</div>', '<br pagebreak="true"><div>a</div>'],
  ['a<tcpdf method="AddPage" />b', 'a<br pagebreak="true">b'],
  [
    '<h5 style="text-align:center">a</h5><center>b</center>',
    '<h3 style="text-align: center">a</h3><div style="text-align: center">b</div>',
  ],
  [
    '<span style="font-weight:bold"><span style="color:red">[x]</span></span><strong></strong>',
    '<strong>[numero]</strong>',
  ],
  ['<td width="20%" align="right">a</td>', '<td style="text-align: right; width: 20%">a</td>'],
  ['<p>non fermé <span class="mce_maj">[x]', '<p>non fermé <span class="majuscules">[numero]</span></p>'],
  ['<span class="mce_codebarre">A<b>[x]</b>"<</span>', '<img data-code="code128" data-valeur="A[numero]&quot;&lt;">'],
])('%s becomes %s', (html, written) => {
  const { request } = requestFor('d.numero AS x')
  if (!request) throw new Error('request')
  const remark = () => undefined
  const words = openWords(
    app.ctx.app.localised.fr,
    request,
    new Map([
      ['prefixe_edition_substitution_vars', 'ed_'],
      ['ed_ville', 'Aubry'],
    ]),
    remark,
  )
  expect(convert(html, 'body', { words, sousEtat: () => null, remark })).toBe(written)
})
