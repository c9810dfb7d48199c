// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { followed } from './cell.js'
import { isRich, plainExcerpt, richText } from './rich-text.js'

const shown = (html: string): string => renderToString(h('x-x', null, richText(html, followed))).slice(5, -6)

test.each([
  [
    '<p>Un <strong>mot</strong><br>et <a href="https://mairie.example/">un lien</a></p>',
    '<p>Un <strong>mot</strong><br/>et <a href="https://mairie.example/" rel="noopener noreferrer">un lien</a></p>',
  ],
  ['<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
  ['<h1>Titre</h1><h2>Sous-titre</h2>', 'Titre<h3>Sous-titre</h3>'],
  ['<p style="color:red" onclick="x()" class="a" id="contenu">a</p>', '<p>a</p>'],
  ['a<script>alert(1)</script><style>b{}</style>c', 'ac'],
  ['<img src=x onerror=alert(1)>texte', 'texte'],
  ['<a href="javascript:alert(1)">clic</a>', '<span>clic</span>'],
  ['<a href=" jav&#x09;ascript:alert(1)">clic</a>', '<span>clic</span>'],
  ['<svg><p>a</p></svg><form><input name="-csrf"></form>fin', 'fin'],
  ['&lt;script&gt; & <b>gras', '&lt;script> &amp; <b>gras</b>'],
  ['</div></x-x><p>a', '<p>a</p>'],
  ['<!--><img src=x onerror=alert(1)>-->a', '--&gt;a'],
  ['é œ “ ”', 'é œ “ ”'],
])('%j is shown %j', (html, expected) => {
  expect(shown(html).replaceAll('&gt;', '>')).toBe(expected.replaceAll('&gt;', '>'))
})

test('whatever is given, nothing runs and no element is made but those allowed', () => {
  const pieces = fc.constantFrom(
    ...'<script> </script> <p> </p> <a href="javascript:x"> <a href=" java\nscript:x"> </a> <svg onload=x> <img src=x onerror=x> <math> <style> </style> <!-- --> <![CDATA[ ]]> <b <i> " \' & &lt; &#60; <iframe srcdoc="<script>"> <noscript> </noscript> <textarea> </textarea> <div style=x>'.split(
      ' ',
    ),
    'texte',
    '\0',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const html = shown(parts.join(''))
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/g)]
      for (const [, name = '', attributes = ''] of tags) {
        expect(['p', 'a', 'b', 'i', 'div', 'span', 'x-x']).toContain(name)
        expect(attributes.replace(/ (href="https?:[^"]*"|rel="noopener noreferrer")/g, '')).toBe('')
      }
      expect(html.replace(/<\/?[a-z0-9]+[^>]*>/g, '')).not.toMatch(/<[a-z!/?]/i)
    }),
    { numRuns: 2000 },
  )
})

test('a thousand elements in one another do not exhaust the page', () => {
  expect(shown(`${'<div>'.repeat(5000)}fond`)).toContain('fond')
})

test('a text without tags is no formatted text, and a cell has its words alone', () => {
  expect([isRich('a < b et c > d'), isRich('<p>a</p>'), isRich('a<br/>b')]).toEqual([false, true, true])
  expect(plainExcerpt('<p>Un</p><p>deux &amp; <b>trois</b></p><script>x</script>')).toBe('Un deux & trois')
  expect(plainExcerpt('1 < 2 & 3')).toBe('1 < 2 & 3')
})
