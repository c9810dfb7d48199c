// SPDX-License-Identifier: EUPL-1.2
import type { Fields } from '../../support/http.js'
import { drawing, tick } from './fixed.js'
import { csrf, type Instance, tokenOf, type User } from './instance.js'

export interface Asked {
  readonly user: User
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** What a form sends, but for the token against forgery. */
  readonly fields?: Fields
}

/** All that an answer tells, but for its date. */
export interface Told {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** Two bases told apart by someone who may not see what they differ in. */
export class Difference extends Error {}

/** What a browser keeps of each user, beside the session. */
export type Jar = Map<User, string>

/** Asks two instances the same thing at the same instant. Raises Difference where they do not answer the same bytes, Error where they fail. */
export async function ask(pair: readonly [Instance, Instance], jar: Jar, asked: Asked): Promise<Told> {
  const instant = tick()
  const [one, other] = await Promise.all([told(pair[0]), told(pair[1])])
  async function told(instance: Instance): Promise<Told> {
    await instance.at(instant)
    const found = await drawing(() => answer(instance, jar, asked))
    await instance.idle()
    return found
  }
  const said = `${asked.user}: ${asked.method} ${asked.path} ${JSON.stringify(asked.fields ?? [])}`
  const difference = differing(one, other)
  if (difference !== null) throw new Difference(`${said}\n${difference}`)
  if (one.status >= 500) throw new Error(`${said} answered ${one.status}`)
  const cookie = String(one.headers['set-cookie'] ?? '')
  const flash = /(?:^|,)om_message=([^;]*)/.exec(cookie)?.[1]
  if (flash !== undefined) jar.set(asked.user, flash)
  return one
}

async function answer({ server }: Instance, jar: Jar, { user, method, path, fields }: Asked): Promise<Told> {
  const flash = jar.get(user)
  const { statusCode, headers, rawPayload } = await server.inject({
    method,
    url: path,
    headers: {
      host: 'mairie.example',
      cookie: `om_session=${tokenOf(user)}${flash ? `; om_message=${flash}` : ''}`,
      ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(fields
      ? { payload: new URLSearchParams([['-csrf', csrf], ...fields.map(([name, value]) => [name, value])]).toString() }
      : {}),
  })
  const { date: _, ...kept } = headers
  // A PDF is no text: each of its bytes is compared.
  const isText = !String(headers['content-type']).startsWith('application/pdf')
  return { status: statusCode, headers: kept, body: rawPayload.toString(isText ? 'utf8' : 'latin1') }
}

/** The first thing that two answers do not say alike; null where there is none. */
export function differing(one: Told, other: Told): string | null {
  const [ours, theirs] = [one, other].map(spelt) as [string, string] // one of each answer
  if (ours === theirs) return null
  let at = 0
  while (ours[at] === theirs[at]) at++
  const around = (told: string): string => told.slice(Math.max(0, at - 200), at + 150).replaceAll('\n', ' ')
  return `  one:   ${around(ours)}\n  other: ${around(theirs)}`
}

function spelt({ status, headers, body }: Told): string {
  // The body first: what differs in it is told better than its length.
  return `${status}\n${body}\n${JSON.stringify(headers)}`
}
