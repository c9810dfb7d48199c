// SPDX-License-Identifier: EUPL-1.2
import { attribute, type Fields, formsIn } from '../../support/http.js'
import { carryBatches } from './batches.js'
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

/** Asks for a page and goes on from it as far as it leads; returns the status of each answer. */
export async function take(pair: readonly [Instance, Instance], jar: Jar, step: Step): Promise<readonly number[]> {
  let asked: Asked = step
  let told = await ask(pair, jar, asked)
  const statuses = [told.status]
  for (const onward of step.onward) {
    if ('carry' in onward) {
      await carry(pair, asked)
      continue
    }
    const next = followed(asked, told, onward)
    if (!next) break
    if ('form' in onward && onward.meanwhile) await meddle(pair, asked.path, onward.meanwhile, statuses.length)
    asked = next
    told = await ask(pair, jar, asked)
    statuses.push(told.status)
  }
  return statuses
}

/** Raises Difference where two batches are not the same. */
async function carry(pair: readonly [Instance, Instance], { user, path }: Asked): Promise<void> {
  const [one, other] = await Promise.all(pair.map((each) => drawing(() => carryBatches(each))))
  if (one !== other)
    throw new Difference(`${user}: batch of ${path}\n  one: ${one?.slice(0, 200)}\n  other: ${other?.slice(0, 200)}`)
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
