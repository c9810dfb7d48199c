// SPDX-License-Identifier: EUPL-1.2
import { request } from 'node:http'
import type { Arrivee } from '../../../apps/openresultat/demo/replay.js'
import { controler } from '../../../apps/openresultat/rules/bureau.js'
import { type Answer, decoded, type Fields, type Form, formsIn, type Visitor } from '../../support/http.js'
import { type Operator, poll } from './stage.js'

/** What an operator was told to be stored. */
export interface Acknowledged {
  readonly bureau: string
  readonly phase: Arrivee['phase']
  readonly login: string
  /** How often the bureau had been stored, this time counted. */
  readonly version: number
  /** Whether its figures hold: they count in the totals where they are final. */
  readonly holds: boolean
  /** Milliseconds from the sending to the answer. */
  readonly taken: number
  /** Milliseconds of `performance.now()` at which the answer was there. */
  readonly at: number
}

/** What an operator was told who came second. */
export interface Conflict {
  readonly bureau: string
  readonly login: string
  readonly told: string
}

export interface Entered {
  readonly acknowledged: Acknowledged[]
  readonly conflicts: Conflict[]
}

/** What an operator types of a bureau. */
export type Typed = Pick<Arrivee, 'bureau' | 'phase' | 'figures'>

/** A form of entry as it was typed, ready to be sent. */
export interface Filled {
  readonly typed: Typed
  readonly form: Form
}

const pathOf = ({ bureau, phase }: Typed): string =>
  `/openresultat/-/saisie/${poll}/${bureau}${phase === 'DF' ? '' : `/${phase}`}`

const entryIn = (html: string): Form | undefined =>
  formsIn(html).find(({ fields }) => fields.some(([name]) => name === 'version'))

/** Opens the form of a bureau and types its figures. */
export async function open(visitor: Visitor, typed: Typed): Promise<Filled> {
  const form = entryIn(await visitor.page(pathOf(typed)))
  if (!form) throw new Error(`No form for the bureau ${typed.bureau}`)
  return { typed, form: { action: form.action, fields: typedInto(form.fields, typed) } }
}

function typedInto(fields: Fields, { figures: { emargements, votants, blancs, nuls, exprimes, voix } }: Typed): Fields {
  const counts = new Map<string, bigint | null>(Object.entries({ emargements, votants, blancs, nuls, exprimes }))
  let panel = 0
  return fields.map(([name, value]) => {
    if (name.startsWith('voix-')) return [name, String(voix[panel++])] as const
    return counts.has(name) ? [name, String(counts.get(name) ?? '')] : [name, value]
  })
}

/** Sends a form, and notes that what it holds is stored, or why it is not. Returns the answer. */
export async function send({ login, visitor }: Operator, filled: Filled, entered: Entered): Promise<Answer> {
  const { typed, form } = filled
  const { bureau, phase, figures } = typed
  const begun = performance.now()
  const answer = await visitor.post(form.action, form.fields)
  const at = performance.now()
  const { status, text } = answer
  if (status === 303) {
    const version = 1 + Number(form.fields.find(([name]) => name === 'version')?.[1])
    const holds = controler(figures).every(({ gravite }) => gravite !== 'erreur')
    entered.acknowledged.push({ bureau, phase, login, version, holds, taken: at - begun, at })
  } else if (status === 409) {
    const told = decoded((/<div class="summary".*?<\/div>/s.exec(text)?.[0] ?? '').replace(/<[^>]+>/g, ' '))
    entered.conflicts.push({ bureau, login, told: told.replace(/\s+/g, ' ').trim() })
  } else throw new Error(`${bureau} ${phase}, ${login}: ${status}\n${text.slice(0, 2000)}`)
  return answer
}

/** Enters a bureau. */
export async function enter(operator: Operator, typed: Typed, entered: Entered): Promise<void> {
  await save(operator, await open(operator.visitor, typed), entered)
}

/** Sends a form; whoever is told that somebody was faster has seen it, and saves again. */
export async function save(operator: Operator, filled: Filled, entered: Entered): Promise<void> {
  const answer = await send(operator, filled, entered)
  if (answer.status === 409) await saveAgain(operator, filled.typed, answer, entered)
}

/** Sends the form that a conflict shows, which has what was typed. */
export function saveAgain(operator: Operator, typed: Typed, { text }: Answer, entered: Entered): Promise<void> {
  const form = entryIn(text)
  if (!form) throw new Error(`No form for the bureau ${typed.bureau} in the answer`)
  return save(operator, { typed, form }, entered)
}

/**
 * Sends a form over a line that is lost: before the server has read all of it, or once its answer has begun to come, which nobody
 * reads. Returns once the line is cut.
 */
export function lose({ site, visitor }: Operator, { form }: Filled, when: 'sent' | 'answered'): Promise<void> {
  const body = new URLSearchParams(form.fields.map(([name, value]) => [name, value])).toString()
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const headers = {
    cookie,
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
  }
  return new Promise((resolve) => {
    const sending = request(new URL(form.action, site), { method: 'POST', headers, agent: false })
    sending.once('close', () => resolve())
    sending.on('error', () => undefined)
    sending.once('response', (response) => {
      response.on('error', () => undefined)
      sending.destroy()
    })
    sending.end(body, () => {
      if (when === 'sent') sending.destroy()
    })
  })
}
