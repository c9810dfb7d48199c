// SPDX-License-Identifier: EUPL-1.2
import { update } from '../../../packages/openmairie/src/records/index.js'
import { attribute, type Fields, formsIn } from '../../support/http.js'
import { type Asked, ask, type Jar, type Told } from './compare.js'
import { again } from './fixed.js'
import type { Instance } from './instance.js'

/** What is done with an answer: a link of it followed, a form of it sent, whither it leads gone to. */
export type Then =
  | { readonly link: 'next' | 'prev' }
  | { readonly go: true }
  | {
      /** What the address of the form holds. */
      readonly form: string
      readonly changes: Fields
      /** What happens before it is sent: someone changes the record, or what is kept from the user changes in one base alone. */
      readonly meanwhile?: 'seen' | 'hidden' | null
    }

export interface Step extends Asked {
  readonly then: readonly Then[]
}

/** Asks for a page and goes on from it as far as it leads; returns how many requests that took. */
export async function take(pair: readonly [Instance, Instance], jar: Jar, step: Step): Promise<number> {
  let asked: Asked = step
  let told = await ask(pair, jar, asked)
  let requests = 1
  for (const then of step.then) {
    const next = followed(asked, told, then)
    if (!next) break
    if ('form' in then && then.meanwhile) await meddle(pair, asked.path, then.meanwhile, requests)
    asked = next
    told = await ask(pair, jar, asked)
    requests++
  }
  return requests
}

function followed({ user, path }: Asked, told: Told, then: Then): Asked | null {
  if ('go' in then) {
    const location = told.headers['location']
    return typeof location === 'string' ? { user, method: 'GET', path: location } : null
  }
  if ('link' in then) {
    const link = [...told.body.matchAll(/<a\b([^>]*)>/g)].find(([, each = '']) => attribute(each, 'rel') === then.link)
    const href = link && attribute(link[1] ?? '', 'href')
    return href
      ? { user, method: 'GET', path: new URL(href, `http://essai${path}`).href.slice('http://essai'.length) }
      : null
  }
  const form = formsIn(told.body).find(({ action }) => action.includes(then.form))
  if (!form) return null
  const changed = new Set(then.changes.map(([name]) => name))
  const kept = form.fields.filter(([name]) => name !== '-csrf' && !changed.has(name))
  return { user, method: 'POST', path: form.action, fields: [...kept, ...then.changes] }
}

const unseen = (word: string, key: string): string => `
  UPDATE dossier SET libelle = libelle || '*', secteur = 1 + dossier % 12 WHERE om_collectivite >= 20 AND dossier % 3 = 0;
  UPDATE service SET budget = coalesce(budget, 0) + 1; UPDATE secteur SET libelle = libelle || '+' WHERE secteur = 90;
  UPDATE piece SET remarque = '${word}', dossier = CASE WHEN confidentielle THEN 1 ELSE dossier END;
  INSERT INTO piece (piece, dossier, libelle, confidentielle) SELECT max(piece) + 1, 2, 'Pièce ${key}', true FROM piece WHERE piece < 50000;`

/** Changes a dossier under the eyes of who has its form: in both bases, or what is kept from him in the second alone. */
async function meddle(
  pair: readonly [Instance, Instance],
  path: string,
  how: 'seen' | 'hidden',
  nth: number,
): Promise<void> {
  const key = /\/dossier\/(\d+)/.exec(path)?.[1] ?? '3'
  for (const { chief, base } of how === 'seen' ? pair : [pair[1]]) {
    again()
    const entity = chief.app.localised.fr.get('dossier')
    if (!entity) throw new Error('There is no dossier')
    const input =
      how === 'seen'
        ? { libelle: `Martin ${nth}`, objet: 'Autre' }
        : { note_interne: `Vu ${nth}`, cote: String(40 + nth) }
    await update(chief, entity, [key], input, { idempotencyKey: null, digests: null })
    if (how === 'hidden') await base.raw.query(unseen(`Vu ${nth}`, key))
  }
}
