// SPDX-License-Identifier: EUPL-1.2
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Words of a PDF and where they stand: in millimetres from the left and the top of their page, at their baseline. */
export interface Placed {
  readonly page: number
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Size of the type, in points. */
  readonly size: number
}

const millimetre = 72 / 25.4

/** The words of a PDF with their places, as a program that did not write it finds them. */
export async function placedIn(content: Uint8Array): Promise<readonly Placed[]> {
  const document = await getDocument({ data: new Uint8Array(content), useSystemFonts: false, verbosity: 0 }).promise
  const placed: Placed[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [, , , top = 0] = page.view
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue
      // A matrix of six numbers, typed as anything by its library.
      const [, , , size, x, y] = item.transform as readonly number[]
      placed.push({
        page: number,
        text: item.str,
        x: (x ?? 0) / millimetre,
        y: (top - (y ?? 0)) / millimetre,
        width: item.width / millimetre,
        size: size ?? 0,
      })
    }
  }
  await document.destroy()
  return placed
}
