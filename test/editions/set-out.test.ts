// SPDX-License-Identifier: EUPL-1.2
import { Mark, type Node } from '@tiptap/pm/model'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collectiviteEditions } from '../../apps/opengestioncrise/gen/editions/collectivite.js'
import { ressourceEditions } from '../../apps/opengestioncrise/gen/editions/ressource.js'
import type { Block } from '../../packages/openmairie/src/documents/contract.js'
import { fill } from '../../packages/openmairie/src/editions/compose/fill.js'
import type { Filling } from '../../packages/openmairie/src/editions/compose/filling.js'
import { parseTemplate } from '../../packages/openmairie/src/editions/template/parse.js'
import { htmlOf } from '../../packages/openmairie/src/web/client/editor/to-html.js'
import { schema, setOut } from './set-out.js'

test.each([
  ['<p>Bonjour [nom : majuscules], à &ville.</p>'],
  ['<p><strong>Un <em>deux</em></strong> <u>trois</u> <s>quatre</s> H<sub>2</sub>O, 1<sup>er</sup></p>'],
  ['<h1>[om_libelle]</h1>\n<h2 style="text-align: center">Deux</h2>\n<h3>Trois</h3>'],
  ['<p style="text-align: right">Le [&aujourdhui : date longue]<br>&nbsp;</p>\n<hr>\n<p></p>\n<p>Fin</p>'],
  ['<p data-si="[disponible] = Oui et [date] rempli">Oui</p>'],
  ['<p>[appel] <span data-si="[x] &lt; 1 &amp; ou">un</span> <span class="majuscules">deux</span></p>'],
  ['<p data-si="n’importe quoi">Jamais</p>'],
  ['<ul>\n<li data-pour="competence.ressource">[libelle]</li>\n<li>Un\n<ol>\n<li>Deux</li>\n</ol></li>\n</ul>'],
  ['<div data-si="[x] vide" data-pour="a &quot;b&quot;.c">\n<p>Un</p>\n<dl data-champs="nom prenom"></dl>\n</div>'],
  ['<div data-sous-etat="R&amp;D &quot;a&quot; &lt;b>"></div>'],
  [
    '<dl data-champs></dl>\n<img class="logo">\n<br pagebreak="true">\n<p>Vu <img class="logo"> ici</p>\n<p>Le maire</p>\n<img class="signature">',
  ],
  ['<div class="insecable">\n<img data-code="qr" data-valeur="[matricule]">\n</div>'],
  ['<p>Récépissé <img data-code="code128" data-valeur="ODP[demande]"> <span data-sous-etat="x"></span></p>'],
  [
    '<table class="insecable">\n<tr><th style="width: 30%">A</th><th>B</th></tr>\n<tr data-si="[a] vide" data-pour="t"><td>[a]</td><td style="text-align: right; width: 20%">1\n<p>2</p></td></tr>\n</table>',
  ],
  ['<p><a href="https://ville.fr/?a=1&amp;n=[numero]">Le <strong>site</strong></a> R&D, a &amp; b, 2 &lt; 3</p>'],
  ['<p>&amp;ville; et &notaire, [civilite : Né / Née]</p>'],
  ['<p>[<span></span>nom], &amp;<span></span>ville</p>'],
  [''],
])('%s is written as it was', (html) => {
  expect(setOut(html)).toBe(html)
})

test.each([
  ['<b>a</b><i>b</i>', '<p><strong>a</strong><em>b</em></p>'],
  ['<h5>a</h5><blockquote>b</blockquote>', '<h3>a</h3>\n<div>\n<p>b</p>\n</div>'],
  ['<p>a</p>\n\n  <p align="center">b\n  c</p>', '<p>a</p>\n<p style="text-align: center">b c</p>'],
  ['<em>a <strong>b</strong></em>', '<p><em>a </em><strong><em>b</em></strong></p>'],
  [
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><p>b</p></td></tr></tbody></table>',
    '<table>\n<tr><th>a</th></tr>\n<tr><td>b</td></tr>\n</table>',
  ],
  ['<span class="mce_maj">x</span>', '<p><span class="majuscules">x</span></p>'],
])('%s is written %s, which prints the same', (html, written) => {
  expect(setOut(html)).toBe(written)
})

