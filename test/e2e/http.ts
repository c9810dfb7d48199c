// SPDX-License-Identifier: EUPL-1.2
import { administrator } from './instance.js'

const ours = (url: string) => ({
  'content-type': 'application/x-www-form-urlencoded',
  origin: url,
  'sec-fetch-site': 'same-origin',
})

/** Posts a form as one of our own pages does; redirections are left to the caller. */
export function post(url: string, path: string, values: URLSearchParams, cookie = ''): Promise<Response> {
  const headers = { ...ours(url), ...(cookie === '' ? {} : { cookie }) }
  return fetch(`${url}${path}`, { method: 'POST', redirect: 'manual', headers, body: values.toString() })
}

/** Signs in as the administrator of the tests without a browser; returns the cookie of the session. */
export async function session(url: string): Promise<string> {
  const { login, password } = administrator
  const answer = await post(url, '/-/connexion', new URLSearchParams({ login, password }))
  const cookie = /om_session=[^;]+/.exec(answer.headers.getSetCookie().join(';'))?.[0]
  if (!cookie) throw new Error(`No session: ${answer.status}`)
  return cookie
}

/** A page as its HTML. Raises where it does not answer 200. */
export async function page(url: string, path: string, cookie: string): Promise<string> {
  const answer = await fetch(`${url}${path}`, { headers: { cookie }, redirect: 'manual' })
  const html = await answer.text()
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}\n${html.slice(0, 500)}`)
  return html
}

/** The token against forgery of a page. */
export function tokenIn(html: string): string {
  return /name="-csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
}
