// SPDX-License-Identifier: EUPL-1.2
import type { QueryOperator, Reached } from '../model/query.js'
import { type Ctx, type Option, options } from '../records/index.js'
import { labelOf, matching, oneLine, shortList } from '../ui/choice.js'
import { controlMessages } from '../ui/control-messages.js'
import { typedText, yesNo } from '../ui/format.js'
import { typingOf } from '../ui/target.js'
import { type Read, readCompared, readTyped } from '../ui/values.js'

/** Whether the value that a field is compared with is chosen, rather than typed. */
export function isChosen({ field, labelled }: Reached): boolean {
  return labelled !== null || (field !== null && (field.choices !== null || field.type === 'boolean'))
}

/** Whether what a field is compared with is a piece of text, whatever its type. */
export function isFree(operator: string): boolean {
  return operator === 'contains' || operator === 'begins'
}

export interface ValueChoices {
  readonly options: readonly Option[]
  /** Too many for a list: a value is typed by what names it. */
  readonly long: boolean
}

/** What a field may be compared with, where it is chosen; null where it is typed. `held`: a value that is among a list of few. */
export async function valueChoices(ctx: Ctx, at: Reached, held: string): Promise<ValueChoices | null> {
  const { field, labelled } = at
  if (!field || !isChosen(at)) return null
  if (labelled) {
    const { target, reference } = labelled
    if (!ctx.grants.can(ctx.app.definition.name, target, 'list')) return null
    // What was typed to name a record is no key that the base could compare.
    const isKey = held !== '' && readTyped({ ...field, choices: null }, held, typingOf(ctx)).problem === null
    const asked = { text: '', limit: shortList, fields: reference.targetFields, held: isKey ? [held] : null }
    const { options: found, more } = await options(ctx, target, asked)
    return { options: found, long: more }
  }
  const choices = field.choices?.map(({ value, label }) => ({ key: [value], label }))
  const both = (['true', 'false'] as const).map((value) => ({
    key: [value],
    label: yesNo(value === 'true', ctx.locale),
  }))
  return { options: choices ?? both, long: false }
}

/**
 * A value that a field is kept to be compared with, as one would type it: of a record among many, what names it, where that leads back
 * to it and to no other; else its key.
 */
export async function asTyped(ctx: Ctx, at: Reached, operator: QueryOperator, value: string): Promise<string> {
  const { entity, field, labelled } = at
  if (!field) return value
  if (!labelled) return isChosen(at) ? value : typedText(field, value, ctx)
  if (isFree(operator) || readTyped({ ...field, choices: null }, value, typingOf(ctx)).problem !== null) return value
  const choices = await valueChoices(ctx, at, '')
  const label = choices?.long ? await labelOf(ctx, entity, field.name, value) : null
  if (label === null) return value
  const { only } = await matching(ctx, entity, field.name, oneLine(label))
  return only?.key[0] === value ? oneLine(label) : value
}

/** What was typed to compare a field with, as the engine's text; a record may be told by what names it. */
export async function readValue(ctx: Ctx, at: Reached, operator: QueryOperator, typed: string): Promise<Read> {
  const { entity, field, labelled } = at
  const text = typed.trim()
  if (text === '' || !field) return { text: null, problem: null }
  if (isFree(operator)) return { text, problem: null }
  if (labelled) {
    const choices = await valueChoices(ctx, at, '')
    const byKey = readTyped({ ...field, choices: null }, text, typingOf(ctx))
    // What he may not list is told by its key, which the column must be able to hold.
    if (!choices) return byKey
    if (!choices.long && choices.options.some(({ key }) => key[0] === text)) return { text, problem: null }
    const { only, options: found } = await matching(ctx, entity, field.name, text)
    const isNamed = only !== undefined && oneLine(only.label).toLowerCase() === text.toLowerCase()
    // A key that is kept, or that an address holds, is never a part of another’s name: no number is, and no text that is a record’s own.
    const isText = field.type === 'string' || field.type === 'text'
    const isKey = byKey.text !== null && (!isText || (await labelOf(ctx, entity, field.name, byKey.text)) !== null)
    if (isKey && !isNamed) return byKey
    if (only) return { text: only.key[0] ?? text, problem: null }
    if (found.length === 0 && byKey.problem === null) return byKey
    const messages = controlMessages(ctx.locale)
    return { text: null, problem: found.length === 0 ? messages.notFound(text) : messages.chooseAmong }
  }
  if (field.type === 'array') return { text, problem: null }
  return readCompared(field, typed, typingOf(ctx))
}
