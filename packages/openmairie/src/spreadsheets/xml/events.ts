// SPDX-License-Identifier: EUPL-1.2
import { Parser } from 'htmlparser2'
import { OpenMairieError } from '../../errors/errors.js'
import type { Source } from '../contract.js'

/** Attributes by their name, prefix included. */
export type Attributes = Readonly<Record<string, string>>

/** What is done as a part is read. Names come without prefix: each program chooses its own. */
export interface XmlReader {
  readonly open: (name: string, attributes: Attributes) => void
  readonly text?: (words: string) => void
  readonly close?: (name: string) => void
}

const deepest = 200
/** A tag, comment or attribute that long is in no spreadsheet. */
const silence = 8 * 1024 * 1024

/**
 * Reads XML piece by piece and gives the hand back after each, for what was read to be taken. Only the five entities of XML
 * are known: a DOCTYPE, by which others would be declared or fetched, is refused. Raises OM_SHEET_ENTITIES, OM_SHEET_BROKEN.
 */
export async function* readXml(stream: AsyncIterable<Buffer>, reader: XmlReader, source: Source): AsyncIterable<void> {
  const broken = (): never => {
    throw new OpenMairieError('OM_SHEET_BROKEN', { file: source.name })
  }
  let depth = 0
  let quiet = 0
  let opened = false
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        quiet = 0
        opened = true
        if (++depth > deepest) broken()
        reader.open(local(name), attributes)
      },
      ontext: (words) => {
        quiet = 0
        opened = false
        reader.text?.(words)
      },
      // The parser closes what was left open, as a reader of web pages would; `<a/>` alone is closed so by right.
      onclosetag: (name, implied) => {
        quiet = 0
        if (implied && !opened) broken()
        opened = false
        depth--
        reader.close?.(local(name))
      },
      onprocessinginstruction: (name) => {
        if (name.startsWith('!')) throw new OpenMairieError('OM_SHEET_ENTITIES', { file: source.name })
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  let decoder: TextDecoder | null = null
  for await (const bytes of stream) {
    decoder ??= new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8')
    quiet += bytes.length
    if (quiet > silence) broken()
    parser.write(decoder.decode(bytes, { stream: true }))
    yield
  }
  if (depth > 0) broken()
  parser.end()
  yield
}

/** Reads a small part at once. Raises as `readXml`. */
export async function readSmallXml(text: string | null, reader: XmlReader, source: Source): Promise<void> {
  const whole = (async function* () {
    yield Buffer.from(text ?? '')
  })()
  for await (const _ of readXml(whole, reader, source));
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}
