// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { conditionOf } from '../../packages/openmairie/src/editions/template/condition.js'
import { parseTemplate } from '../../packages/openmairie/src/editions/template/parse.js'
import { partsOf } from '../../packages/openmairie/src/editions/template/parts.js'
import { sousEtatMark, tabMark } from '../../packages/openmairie/src/model/edition-text.js'

test('fields, chains, forms and variables are read among words', () => {
  expect(partsOf('Le [datenaissance : date longue] à &ville, [organisation.libelle] !')).toEqual([
    'Le ',
    { written: '[datenaissance : date longue]', kind: 'field', path: ['datenaissance'], form: 'date longue' },
    ' à ',
    { written: '&ville', kind: 'variable', path: ['ville'], form: null },
    ', ',
    { written: '[organisation.libelle]', kind: 'field', path: ['organisation', 'libelle'], form: null },
    ' !',
  ])
})

test('a tab too', () => {
  expect(parseTemplate(`<p ${tabMark('a "b"', 'c')}>x</p>`).nodes).toMatchObject([{ kind: 'block', each: 'a "b".c' }])
})

test('a sous-état is named whatever signs its name holds', () => {
  expect(sousEtatMark('R&D "a" <b>')).toBe('<div data-sous-etat="R&amp;D &quot;a&quot; &lt;b>"></div>')
  expect(parseTemplate(sousEtatMark('R&D "a" <b>')).nodes).toEqual([{ kind: 'sous-etat', code: 'R&D "a" <b>' }])
})

test('what only looks like a field is words', () => {
  expect(partsOf('[1] [] [a b] a & b R&D')).toEqual([
    '[1] [] [a b] a & b R',
    { written: '&D', kind: 'variable', path: ['D'], form: null },
  ])
})

test('a variable keeps its name where HTML would read a sign in it', () => {
  const { nodes } = parseTemplate('<p>&notaire et &copie, caf&eacute; &amp; th&eacute;</p>')
  expect(nodes).toMatchObject([{ kind: 'block', children: [{ kind: 'text' }] }])
  expect(JSON.stringify(nodes)).toContain('"path":["notaire"]')
  expect(JSON.stringify(nodes)).toContain('"path":["copie"]')
  expect(JSON.stringify(nodes)).toContain('café & thé')
})

test('scripts and styles go with all that they hold, unknown elements give their words', () => {
  const { nodes } = parseTemplate('<p>a<script>alert(1)</script><blink>b</blink><style>p{}</style></p>')
  expect(nodes).toEqual([
    {
      kind: 'block',
      block: 'paragraph',
      align: null,
      when: null,
      each: null,
      children: [
        { kind: 'text', parts: ['a'] },
        { kind: 'text', parts: ['b'] },
      ],
    },
  ])
})

test('the elements of the original’s editor are read', () => {
  const { nodes } = parseTemplate(
    '<span class="mce_maj">[nom]</span><span class="mce_sousetat" id="competences">x</span><br pagebreak="true"/><table nobr="true"><tr><td>a</td></tr></table><span class="mce_codebarre">[matricule]</span>',
  )
  expect(nodes.map((node) => node.kind)).toEqual(['mark', 'sous-etat', 'page-break', 'table', 'barcode'])
  expect(nodes[1]).toEqual({ kind: 'sous-etat', code: 'competences' })
  expect(nodes[3]).toMatchObject({ together: true })
})

test('a table is read with its head, its shares and its sides, whatever wraps its rows', () => {
  const { nodes } = parseTemplate(
    '<table><thead><tr><th style="width: 30%">A</th><th>B</th></tr></thead><tbody><tr data-pour="tab"><td>[a]</td><td style="text-align:right">[b]</td></tr></tbody></table>',
  )
  expect(nodes).toMatchObject([
    {
      kind: 'table',
      rows: [
        { head: true, each: null, cells: [{ share: 30 }, { share: null }] },
        { head: false, each: 'tab', cells: [{ align: null }, { align: 'right' }] },
      ],
    },
  ])
})

test('conditions bind «et» before «ou»; one that cannot be read is told', () => {
  expect(conditionOf('[a] = Oui et [b] rempli ou [c] >= 12')).toMatchObject({
    kind: 'or',
    all: [
      { kind: 'and', all: [{ kind: 'compare', operator: '=', right: 'Oui' }, { kind: 'filled' }] },
      { kind: 'compare', operator: '≥', right: '12' },
    ],
  })
  expect(conditionOf('[a]')).toMatchObject({ kind: 'filled' })
  expect(conditionOf('a = b')).toBe(null)
  expect(parseTemplate('<p data-si="n’importe quoi">x</p>').unread).toEqual(['n’importe quoi'])
})

test('a text of ten thousand open elements is read without exhausting anything', () => {
  const { nodes } = parseTemplate(`${'<div>'.repeat(10_000)}a${'</div>'.repeat(10_000)}`)
  expect(JSON.stringify(nodes)).toContain('"a"')
})
