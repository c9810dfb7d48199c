// SPDX-License-Identifier: EUPL-1.2

/** A colour as `#rrggbb`. */
export type Colour = string

/** Between a text and what it stands on, WCAG 2.1, level AA. */
export const leastContrast = 4.5

const channels = (colour: Colour): readonly [number, number, number] => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
]

function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number] // as many as came in
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The ratio between two colours, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number] // two of them
  return (light + 0.05) / (dark + 0.05)
}

/** A colour with a share of another in it, 0 to 1. */
export function mixed(colour: Colour, other: Colour, share: number): Colour {
  const [from, to] = [channels(colour), channels(other)]
  const parts = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * share))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** The colours that pages set from the one that a collectivité chose, in one scheme. */
export interface Accent {
  readonly accent: Colour
  readonly strong: Colour
  readonly soft: Colour
  /** What stands on the accent. */
  readonly on: Colour
}

/** A scheme: the grounds that texts in the accent stand on, as `tokens.css` sets them. */
interface Scheme {
  readonly grounds: readonly Colour[]
  readonly on: Colour
  /** Towards which a colour is moved that does not stand out enough. */
  readonly away: Colour
  readonly soft: number
}

const schemes = {
  light: { grounds: ['#f6f7f9', '#ffffff', '#eef1f4'], on: '#ffffff', away: '#000000', soft: 0.9 },
  dark: { grounds: ['#14181c', '#1c2126', '#262c33'], on: '#10202e', away: '#ffffff', soft: 0.8 },
} as const satisfies Readonly<Record<string, Scheme>>
export type SchemeName = keyof typeof schemes

/** All the colours of a scheme, from one of them. */
export function accentOf(colour: Colour, scheme: SchemeName): Accent {
  const { on, away, grounds, soft } = schemes[scheme]
  return { accent: colour, strong: mixed(colour, away, 0.25), soft: mixed(colour, grounds[1], soft), on }
}

/** The least contrast that a colour would have anywhere on a page. */
export function worstContrast(colour: Colour, scheme: SchemeName): number {
  const { grounds, on } = schemes[scheme]
  const { strong, soft } = accentOf(colour, scheme)
  const pairs = [...grounds, on, soft].map((ground) => contrast(colour, ground))
  return Math.min(...pairs, contrast(strong, soft), contrast(strong, on))
}

/** The colour itself where it stands out enough, else the nearest of its hue that does. */
export function nearestAccepted(colour: Colour, scheme: SchemeName): Colour {
  for (let share = 0; share < 1; share += 0.01) {
    const candidate = mixed(colour, schemes[scheme].away, share)
    if (worstContrast(candidate, scheme) >= leastContrast) return candidate
  }
  return schemes[scheme].away
}

/** Whether a text is a colour. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text)
}