test.each([
  ['a comment', '<p>a</p><!-- vu par le service -->'],
  ['a script', '<p>a</p><script>x</script>'],
  ['an element that is unknown', '<p><font size="3">a</font></p>'],
  ['an attribute that is unknown', '<p lang="en">a</p>'],
  ['a style that is unknown', '<p style="text-align: center; color: red">a</p>'],
  ['a class that is unknown', '<p class="signature">a</p>'],
  ['a picture', '<p><img src="tampon.png"></p>'],
  ['rows of several lengths', '<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>'],
  ['merged cells', '<table><tr><td colspan="2">a</td></tr></table>'],
  ['blocks within a mark', '<strong><p>a</p><p>b</p></strong>'],
  ['one mark twice', '<p><em>a <em>b</em></em></p>'],
  ['marks that the other way round are drawn otherwise', '<p><sup><u>a</u></sup></p>'],
  ['words between the rows of a table', '<table>a<tr><td>b</td></tr></table>'],
  ['words between the items of a list', '<ul>a<li>b</li></ul>'],
  ['a list without an item', '<ul></ul>'],
  ['words in what stands for a sous-état', '<p>a</p><div data-sous-etat="x">b</div>'],
  ['a condition on a sous-état, which none reads', '<div data-sous-etat="x" data-si="[a] vide"></div>'],
  ['a list with a condition, which none reads', '<ul data-si="[a] vide"><li>a</li></ul>'],
])('%s is left as code', (_what, html) => {
  expect(setOut(html)).toBe(null)
})

test('all the texts of the generated editions are set out', () => {
  const texts = [collectiviteEditions, ressourceEditions].flatMap(({ etats = [] }) =>
    etats.flatMap(({ title, body, header, footer, sender }) => [title, body, header, footer, sender]),
  )
  const said = texts.filter((text) => text !== undefined)
  expect(said.length).toBeGreaterThan(3)
  expect(said.map((text) => setOut(text)).filter((text) => text === null)).toEqual([])
})

/** What is printed of a text, when nothing of a record is known: its variables have values. */
function printed(html: string): unknown {
  const value = (text: string) => ({ text, raw: text, label: '' })
  const image = { kind: 'image', image: 'logo', width: 1, height: 1, alternative: 'logo' } as const
  // What is asked of a record is asked by names that none of these texts holds.
  const filling = {
    ctx: { locale: 'fr' },
    known: { tabs: new Map() },
    variable: (name: string) => (name === 'vide' ? value('') : value(` <${name}> `)),
    sousEtat: (code: string) => [{ kind: 'heading', level: 2, content: [code] }],
    logo: image,
    signature: { ...image, image: 'signature' },
    pictures: { keep: () => 'image' },
    columnsIn: null,
    unknown: new Set(),
  } as unknown as Filling
  return fill(parseTemplate(html).nodes, filling).map(flat)
}

/** Words with their marks, whatever the order in which one is within the other. */
function flat(value: Block | readonly unknown[] | unknown): unknown {
  if (Array.isArray(value)) {
    const isWords = value.some(
      (each) =>
        typeof each === 'string' || (each?.content && !['paragraph', 'heading', 'together'].includes(each.kind)),
    )
    return isWords ? value.flatMap((each) => letters(each, [])) : value.map(flat)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, flat(each)]))
}
function letters(word: unknown, marks: readonly string[]): readonly string[] {
  if (typeof word === 'string') return [...word].map((letter) => `${letter} ${[...marks].sort().join()}`)
  if (typeof word !== 'object' || word === null || !('kind' in word)) return []
  const own = 'address' in word ? `${word.kind} ${word.address}` : String(word.kind)
  if ('content' in word && Array.isArray(word.content))
    return word.content.flatMap((each) => letters(each, [...marks, own]))
  return [`${JSON.stringify(word)} ${[...marks].sort().join()}`]
}

