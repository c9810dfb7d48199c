// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanXml } from './scan.js'

/** What is read of a text that comes in pieces. */
function read(pieces: readonly string[]): readonly string[] {
  const events: string[] = []
  let words = ''
  const flush = (): void => {
    if (words !== '') events.push(`text ${words}`)
    words = ''
  }
  const scanner = scanXml({
    open: (name, attributes) => {
      flush()
      events.push(`open ${name} ${JSON.stringify(attributes)}`)
    },
    text: (piece) => {
      words += piece
    },
    close: (name) => {
      flush()
      events.push(`close ${name}`)
    },
  })
  for (const piece of pieces) scanner.push(piece)
  scanner.end()
  return events
}

const document = `<?xml version="1.0"?>
<!-- a > b --><x:a xmlns:x="u" b='1 > "0"' c = "&lt;&#233;&#x20AC;"><b/>é &amp; è<![CDATA[<&>]]><x:c d="" /></x:a >
`

test('elements, attributes, words, entities, CDATA', () => {
  expect(read([document])).toEqual([
    'open a {"xmlns:x":"u","b":"1 > \\"0\\"","c":"<é€"}',
    'open b {}',
    'close b',
    'text é & è<&>',
    'open c {"d":""}',
    'close c',
    'close a',
  ])
})

test('wherever it is cut, the same is read', () => {
  const whole = read([document])
  fc.assert(
    fc.property(fc.array(fc.nat(document.length), { maxLength: 12 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), document.length]
      expect(read(places.slice(1).map((place, at) => document.slice(places[at], place)))).toEqual(whole)
    }),
  )
})

test.each([
  ['<a>', 'broken'],
  ['<a></b>', 'broken'],
  ['<a/></a>', 'broken'],
  ['<a b=1/>', 'broken'],
  ['<a b/>', 'broken'],
  ['<a>&eacute;</a>', 'broken'],
  ['<a>&#x110000;</a>', 'broken'],
  ['<a b="', 'broken'],
  ['< a/>', 'broken'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'doctype'],
  ['<a><!ENTITY b "c"></a>', 'doctype'],
])('%s is refused: %s', (text, reason) => {
  expect(() => read([text])).toThrow(reason)
  expect(() => read([...text])).toThrow(reason)
})
