// SPDX-License-Identifier: EUPL-1.2
import bwipjs from 'bwip-js/node'

/** Pixels of a module, of the bars, and down to the foot of the text below them. */
const [unit, tall, foot] = [2, 68, 84]
const unpadded = { paddingleft: 0, paddingright: 0, paddingtop: 0, paddingbottom: 0 }
const font = { name: 'OCR-B', width: 20, height: 20, dx: 0 }

/**
 * A Code 128 as an SVG: its bars above its text. The library encodes, and draws lines and letters; its own placing of bars is
 * emulated PostScript, ten times as slow, and a lot has one for each letter. Raises where the code cannot hold the value.
 */
export function code128(value: string): string {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text: value })
  if (!symbol || !('sbs' in symbol)) throw new Error('A Code 128 has no bars')
  const width = symbol.sbs.reduce((sum, modules) => sum + modules, 0) * unit
  const drawing = bwipjs.drawingSVG()
  const words = drawing.measure(value, font.name, font.width, font.height)
  const height = foot + words.descent
  drawing.setopts?.({ ...unpadded, bcid: 'code128', text: value })
  drawing.scale(unit, unit)
  drawing.init(width, height)
  let x = 0
  symbol.sbs.forEach((modules, at) => {
    const thick = modules * unit
    if (at % 2 === 0) drawing.line(x + thick / 2, tall, x + thick / 2, 0, thick, '000000')
    x += thick
  })
  drawing.text((width - words.width) / 2, foot, value, '000000', font)
  return drawing.end()
}
