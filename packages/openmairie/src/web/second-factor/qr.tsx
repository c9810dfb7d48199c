// SPDX-License-Identifier: EUPL-1.2

/** Modules of white around a code, without which it is not found. */
const margin = 4

/** A QR code as a drawing: the length of its side, and its dark squares. */
export interface QrDrawing {
  readonly side: number
  readonly path: string
}

/** Draws a QR code, by a library that is read then only: few pages show one. */
export async function drawQr(text: string): Promise<QrDrawing> {
  // Its own export `raw` is a kind of bar code; what gives the squares is in the whole.
  const { default: codes } = await import('bwip-js/node')
  const [symbol] = codes.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) throw new Error('No QR code was made')
  const { pixs, pixx } = symbol
  const path = pixs
    .map((dark, index) => (dark ? `M${(index % pixx) + margin} ${Math.floor(index / pixx) + margin}h1v1h-1z` : ''))
    .join('')
  return { side: pixx + 2 * margin, path }
}

/** A QR code, drawn here: no image of another site, no script. `label` says what it is for to whoever does not see it. */
export function QrCode({ drawing: { side, path }, label }: { drawing: QrDrawing; label: string }) {
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} />
      <path d={path} />
    </svg>
  )
}
