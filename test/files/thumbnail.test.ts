// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { diskStore } from '../../packages/openmairie/src/files/disk.js'
import { thumbnailOf } from '../../packages/openmairie/src/files/thumbnail.js'
import { pngOf } from '../support/pictures.js'

const folder = mkdtempSync(join(tmpdir(), 'openmairie-thumbnail-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const store = diskStore(join(folder, 'files'))

async function small(content: Buffer, type: string): Promise<Buffer | null> {
  const path = join(folder, 'contenu')
  writeFileSync(path, content)
  const blob = { hash: createHash('sha256').update(content).digest('hex'), size: content.length }
  await store.place({ ...blob, path })
  return thumbnailOf(store, { ...blob, name: 'photo', type })
}

test('a small picture stands upright, and holds nothing of what a telephone wrote', async () => {
  const photo = await sharp({ create: { width: 800, height: 400, channels: 3, background: '#1f5a8c' } })
    .withExif({ IFD0: { Artist: 'Anne Lys', Orientation: '6' }, IFD3: { GPSLatitude: '45/1 11/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect(photo.includes('Exif')).toBe(true)
  const made = await small(photo, 'image/jpeg')
  const { width, height, format, exif, orientation } = await sharp(made ?? Buffer.alloc(0)).metadata()
  expect({ width, height, format, exif, orientation }).toEqual({
    width: 160,
    height: 320,
    format: 'webp',
    exif: undefined,
    orientation: undefined,
  })
})

test('what unfolds into too much, is broken, or is no picture, has none', async () => {
  // Some hundred kilobytes, four hundred million pixels.
  expect(await small(pngOf(20_000, 20_000), 'image/png')).toBeNull()
  expect(await small(pngOf(64, 64).subarray(0, 60), 'image/png')).toBeNull()
  expect(await small(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/svg+xml')).toBeNull()
  // One that calls itself another has no reader either.
  expect(
    await small(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'image/png'),
  ).toBeNull()
  expect(await small(pngOf(64, 64), 'image/png')).not.toBeNull()
})
