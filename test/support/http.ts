// SPDX-License-Identifier: EUPL-1.2
import { administrator } from '../e2e/instance.js'

/** What a plain client sees of an answer. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly location: string | null
}

/** A browser without script: keeps cookies, follows nothing by itself. */
export interface Visitor {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  post(path: string, body: Fields, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** A page as its HTML. Raises where it does not answer 200. */
  page(path: string): Promise<string>
  /** Opens a page, fills its form and sends it. */
  send(path: string, changes: Readonly<Record<string, string>>): Promise<Answer>
}

export type Fields = readonly (readonly [string, string])[]

/** Opens a visitor of a site; nobody is signed in. */
export function visitorOf(site: string): Visitor {
  const cookies = new Map<string, string>()
  const ask = async (path: string, options: RequestInit, headers: Readonly<Record<string, string>>) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, site), {
      ...options,
      redirect: 'manual',
      headers: { ...(cookie ? { cookie } : {}), 'accept-language': 'fr', ...headers },
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return {
      status: response.status,
      headers: response.headers,
      text: await response.text(),
      location: response.headers.get('location'),
    }
  }
  const get: Visitor['get'] = (path, headers = {}) => ask(path, {}, headers)
  const post: Visitor['post'] = (path, body, headers = {}) => ask(path, { method: 'POST', body: sent(body) }, headers)
  const send: Visitor['send'] = async (path, changes) => {
    const page = await get(path)
    const form = formsIn(page.text).find((each) => each.fields.some(([name]) => name === '-csrf' && isRecordForm(each)))
    if (!form) throw new Error(`No form at ${path} (${page.status})`)
    const kept = form.fields.filter(([name]) => !(name in changes))
    return post(form.action, [...kept, ...Object.entries(changes)])
  }
  const page: Visitor['page'] = async (path) => {
    const { status, text } = await get(path)
    if (status !== 200) throw new Error(`${path}: ${status}\n${text.slice(0, 500)}`)
    return text
  }
  return { cookies, get, post, page, send }
}

/** Enters the demonstration as one of its profils. */
export async function enter(site: string, profil: string): Promise<Visitor> {
  const visitor = visitorOf(site)
  const answer = await visitor.post('/-/essayer', [['profil', profil]])
  if (answer.status !== 303) throw new Error(`Cannot enter: ${answer.status}`)
  return visitor
}

/** As a browser writes a form: each end of line is CR LF, in names too. */
function sent(fields: Fields): URLSearchParams {
  return new URLSearchParams(fields.map((pair) => pair.map((text) => text.replace(/\r?\n/g, '\r\n'))))
}

/** The token against forgery of a page. */
export function tokenIn(html: string): string {
  return /name="-csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

/** Signs in as the administrator of the tests. */
export async function signIn(site: string): Promise<Visitor> {
  const visitor = visitorOf(site)
  const answer = await visitor.post('/-/connexion', Object.entries(administrator))
  if (answer.status !== 303) throw new Error(`Cannot sign in: ${answer.status}`)
  return visitor
}

export interface Form {
  readonly action: string
  readonly fields: Fields
}

const isRecordForm = (form: Form): boolean => form.fields.some(([name]) => name === '-once')

/** The forms of a page with what a browser would send of each, unchanged. */
export function formsIn(html: string): readonly Form[] {
  return [...html.matchAll(/<form\b((?:"[^"]*"|[^>"])*)>(.*?)<\/form>/gs)].map(([, head = '', body = '']) => ({
    action: attribute(head, 'action') ?? '',
    fields: [
      ...body.matchAll(/<input\b((?:"[^"]*"|[^>"])*)>|<(select|textarea)\b((?:"[^"]*"|[^>"])*)>(.*?)<\/\2>/gs),
    ].flatMap((match) => {
      const [, input, kind, attributes = '', inner = ''] = match
      if (input !== undefined) return ofInput(input)
      const name = attribute(attributes, 'name')
      if (name === null) return []
      if (kind === 'textarea') return [[name, decoded(inner.replace(/^\n/, ''))] as const]
      const options = [...inner.matchAll(/<option\b((?:"[^"]*"|[^>"])*)>/g)].map(([, each = '']) => each)
      const chosen = options.find((each) => /\sselected\b/.test(each)) ?? options[0]
      return [[name, chosen === undefined ? '' : (attribute(chosen, 'value') ?? '')] as const]
    }),
  }))
}

function ofInput(attributes: string): Fields {
  const name = attribute(attributes, 'name')
  const type = attribute(attributes, 'type') ?? 'text'
  if (name === null || ((type === 'checkbox' || type === 'radio') && !/\schecked\b/.test(attributes))) return []
  return [[name, attribute(attributes, 'value') ?? '']]
}

/** Value of an attribute, decoded; null where it is not there. */
export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=[\\s/]|$)`).exec(attributes)
  return found ? decoded(found[1] ?? '') : null
}

/** Text of HTML with its entities read. */
export function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => entities[entity] ?? entity)
}
const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
  '&amp;': '&',
}
