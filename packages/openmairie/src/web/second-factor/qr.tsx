// SPDX-License-Identifier: EUPL-1.2
// Its own export `raw` is a kind of bar code; what gives the squares is in the whole.
import codes from 'bwip-js/node'

/** Modules of white around a code, without which it is not found. */
const margin = 4

/** A QR code, drawn here: no image of another site, no script. `label` says what it is for to whoever does not see it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [symbol] = codes.raw('qrcode', text, 'eclevel=M')
  if (!symbol || !('pixs' in symbol)) return null
  const { pixs, pixx } = symbol
  const path = pixs
    .map((dark, index) => (dark ? `M${(index % pixx) + margin} ${Math.floor(index / pixx) + margin}h1v1h-1z` : ''))
    .join('')
  const side = pixx + 2 * margin
  return (
    <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} />
      <path d={path} />
    </svg>
  )
}
