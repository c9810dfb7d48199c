// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { sealed, unsealed } from './sealed.js'

test('a sealed secret is read with its key and for its user only, and not where a bit of it has changed', () => {
  const content = sealed('JBSWY3DPEHPK3PXP', 'key', '12')
  expect(unsealed(content, 'key', '12')).toBe('JBSWY3DPEHPK3PXP')
  expect(unsealed(content, 'another', '12')).toBe(null)
  expect(unsealed(content, 'key', '13')).toBe(null)
  expect(sealed('JBSWY3DPEHPK3PXP', 'key', '12').equals(content)).toBe(false)
  for (let index = 0; index < content.length; index++) {
    const changed = Buffer.from(content)
    changed[index] = (changed[index] ?? 0) ^ 1
    expect(unsealed(changed, 'key', '12')).toBe(null)
  }
  for (const short of [0, 11, 27]) expect(unsealed(content.subarray(0, short), 'key', '12')).toBe(null)
})
