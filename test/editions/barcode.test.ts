// SPDX-License-Identifier: EUPL-1.2
import bwipjs from 'bwip-js/node'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { barcode } from '../../packages/openmairie/src/editions/compose/barcode.js'
import { code128 } from '../../packages/openmairie/src/editions/compose/bars.js'

test('a Code 128 is the very drawing of the library, whatever it holds beside blanks', () => {
  const values = fc.string({
    unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(
      values.filter((value) => value.trim() !== ''),
      (value) => {
        const theirs = { bcid: 'code128', text: value, height: 12, includetext: true, textxalign: 'center' as const }
        expect(code128(value)).toBe(bwipjs.toSVG(theirs))
      },
    ),
    { numRuns: 200, examples: [['0'], ['gjpq_y'], ['000000001234567890'], ['A-12 b~{']] },
  )
})

test('a code is as large as it is scanned, no wider than a page, and is none for what it cannot hold', () => {
  expect(barcode('code128', 'A-123')).toMatchObject({ height: 16, width: (16 * 180) / 85 })
  expect(barcode('code128', 'A1'.repeat(40))?.width).toBe(165)
  expect(barcode('qrcode', 'Zoé')).toMatchObject({ height: 25, width: 25 })
  expect([barcode('code128', 'Zoé'), barcode('code128', ''), barcode('datamatrix', 'x'.repeat(5000))]).toEqual([
    null,
    null,
    null,
  ])
})
