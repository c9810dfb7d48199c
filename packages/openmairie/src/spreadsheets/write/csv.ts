// SPDX-License-Identifier: EUPL-1.2

/** Characters gathered before they are sent. */
const piece = 64 * 1024

/**
 * Rows of texts as a CSV that a French spreadsheet opens: UTF-8 with its mark, `;`, lines ended as Windows does. A text that a
 * spreadsheet would run as a formula is shown as it is.
 */
export async function* writeCsv(
  heading: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): AsyncIterable<string> {
  // The heading goes with the first rows: nothing is said of a result that is refused.
  let text = `\ufeff${lineOf(heading)}`
  for await (const row of rows) {
    text += lineOf(row)
    if (text.length < piece) continue
    yield text
    text = ''
  }
  if (text !== '') yield text
}

function lineOf(texts: readonly string[]): string {
  let line = ''
  for (let at = 0; at < texts.length; at++) line += (at === 0 ? '' : ';') + cellOf(texts[at] ?? '')
  return `${line}\r\n`
}

function cellOf(text: string): string {
  const shown = harmless(text)
  return /[";\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown
}

/** An apostrophe before what a spreadsheet would run; one more before such an apostrophe, so that reading takes one off. */
function harmless(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) && !/^[+-][\d\s.,]*(e[+-]?\d+)?$/i.test(text) ? `'${text}` : text
}
