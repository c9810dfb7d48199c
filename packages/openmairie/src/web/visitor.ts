// SPDX-License-Identifier: EUPL-1.2
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../model/application.js'
import type { Flash } from '../ui/page.js'
import { isLocal } from '../ui/urls.js'
import { noteRefusal } from './refusals/noted.js'
import type { Session, Sessions } from './sessions.js'

export const cookies = { session: 'om_session', locale: 'om_langue', flash: 'om_message' } as const

export interface Visitor {
  readonly token: string | null
  readonly session: Session | null
  readonly locale: Locale
  readonly flash: Flash | null
}

/** Who asks, in which language, and the message that waits for the next page. */
export async function visitorOf(request: FastifyRequest, sessions: Sessions): Promise<Visitor> {
  const token = request.cookies[cookies.session] ?? null
  const session = token === null ? null : await sessions.find(token)
  if (token !== null && session === null) noteRefusal(request, 'session')
  return {
    token,
    session,
    locale: visitorLocale(request),
    flash: flashOf(request.cookies[cookies.flash]),
  }
}

/** The language that a visitor chose, else that of the browser. */
export function visitorLocale(request: FastifyRequest): Locale {
  const chosen = request.cookies[cookies.locale]
  if (chosen === 'fr' || chosen === 'en') return chosen
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'fr'
}

/** Characters kept of a message: browsers drop a cookie above 4 kB, and a label may hold any text. */
const flashLength = 300

/** Puts a message on the next page. The cookie is the visitor's own: its text is escaped like any other. */
export function setFlash(reply: FastifyReply, flash: Flash): void {
  reply.setCookie(
    cookies.flash,
    Buffer.from(
      JSON.stringify([flash.tone, shortened(flash.message), flash.undo ?? null, shortLink(flash.link)]),
    ).toString('base64url'),
    {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 60,
    },
  )
}

/** A link longer than that is left out, for the same reason. */
const linkLength = 1000

function shortLink(link: Flash['link']): Flash['link'] | null {
  return link && link.href.length <= linkLength ? link : null
}

function shortened(message: string): string {
  const characters = [...message]
  return characters.length > flashLength ? `${characters.slice(0, flashLength).join('')}…` : message
}

function flashOf(cookie: string | undefined): Flash | null {
  if (!cookie) return null
  try {
    const [tone, message, undo, link]: readonly unknown[] = JSON.parse(
      Buffer.from(cookie, 'base64url').toString('utf8'),
    )
    const isTone = tone === 'success' || tone === 'info' || tone === 'warning'
    if (!isTone || typeof message !== 'string') return null
    return {
      tone,
      message: message.slice(0, 500),
      ...(isUndo(undo) ? { undo } : {}),
      ...(isLink(link) ? { link } : {}),
    }
  } catch {
    return null
  }
}

/** The cookie is the visitor's: it may lead nowhere but to this site. */
function isUndo(given: unknown): given is NonNullable<Flash['undo']> {
  if (typeof given !== 'object' || given === null) return false
  const { action, reference, until } = given as Readonly<Record<string, unknown>> // an object of unknown properties
  return typeof action === 'string' && isLocal(action) && typeof reference === 'string' && typeof until === 'number'
}

function isLink(given: unknown): given is NonNullable<Flash['link']> {
  if (typeof given !== 'object' || given === null) return false
  const { href, label } = given as Readonly<Record<string, unknown>> // an object of unknown properties
  return typeof href === 'string' && isLocal(href) && typeof label === 'string'
}
