// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../errors/errors.js'
import type { AnyEntity } from '../model/entity.js'
import type { Problem } from '../model/override.js'
import type { BulkWork, Input } from '../records/index.js'
import { type Posted, readForm } from '../ui/input.js'
import { fixedBy, type Place } from '../ui/place.js'
import { bulkFields } from '../ui/selection.js'
import type { Target } from '../ui/target.js'
import { bulkMessages } from './messages.js'
import { choosing, choosingText, commonValues } from './narrowing.js'

/** What is done with a field: nothing, a value, no value any more. */
export type Mode = '' | 'valeur' | 'vider'

/** The mode chosen for a field. */
export function modeOf(body: URLSearchParams, name: string): Mode {
  const mode = body.get(`m.${name}`)
  return mode === 'valeur' || mode === 'vider' ? mode : ''
}

export interface TypedWork {
  /** What the records are given. */
  readonly input: Input
  readonly posted: Posted
  readonly problems: readonly Problem[]
}

/** Reads the fields to change and their values, as they were typed. */
export async function readTypedWork({ ctx, entity }: Target, place: Place, body: URLSearchParams): Promise<TypedWork> {
  const messages = bulkMessages(ctx.locale)
  const fields = bulkFields(entity, fixedBy(place))
  const chosen = new Set(fields.filter(({ name }) => modeOf(body, name) === 'valeur').map(({ name }) => name))
  // Only what was chosen is read: a control that holds a text beside «Ne pas changer» says nothing.
  const asked = new URLSearchParams([...body].filter(([name]) => /^[vrd]\./.test(name) && chosen.has(name.slice(2))))
  const read = await readForm(ctx, entity, asked, place.parent?.fixed ?? {})
  const posted = { ...read, input: Object.fromEntries(Object.entries(read.input).filter(([name]) => chosen.has(name))) }
  const typed = new URLSearchParams([...body].filter(([name]) => name.startsWith('v.')))
  const missing = fields
    .filter(({ name }) => chosen.has(name) && (posted.input[name] ?? null) === null)
    .filter(({ name }) => !posted.problems.some((problem) => problem.field === name))
    .map(({ name, label }): Problem => ({ field: name, message: messages.noValue(label) }))
  const emptied = fields.filter(({ name, required }) => !required && modeOf(body, name) === 'vider')
  const input = { ...posted.input, ...Object.fromEntries(emptied.map(({ name }) => [name, null])) }
  const common = commonValues(input, place)
  const loose = fields
    .filter((field) => chosen.has(field.name) && choosing(field, fields, common) !== 'open')
    .map((field): Problem => ({ field: field.name, message: choosingText(ctx, entity, field, fields, common) ?? '' }))
  const isLoose = ({ field }: Problem): boolean => loose.some((each) => each.field === field)
  const problems = [...[...posted.problems, ...missing].filter((each) => !isLoose(each)), ...loose]
  const none = Object.keys(input).length === 0 && problems.length === 0
  return {
    input,
    posted: { ...posted, typed: { ...Object.fromEntries([...typed].map(([name, text]) => [name.slice(2), text])) } },
    problems: none ? [{ field: null, message: messages.noField }] : problems,
  }
}

/** The work as the preview carries it to its confirmation. */
export function workFields(work: BulkWork): readonly (readonly [string, string])[] {
  return work.kind === 'delete'
    ? [['travail', 'supprimer']]
    : [
        ['travail', 'modifier'],
        ['valeurs', JSON.stringify(work.input)],
      ]
}

/** What is to be done, as the preview says it. */
export function kindOf(body: URLSearchParams): BulkWork['kind'] {
  return body.get('travail') === 'supprimer' ? 'delete' : 'update'
}

/** Reads the work back, with no other fields than the user may give. Raises OM_BAD_REQUEST for what no preview wrote. */
export function readWork(entity: AnyEntity, place: Place, body: URLSearchParams): BulkWork {
  if (kindOf(body) === 'delete') return { kind: 'delete' }
  const given = objectIn(body.get('valeurs'))
  const input = bulkFields(entity, fixedBy(place)).flatMap(({ name }) => {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    return value === undefined ? [] : [[name, valueIn(value)] as const]
  })
  if (input.length === 0) throw new OpenMairieError('OM_BAD_REQUEST', { reason: 'valeurs' })
  return { kind: 'update', input: Object.fromEntries(input) }
}

function objectIn(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    // Whatever its properties are, each is looked at.
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
  } catch {
    return {}
  }
}

function valueIn(value: unknown): Input[string] {
  if (Array.isArray(value)) return value.map((item) => (item === null ? null : String(item)))
  return value === null ? null : String(value)
}
