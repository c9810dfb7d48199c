// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { accentOf, isColour, leastContrast, nearestAccepted, worstContrast } from '../collectivites/contrast.js'
import type { Collectivites } from '../collectivites/held.js'
import { OpenMairieError } from '../errors/errors.js'

/** What pages show of a collectivité. */
export interface ShownLook {
  /** Its name; null where one works for none in particular. */
  readonly label: string | null
  /** Address of the stylesheet of its colours; null for the usual ones. */
  readonly stylesheet: string | null
  readonly logo: { readonly src: string; readonly text: string; readonly width: number; readonly height: number } | null
}

/** Height of a logo at the top of pages, in pixels of CSS, and its greatest width. */
const shown = { height: 32, width: 160 }

/** The look of a collectivité, as pages show it. */
export function lookOf(collectivites: Collectivites, id: string | null): ShownLook {
  const { label, colour, darkColour, logo } = collectivites.look(id)
  const scale = logo ? Math.min(shown.height / logo.height, shown.width / logo.width) : 1
  return {
    label,
    stylesheet: colour === null ? null : stylesheetUrl(colour, darkColour ?? nearestAccepted(colour, 'dark')),
    logo: logo && {
      src: logoUrl(logo.collectivite, logo.digest),
      text: logo.text,
      width: Math.round(logo.width * scale),
      height: Math.round(logo.height * scale),
    },
  }
}

/** Where a logo lies: another content has another address. */
export function logoUrl(collectivite: string, digest: string): string {
  return `/-/logo/${encodeURIComponent(collectivite)}/${digest}`
}

/** Where the colours lie: the address says them, so that what it leads to never changes. */
function stylesheetUrl(light: string, dark: string): string {
  return `/-/couleurs/${light.slice(1)}-${dark.slice(1)}.css`
}

/** Serves the stylesheets of colours: of those alone that a page may be read in. */
export function mountLooks(server: FastifyInstance): void {
  server.get('/-/couleurs/:pair', async (request, reply) => {
    const { pair = '' } = request.params as Readonly<Record<string, string>> // the router gives texts only
    const [, light = '', dark = ''] = /^([0-9a-f]{6})-([0-9a-f]{6})\.css$/.exec(pair) ?? []
    const colours = { light: `#${light}`, dark: `#${dark}` }
    if (!isAccepted(colours.light, 'light') || !isAccepted(colours.dark, 'dark'))
      throw new OpenMairieError('OM_NOT_FOUND')
    const text = stylesheetOf(colours.light, colours.dark)
    const tag = `"${createHash('sha256').update(text).digest('hex').slice(0, 16)}"`
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('etag', tag)
    if (request.headers['if-none-match'] === tag) return reply.code(304).send()
    return reply.type('text/css; charset=utf-8').send(text)
  })
}

function isAccepted(colour: string, scheme: 'light' | 'dark'): boolean {
  return isColour(colour) && worstContrast(colour, scheme) >= leastContrast
}

function stylesheetOf(light: string, dark: string): string {
  const [day, night] = [accentOf(light, 'light'), accentOf(dark, 'dark')]
  return `:root {
  --accent: light-dark(${day.accent}, ${night.accent});
  --accent-strong: light-dark(${day.strong}, ${night.strong});
  --accent-soft: light-dark(${day.soft}, ${night.soft});
  --on-accent: light-dark(${day.on}, ${night.on});
}
`
}