const words = fc.constantFrom(
  'a',
  ' ',
  'b c',
  ' d',
  'e ',
  '  ',
  '\n',
  '&ville',
  '&vide',
  '[&ville : majuscules]',
  '&amp;',
  '&nbsp;',
  '<',
  '[1]',
  'é;',
)
const openers = [
  ...[
    'p',
    'h1',
    'h2',
    'strong',
    'em',
    'u',
    's',
    'sup',
    'sub',
    'span',
    'div',
    'ul',
    'ol',
    'li',
    'table',
    'tr',
    'td',
    'th',
  ],
  ...[
    'p style="text-align: center"',
    'div style="text-align: right"',
    'div class="insecable"',
    'p data-si="&vide vide"',
  ],
  ...[
    'span data-si="&vide rempli"',
    'span data-si="&ville rempli"',
    'span class="majuscules"',
    'span class="minuscules"',
  ],
  ...[
    'a href="https://a.fr/&ville"',
    'div data-si="&ville rempli"',
    'td style="width: 20%"',
    'table class="insecable"',
  ],
  ...['li data-si="&vide rempli"', 'tr data-si="&ville rempli"'],
]
const alone = fc.constantFrom(
  '<br>',
  '<hr>',
  '<br pagebreak="true">',
  '<img class="logo">',
  '<img data-code="qr" data-valeur="&ville">',
  '<div data-sous-etat="x"></div>',
  '<span data-sous-etat="y"></span>',
)
const { soup } = fc.letrec<{ soup: string; element: string }>((tie) => ({
  soup: fc
    .array(fc.oneof({ maxDepth: 6 }, words, alone, tie('element'), tie('element')), { maxLength: 4 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(fc.constantFrom(...openers), tie('soup'))
    .map(([opener, inner]) => `<${opener}>${inner}</${opener.split(' ')[0]}>`),
}))
/** Texts as one would write them. */
const line = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        'b c',
        ' d',
        '&ville',
        '[&ville : majuscules]',
        '<br>',
        '<img class="logo">',
        '<img class="signature">',
      ),
      fc
        .tuple(
          fc.constantFrom(
            'strong',
            'em',
            'u',
            'span class="majuscules"',
            'span data-si="&vide vide"',
            'a href="https://a.fr"',
          ),
          fc.constantFrom('x', ' y', '[nom]'),
        )
        .map(([opener, inner]) => `<${opener}>${inner}</${opener.split(' ')[0]}>`),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.join(''))
