// SPDX-License-Identifier: EUPL-1.2
import { attribute, type Fields, formsIn } from '../../support/http.js'
import { carryJobs } from './carried.js'
import { type Asked, ask, Difference, type Jar, type Told } from './compare.js'
import { drawing } from './fixed.js'
import type { Instance } from './instance.js'
import { meddle } from './meanwhile.js'

/** What is done with an answer: a link of it followed, a form of it sent, whither it leads gone to. */
export type Onward =
  | { readonly link: 'next' | 'prev' }
  | { readonly go: true }
  /** What was asked for and lasts is done, and what it gives is compared. */
  | { readonly carry: true }
  /** The first link whose address holds this. */
  | { readonly href: string }
  | {
      /** What the address of the form holds. */
      readonly form: string
      readonly changes: Fields
      /** What happens before it is sent: someone changes the record, or what is kept from the user changes in one base alone. */
      readonly meanwhile?: 'seen' | 'hidden' | null
    }

export interface Step extends Asked {
  readonly onward: readonly Onward[]
}

/** What came back from a story's step: the status of each answer, or what a job gave. */
export type Met = number | 'document' | 'mail'

/** Asks for a page and goes on from it as far as it leads; returns all that was met, in order. */
export async function take(pair: readonly [Instance, Instance], jar: Jar, step: Step): Promise<readonly Met[]> {
  let asked: Asked = step
  let told = await ask(pair, jar, asked)
  const met: Met[] = [told.status]
  for (const onward of step.onward) {
    if ('carry' in onward) {
      met.push(...(await carry(pair, asked)))
      continue
    }
    const next = followed(asked, told, onward)
    if (!next) break
    if ('form' in onward && onward.meanwhile) await meddle(pair, asked.path, onward.meanwhile, met.length)
    asked = next
    told = await ask(pair, jar, asked)
    met.push(told.status)
  }
  return met
}

/** What jobs gave. Raises Difference where two of them do not give the same. */
async function carry(pair: readonly [Instance, Instance], { user, path }: Asked): Promise<readonly Met[]> {
  const [one, other] = await Promise.all([drawing(() => carryJobs(pair[0])), drawing(() => carryJobs(pair[1]))])
  if (one !== other)
    throw new Difference(`${user}: job of ${path}\n  one: ${one.slice(0, 200)}\n  other: ${other.slice(0, 200)}`)
  return (['document', 'mail'] as const).filter((what) => new RegExp(`^${what} `, 'm').test(one))
}

function followed({ user, path }: Asked, told: Told, onward: Exclude<Onward, { readonly carry: true }>): Asked | null {
  if ('go' in onward) {
    const location = told.headers['location']
    return typeof location === 'string' ? { user, method: 'GET', path: location } : null
  }
  if ('link' in onward || 'href' in onward) {
    const links = [...told.body.matchAll(/<a\b([^>]*)>/g)].map(([, each = '']) => each)
    const link = links.find((each) =>
      'link' in onward ? attribute(each, 'rel') === onward.link : attribute(each, 'href')?.includes(onward.href),
    )
    const href = link && attribute(link, 'href')
    return href
      ? { user, method: 'GET', path: new URL(href, `http://essai${path}`).href.slice('http://essai'.length) }
      : null
  }
  const form = formsIn(told.body).find(({ action }) => action.includes(onward.form))
  if (!form) return null
  const changed = new Set(onward.changes.map(([name]) => name))
  const kept = form.fields.filter(([name]) => name !== '-csrf' && !changed.has(name))
  return { user, method: 'POST', path: form.action, fields: [...kept, ...onward.changes] }
}
