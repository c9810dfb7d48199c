// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { addressOf, newSecret, stepOf } from './code.js'

// The examples of RFC 6238, appendix B, for SHA-1: the last six of their eight figures.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082', 1],
  [1111111109, '081804', 37037036],
  [1111111111, '050471', 37037037],
  [1234567890, '005924', 41152263],
  [2000000000, '279037', 66666666],
  [20000000000, '353130', 666666666],
])('at %i seconds the code is %s, of step %i', (seconds, code, step) => {
  expect(stepOf(code, secret, seconds * 1000)).toBe(step)
  // Thirty seconds early or late the step is still the code's own; a minute and more is too far.
  expect(stepOf(code, secret, (seconds + 30) * 1000)).toBe(step)
  expect(stepOf(code, secret, (seconds + 90) * 1000)).toBe(null)
})

test('what is no code of six figures is none', () => {
  for (const code of ['', '28708', '2870820', 'abcdef', '２８７０８２', ' 287082'])
    expect(stepOf(code, secret, 59_000)).toBe(null)
})

test('a telephone is told who gives the code and for which account', () => {
  const drawn = newSecret()
  expect(drawn).toMatch(/^[A-Z2-7]{32}$/)
  expect(addressOf(drawn, 'Mairie de Saint-Éloi', 'amartin')).toBe(
    `otpauth://totp/Mairie%20de%20Saint-%C3%89loi:amartin?issuer=Mairie%20de%20Saint-%C3%89loi&secret=${drawn}&algorithm=SHA1&digits=6&period=30`,
  )
})