const { blocks } = fc.letrec<{ blocks: string; block: string }>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 4 }).map((parts) => parts.join('\n')),
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    line.map((text) => `<p>${text}</p>`),
    line.map((text) => `<h2 data-si="&ville rempli">${text}</h2>`),
    fc
      .array(fc.oneof(line, tie('blocks')), { minLength: 1, maxLength: 3 })
      .map((items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`),
    fc
      .tuple(line, tie('blocks'))
      .map(
        ([one, other]) =>
          `<table><tr><th>${one}</th><th>b</th></tr><tr><td>${other}</td><td style="text-align: right">${one}</td></tr></table>`,
      ),
    tie('blocks').map((inner) => `<div class="insecable">${inner}</div>`),
    fc.constantFrom('<hr>', '<dl data-champs="a"></dl>', '<div data-sous-etat="x"></div>', '<img class="logo">'),
  ),
}))

test('an element around nothing prints nothing, and no empty line', () => {
  expect(printed('<p><em><span data-si="&vide rempli">a</span></em></p><p><a href="https://a.fr"></a></p>')).toEqual([])
})

test('whatever is set out is printed as it was, and written again the same', () => {
  let shown = 0
  fc.assert(
    fc.property(soup, (html) => {
      const written = setOut(html)
      if (written === null) return
      shown++
      expect(printed(written)).toEqual(printed(html))
      expect(setOut(written)).toBe(written)
    }),
    { numRuns: 3000 },
  )
  expect(shown).toBeGreaterThan(300)
})

test('a text of what the dialect knows is set out', () => {
  fc.assert(
    fc.property(blocks, (html) => {
      expect(setOut(html)).not.toBe(null)
    }),
    { numRuns: 500 },
  )
})

/** What one may make in the editor. */
const nothing = fc.constant(null)
const said = {
  align: fc.oneof(nothing, fc.constantFrom('left', 'center')),
  si: fc.oneof(nothing, nothing, fc.constantFrom('[a] vide', 'zut')),
  pour: fc.oneof(nothing, nothing, fc.constantFrom('t.u')),
}
const someMarks = fc
  .subarray(
    ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript', 'upper', 'lower', 'link', 'condition'],
    {
      maxLength: 3,
    },
  )
  .map((names) =>
    names.reduce<readonly Mark[]>(
      (set, name) => schema.mark(name, { address: 'https://a.fr', si: '[b] rempli' }).addToSet(set),
      Mark.none,
    ),
  )
const inline = fc
  .tuple(
    fc.constantFrom(
      'a',
      ' b ',
      '  ',
      '[nom]',
      '&ville',
      'R&D',
      '<p>',
      ';',
      '\u00a0',
      'break',
      'merge',
      'variable',
      'logo',
      'signature',
      'barcode',
    ),
    someMarks,
  )
  .map(([what, set]) => {
    if (what === 'break') return schema.node('hardBreak', null, undefined, set)
    if (what === 'merge') return schema.node('merge', { written: '[nom : code]' }, undefined, set)
    if (what === 'variable') return schema.node('merge', { written: '&ville' }, undefined, set)
    if (what === 'logo' || what === 'signature') return schema.node(what, null, undefined, set)
    if (what === 'barcode') return schema.node('barcode', { code: 'qrcode', value: '[n] "&' }, undefined, set)
    return schema.text(what, set)
  })
const textblock = (type: string) =>
  fc
    .tuple(fc.record(said), fc.array(inline, { maxLength: 5 }))
    .map(([attrs, content]) => schema.node(type, attrs, content))
const { made } = fc.letrec<{ made: Node; several: Node[] }>((tie) => ({
  several: fc.array(tie('made'), { minLength: 1, maxLength: 3 }),
  made: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    textblock('paragraph'),
    textblock('heading'),
    fc.constantFrom('rule', 'facts').map((type) => schema.node(type)),
    fc
      .tuple(fc.record({ ...said, together: fc.boolean() }), tie('several'))
      .map(([attrs, content]) => schema.node('group', attrs, content)),
    fc.array(fc.tuple(fc.record(said), tie('several')), { minLength: 1, maxLength: 2 }).map((items) =>
      schema.node(
        'orderedList',
        null,
        items.map(([attrs, content]) => schema.node('listItem', attrs, content)),
      ),
    ),
    fc
      .tuple(fc.record(said), tie('several'), tie('several'))
      .map(([attrs, one, other]) =>
        schema.node('table', null, [
          schema.node('tableRow', attrs, [
            schema.node('tableHeader', null, one),
            schema.node('tableHeader', null, one),
          ]),
          schema.node('tableRow', null, [
            schema.node('tableCell', { share: 30 }, other),
            schema.node('tableCell', attrs, one),
          ]),
        ]),
      ),
  ),
}))

test('whatever is made in the editor may be opened in it again, and stays as it is written', () => {
  fc.assert(
    fc.property(fc.array(made, { minLength: 1, maxLength: 3 }), (content) => {
      const html = htmlOf(schema.node('doc', null, content))
      const again = setOut(html)
      expect(again).not.toBe(null)
      expect(setOut(again ?? '')).toBe(again)
    }),
    { numRuns: 1000 },
  )
})
