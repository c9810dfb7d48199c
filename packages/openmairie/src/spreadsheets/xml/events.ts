// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { Source } from '../contract.js'
import { NotXml } from './not-xml.js'
import { scanXml, type XmlReader } from './scan.js'

/**
 * Reads a part piece by piece and gives the hand back after each, for what was read to be taken. Raises OM_SHEET_ENTITIES,
 * OM_SHEET_BROKEN.
 */
export async function* readXml(stream: AsyncIterable<Buffer>, reader: XmlReader, source: Source): AsyncIterable<void> {
  const scanner = scanXml(reader)
  let decoder: TextDecoder | null = null
  for await (const bytes of stream) {
    decoder ??= new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8')
    const text = decoder.decode(bytes, { stream: true })
    told(source, () => scanner.push(text))
    yield
  }
  told(source, scanner.end)
}

/** Reads a small part at once; none holds nothing. Raises as `readXml`. */
export function readSmallXml(text: string | null, reader: XmlReader, source: Source): void {
  const scanner = scanXml(reader)
  told(source, () => {
    if (text !== null) scanner.push(text)
    scanner.end()
  })
}

function told(source: Source, read: () => void): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof NotXml)) throw error
    const code = error.reason === 'doctype' ? 'OM_SHEET_ENTITIES' : 'OM_SHEET_BROKEN'
    throw new OpenMairieError(code, { file: source.name }, { cause: error })
  }
}
