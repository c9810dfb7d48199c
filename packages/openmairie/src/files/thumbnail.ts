// SPDX-License-Identifier: EUPL-1.2
import { buffer } from 'node:stream/consumers'
import type { BlobStore, StoredFile } from './contract.js'

/** Pictures of which a small one is made: those whose readers are kept up to date for browsers. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'])
/** Bytes and pixels of a picture at most: a few bytes may unfold into gigabytes. */
const mostBytes = 40_000_000
const mostPixels = 60_000_000
/** Pixels of the sides of the small one, twice what pages show. */
const side = 320

/** Whether a small picture may be made of a file. */
export function isPicture({ type, size }: Pick<StoredFile, 'type' | 'size'>): boolean {
  return pictures.has(type) && size <= mostBytes
}

let waiting: Promise<unknown> = Promise.resolve()

/**
 * A small WebP of a picture, upright, drawn anew: of what its author or telephone wrote in it, nothing is left. Null where it is none,
 * is too large, or cannot be read. One at a time: it takes memory.
 */
export function thumbnailOf(store: BlobStore, file: StoredFile): Promise<Buffer | null> {
  if (!isPicture(file)) return Promise.resolve(null)
  const made = waiting.then(async () => {
    const bytes = await buffer(await store.open(file.hash))
    return drawn(bytes).catch(() => null)
  })
  waiting = made.catch(() => undefined)
  return made
}

async function drawn(bytes: Buffer): Promise<Buffer> {
  const sharp = await library()
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 })
    .timeout({ seconds: 10 })
    .rotate()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toBuffer()
}

/** Loaded where the first picture is shown. Readers of rarer kinds are closed. */
async function library() {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadWebpBuffer',
      'VipsForeignLoadNsgifBuffer',
      'VipsForeignLoadHeifBuffer',
    ],
  })
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}
