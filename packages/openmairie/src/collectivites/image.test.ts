// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest'
import { pictureIn } from './image.js'

const png = (width: number, height: number): Buffer => {
  const bytes = Buffer.alloc(33)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  bytes.write('IHDR', 12, 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const jpeg = Buffer.from(
  // Start, a segment of 16 bytes, then a frame of 40 by 300 pixels.
  'ffd8ffe000104a46494600010100000100010000ffc0001108002801' + '2c03011100021101031101',
  'hex',
)

test('a picture is known by what it holds, with its sizes', () => {
  expect(pictureIn(png(120, 60))).toEqual({ type: 'image/png', width: 120, height: 60 })
  expect(pictureIn(jpeg)).toEqual({ type: 'image/jpeg', width: 300, height: 40 })
})

test('what is no picture, is too small, too large or cut short is none', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const gif = Buffer.from('GIF89a'.padEnd(60, '\u0000'))
  for (const bytes of [
    svg,
    gif,
    Buffer.alloc(0),
    png(15, 60),
    png(5000, 60),
    png(120, 60).subarray(0, 20),
    jpeg.subarray(0, 12),
  ])
    expect(pictureIn(bytes)).toBeNull()
  expect(pictureIn(Buffer.concat([png(120, 60), Buffer.alloc(200_000)]))).toBeNull()
})
