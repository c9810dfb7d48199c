// SPDX-License-Identifier: EUPL-1.2
import type { CsvForm } from '../contract.js'
import { beginningOf, encodingOf } from './encoding.js'
import { recordReader } from './records.js'

const sample = 256 * 1024
const separators = [';', '\t', ',', '|'] as const
const quotes = ['"', "'", null] as const

/** How a CSV is written, as far as its beginning shows. */
export async function csvFormOf(path: string): Promise<CsvForm> {
  const encoding = await encodingOf(path)
  return { encoding, ...marksOf(await beginningOf(path, encoding, sample)) }
}

/** The separator and the quote by which the records of a sample are most alike. */
export function marksOf(text: string): Pick<CsvForm, 'separator' | 'quote'> {
  const said = /^sep=([;,|\t])\r?\n/i.exec(text)?.[1]
  const separator = separators.find((candidate) => candidate === said)
  const candidates = separator ? [separator] : separators
  let best: Pick<CsvForm, 'separator' | 'quote'> = { separator: separator ?? ';', quote: '"' }
  let most = 0
  for (const candidate of candidates)
    for (const quote of quotesIn(text)) {
      const likeness = alike(text, candidate, quote)
      if (likeness > most) [best, most] = [{ separator: candidate, quote }, likeness]
    }
  return best
}

/** Those that open a cell of the sample, and none at all. */
function quotesIn(text: string): readonly CsvForm['quote'][] {
  const single = /(^|[;,\t|\n])'[^'\n]*'([;,\t|\r\n]|$)/.test(text)
  return quotes.filter((quote) => quote !== "'" || single)
}

/** 0: one column, or nothing holds. More columns and fewer exceptions weigh more; a quote left over in cells weighs less. */
function alike(text: string, separator: CsvForm['separator'], quote: CsvForm['quote']): number {
  const records = recordsOf(text, separator, quote)
  if (records === null || records.length === 0) return 0
  const widths = new Map<number, number>()
  for (const { length } of records) widths.set(length, (widths.get(length) ?? 0) + 1)
  const usual = [...widths].filter(([width]) => width > 1).sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]
  if (!usual) return 0
  const left = records.filter((texts) => texts.some((cell) => /^"|"$|^'.*'$/.test(cell)))
  return (usual[1] / records.length) * (1 + Math.log2(usual[0]) / 8) * (1 - left.length / records.length / 2)
}

/** Records of a sample, blank lines left out, its last one too where it may be cut. Null: a quote is never closed. */
function recordsOf(
  text: string,
  separator: CsvForm['separator'],
  quote: CsvForm['quote'],
): readonly (readonly string[])[] | null {
  const reader = recordReader<readonly string[]>({ separator, quote }, lineBreakOf(text), (records, _line, texts) => {
    if (texts.some((cell) => cell !== '')) records.push(texts)
  })
  try {
    const records = reader.push(text)
    // The last record of a long sample may be cut; half of it is a quote that nothing closes.
    const last = reader.waiting() > text.length / 2 || text.length < sample / 4 ? reader.end() : []
    return [...records, ...last].slice(0, 500)
  } catch {
    return null
  }
}

/** A file of an old Macintosh breaks its lines by a return alone. */
export const lineBreakOf = (text: string): '\n' | '\r' => (!text.includes('\n') && text.includes('\r') ? '\r' : '\n')
