// SPDX-License-Identifier: EUPL-1.2
import { StringDecoder } from 'node:string_decoder'
import { recordReader } from './records.js'

/** Cells as the base has them: nothing, or a text that may be empty. */
export type ExactRow = readonly (string | null)[]

/** A cell may hold a whole document. */
const longest = 400_000_000

/**
 * Rows as a CSV by RFC 4180 that loses nothing: a cell without quotes that is empty is null, one with quotes an empty text, as
 * `COPY … CSV` of PostgreSQL writes and reads them. Nothing is made harmless: it is for programs.
 */
export function exactLine(row: ExactRow): string {
  let line = ''
  for (let at = 0; at < row.length; at++) line += (at === 0 ? '' : ',') + cellOf(row[at] ?? null)
  return `${line}\r\n`
}

function cellOf(text: string | null): string {
  if (text === null) return ''
  return text === '' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The rows of such a CSV, heading included, as pieces of it come. Raises OM_SHEET_QUOTE. */
export async function* readExact(content: AsyncIterable<Uint8Array>): AsyncIterable<readonly ExactRow[]> {
  const decoder = new StringDecoder('utf8')
  const reader = recordReader<ExactRow>(
    { separator: ',', quote: '"' },
    '\n',
    (rows, _line, texts, quoted) => {
      rows.push(texts.map((text, at) => (text === '' && !quoted.includes(at) ? null : text)))
    },
    longest,
  )
  for await (const piece of content) yield reader.push(decoder.write(Buffer.from(piece)))
  yield reader.end()
}
