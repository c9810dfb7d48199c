// SPDX-License-Identifier: EUPL-1.2
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { kept, keptAround } from './html.js'

/** Shows a zone, and tells whether it had to be made. */
function shown(key: string, text: string): { readonly html: string; readonly made: boolean } {
  let made = false
  const zone = kept(key, () => {
    made = true
    return <p>{text}</p>
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

test('what differs is put into a zone kept around it, escaped in a text as in an attribute', () => {
  let made = 0
  const zone = (title: string, word: string) =>
    renderToString(
      keptAround('autour', { title, word, inside: <b>{word}</b>, several: ['<i>', <u>{word}</u>] }, (placed) => {
        made += 1
        return (
          <p title={`Le ${placed.title}`}>
            {placed.word} & {placed.inside}
            {placed.several}
            {placed.word}
          </p>
        )
      }),
    )
  const sign = '&lt;c>'
  expect(zone('"a" & b', '<c>')).toBe(
    `<p title="Le &quot;a&quot; &amp; b">${sign} &amp; <b>${sign}</b>&lt;i><u>${sign}</u>${sign}</p>`,
  )
  expect(zone('d', 'e')).toBe('<p title="Le d">e &amp; <b>e</b>&lt;i><u>e</u>e</p>')
  expect(made).toBe(1)
})

test('nothing is shown where there is no value', () => {
  const zone = (word: false | null | string) =>
    renderToString(keptAround('vide', { word }, (placed) => <p>{placed.word}</p>))
  expect([zone('a'), zone(null), zone(false), zone('')]).toEqual(['<p>a</p>', '<p></p>', '<p></p>', '<p></p>'])
})
