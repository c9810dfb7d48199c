// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { pngOf } from '../../../../test/support/pictures.js'
import { pictureIn } from './image.js'

test('a logo is a picture of a size that is drawn at once', () => {
  expect(pictureIn(pngOf(64, 32))).toEqual({ type: 'image/png', width: 64, height: 32 })
  expect(pictureIn(pngOf(8, 32))).toBe(null)
  expect(pictureIn(pngOf(4001, 16))).toBe(null)
  expect(pictureIn(pngOf(2000, 2000))).toEqual({ type: 'image/png', width: 2000, height: 2000 })
  expect(pictureIn(pngOf(2000, 2001))).toBe(null)
})

test('one that unfolds into more than it says is refused before anything draws it', () => {
  const bomb = pngOf(8000, 8000)
  expect(bomb.length).toBeLessThan(200_000)
  // What it says of its size is a lie.
  bomb.writeUInt32BE(64, 16)
  bomb.writeUInt32BE(64, 20)
  expect(pictureIn(bomb)).toBe(null)
  bomb.writeUInt32BE(4000, 16)
  bomb.writeUInt32BE(1000, 20)
  expect(pictureIn(bomb)).toBe(null)
})
