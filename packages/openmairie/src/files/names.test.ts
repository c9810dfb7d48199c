// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName, extensionOf } from './names.js'
import { sizeText } from './size.js'

test.each([
  ['Arrêté n° 12.pdf', 'Arrêté n° 12.pdf'],
  ['C:\\Users\\anne\\plan.dwg', 'plan.dwg'],
  ['../../../etc/passwd', 'passwd'],
  ['e\u0301tat.csv', 'état.csv'],
  // Shown as «facturefdp.exe»: what turns the text goes.
  ['facture\u202efdp.exe', 'facturefdp.exe'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['rapport.exe. ', 'rapport.exe'],
  ['.htaccess', 'htaccess'],
  ['quoi?<1>.txt', 'quoi__1_.txt'],
  ['...', 'fichier'],
  ['', 'fichier'],
  [`${'x'.repeat(300)}.tar.gz`, `${'x'.repeat(117)}.gz`],
])('%s is shown as %s', (sent, name) => {
  expect(cleanName(sent)).toBe(name)
})

test('whatever is sent, a name leads nowhere and holds no sign that acts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (sent) => {
      const name = cleanName(sent)
      expect(name).toMatch(/^[^\\/\p{Cc}\p{Cf}\p{Cs}<>:"|?*]+$/u)
      expect([...name].length).toBeLessThanOrEqual(120)
      expect(name).not.toMatch(/^[. ]|[. ]$/)
    }),
  )
})

test('an extension is what follows the last dot', () => {
  expect(['a.PDF', 'a.tar.gz', 'a', 'a.', 'n° 1. Objet du conseil'].map(extensionOf)).toEqual(['pdf', 'gz', '', '', ''])
})

test('sizes are written as people read them', () => {
  expect([0, 1, 999, 1400, 12_345, 999_999, 2_000_000, 2_147_483_648].map((size) => sizeText(size, 'fr'))).toEqual([
    '0\u00a0octet',
    '1\u00a0octet',
    '999\u00a0octets',
    '1,4\u00a0ko',
    '12\u00a0ko',
    '1\u202f000\u00a0ko',
    '2\u00a0Mo',
    '2,1\u00a0Go',
  ])
  expect(sizeText(1_500_000, 'en')).toBe('1.5 MB')
})
