// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { widthClass } from './width.js'

test('a control is as wide as what it awaits, and wide where nothing limits it', () => {
  expect(widthClass({ widget: 'text', width: 3 })).toBe('w-4')
  expect(widthClass({ widget: 'text', width: 25 })).toBe('w-30')
  expect(widthClass({ widget: 'text', width: 500 })).toBe('w-60')
  expect(widthClass({ widget: 'number', width: 20 })).toBe('w-14')
  expect(widthClass({ widget: 'text', width: 0 })).toBe('w-40')
})
