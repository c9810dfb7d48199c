// SPDX-License-Identifier: EUPL-1.2
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { kept } from './html.js'

/** Shows a zone, and tells whether it had to be made. */
function shown(key: string, text: string): { readonly html: string; readonly made: boolean } {
  let made = false
  const zone = kept(key, () => {
    made = true
    return h('p', null, text)
  })
  return { html: renderToString(zone), made }
}

test('a zone is made once, and shown as it was', () => {
  expect(shown('petite', 'a < b')).toEqual({ html: '<p>a &lt; b</p>', made: true })
  expect(shown('petite', 'a < b')).toEqual({ html: '<p>a &lt; b</p>', made: false })
})

test.each([
  ['clef', 'k'.repeat(64_000), 'x'],
  ['contenu', 'courte', 'x'.repeat(64_000)],
])('a zone too long is shown and not kept: %s', (_, key, text) => {
  for (const turn of [1, 2]) expect([turn, shown(key, text)]).toEqual([turn, { html: `<p>${text}</p>`, made: true }])
})

test('zones that visitors multiply give up their room', () => {
  expect(shown('ancienne', 'x')).toMatchObject({ made: true })
  const text = 'x'.repeat(32_000)
  for (let turn = 0; turn < 250; turn++) shown(`adresse ${turn}`, text)
  expect(shown('ancienne', 'x')).toMatchObject({ made: true })
  expect(shown('adresse 249', text)).toMatchObject({ made: false })
})
