// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { closeSync, openSync, readSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpenMairieError } from '../../errors/errors.js'
import type { Source } from '../contract.js'
import { readXml } from '../xml/events.js'
import type { Archive } from '../zip/archive.js'
import { unescaped } from './escapes.js'

/** Characters held in memory; what a larger file has beyond lies in a temporary file. */
const inMemory = 8_000_000
const mostStrings = 50_000_000
const block = 256 * 1024
const blocksHeld = 64

export interface SharedStrings {
  readonly get: (index: number) => string | null
  readonly close: () => void
}

/** The texts that the cells of an XLSX name by number. */
export async function sharedStringsOf(archive: Archive, part: string | null, source: Source): Promise<SharedStrings> {
  const held: string[] = []
  if (part === null) return { get: () => null, close: () => {} }
  const overflow = new Overflow()
  let size = 0
  let words = ''
  let take = false
  let phonetic = false
  const reader = {
    open: (name: string) => {
      if (name === 'si') words = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') take = !phonetic
    },
    text: (piece: string) => {
      if (take) words += piece
    },
    close: (name: string) => {
      if (name === 't') take = false
      else if (name === 'rPh') phonetic = false
      if (name !== 'si') return
      size += words.length
      if (size <= inMemory) held.push(unescaped(words))
      else overflow.add(unescaped(words))
      if (held.length + overflow.length > mostStrings) throw new OpenMairieError('OM_SHEET_BOMB', { file: source.name })
    },
  }
  try {
    for await (const _ of readXml(await archive.stream(part), reader, source));
    overflow.flush()
  } catch (error) {
    overflow.close()
    throw error
  }
  return {
    get: (index) => (index < held.length ? held[index] : overflow.get(index - held.length)) ?? null,
    close: () => overflow.close(),
  }
}

/**
 * Texts in a temporary file, read back by blocks: a sheet names its texts nearly in their order. The file has no name once it is
 * open: nothing is left of it however the process ends.
 */
class Overflow {
  length = 0
  private ends = new Float64Array(1024)
  private file = -1
  private pending: Buffer[] = []
  private pendingSize = 0
  private written = 0
  private readonly blocks = new Map<number, Buffer>()

  add(text: string): void {
    const bytes = Buffer.from(text)
    if (this.length === this.ends.length) {
      const larger = new Float64Array(this.ends.length * 2)
      larger.set(this.ends)
      this.ends = larger
    }
    this.pending.push(bytes)
    this.pendingSize += bytes.length
    this.ends[this.length++] = this.written + this.pendingSize
    if (this.pendingSize > block) this.flush()
  }

  flush(): void {
    if (this.pending.length === 0) return
    try {
      if (this.file < 0) this.file = nameless()
      writeFileSync(this.file, Buffer.concat(this.pending))
    } catch (cause) {
      throw new OpenMairieError('OM_FILES_UNREACHABLE', {}, { cause })
    }
    this.written += this.pendingSize
    this.pending = []
    this.pendingSize = 0
  }

  get(index: number): string | null {
    if (!(index >= 0 && index < this.length)) return null
    const start = index === 0 ? 0 : (this.ends[index - 1] ?? 0)
    const end = this.ends[index] ?? start
    const first = Math.floor(start / block)
    if (end <= (first + 1) * block)
      return this.blockOf(first).toString('utf8', start - first * block, end - first * block)
    const whole = Buffer.alloc(end - start)
    readSync(this.file, whole, 0, whole.length, start)
    return whole.toString('utf8')
  }

  close(): void {
    if (this.file >= 0) closeSync(this.file)
    this.file = -1
  }

  private blockOf(number: number): Buffer {
    const known = this.blocks.get(number)
    if (known) return known
    const bytes = Buffer.alloc(block)
    readSync(this.file, bytes, 0, block, number * block)
    this.blocks.set(number, bytes)
    const [oldest] = this.blocks.keys()
    if (this.blocks.size > blocksHeld && oldest !== undefined) this.blocks.delete(oldest)
    return bytes
  }
}

function nameless(): number {
  const path = join(tmpdir(), `openmairie-texts-${randomUUID()}`)
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  return file
}
