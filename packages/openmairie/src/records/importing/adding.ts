// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Ctx } from '../context.js'
import { writingMessages } from '../writing/messages.js'
import { createWithin, Refusal } from '../writing/save.js'
import type { Writing } from '../writing/writing.js'
import type { Admitted } from './contract.js'
import { problemsIn } from './judging.js'
import type { ReferenceReader } from './references.js'

/**
 * The field that a label alone fills to add a record of an entity on the way: null where its label is made of something else
 * than one text, where another field must be given too, or where the user may not add there.
 */
export function addedBy(ctx: Ctx, target: AnyEntity): string | null {
  const [name, ...others] = target.recordLabel
  const field = name === undefined ? undefined : target.fields[name]
  const isText = field?.type === 'string' || field?.type === 'text'
  if (!field || others.length > 0 || !isText || field.hidden || field.readOnly || target.readOnly) return null
  const needs = Object.values(target.fields).filter((each) => each.required && each.name !== field.name)
  const isReference = target.references.some(({ fields }) => fields.includes(field.name))
  // Who may not list cannot tell that a label is there already.
  const may =
    ['create', 'list'].every((verb) => ctx.grants.can(ctx.app.definition.name, target, verb)) &&
    !ctx.app.drifted.has(target.name)
  return needs.length === 0 && !isReference && may ? field.name : null
}

/** A line with the records that it refers to, as far as they are there by now. */
export async function withThere(
  writing: Writing,
  readers: readonly ReferenceReader[],
  each: Admitted,
): Promise<Admitted> {
  let { input, created, toAdd } = each
  for (const [field, label] of each.toAdd) {
    const reader = readers.find((one) => one.field === field)
    const known = reader && (await reader.read(writing, [label]))(label)
    if (known?.kind !== 'one') continue
    input = { ...input, [field]: known.key }
    created = { ...created, [field]: known.key }
    toAdd = new Map([...toAdd].filter(([name]) => name !== field))
  }
  return { ...each, input, created, toAdd }
}

/**
 * Adds what a line refers to and is not there yet, does what is to be done with the line, and keeps both or neither. Nothing of it is
 * tried by itself within: a part that is refused undoes the whole. Raises Refusal, and what else the line may be guilty of.
 */
export async function withAdded<T>(
  ctx: Ctx,
  writing: Writing,
  readers: readonly ReferenceReader[],
  each: Admitted,
  work: (writing: Writing, completed: Admitted) => Promise<T>,
): Promise<T> {
  const whole: Writing = { ...writing, attempt: (part) => part() }
  const missing = [...each.toAdd.keys()].flatMap((field) => {
    const reader = readers.find((one) => one.field === field)
    return reader && addedBy(ctx, reader.target) === null ? [notThere(ctx, reader)] : []
  })
  if (missing.length > 0) throw new Refusal(missing)
  const learnt: (readonly [ReferenceReader, string])[] = []
  try {
    return await writing.attempt(async () => {
      let { input, created } = each
      for (const [field, label] of each.toAdd) {
        const reader = readers.find((one) => one.field === field)
        if (!reader) continue
        const added = await addNamed(ctx, whole, reader, label)
        if ('problems' in added) throw new Refusal(added.problems)
        reader.learn(label, added.key)
        learnt.push([reader, label])
        input = { ...input, [field]: added.key }
        created = { ...created, [field]: added.key }
      }
      return work(whole, { ...each, input, created })
    })
  } catch (error) {
    for (const [reader, label] of learnt) reader.unlearn(label)
    throw error
  }
}

/** Adds the record that a label names, with its hooks, rules and line of journal; returns its key for the reference, or what forbids it. */
async function addNamed(
  ctx: Ctx,
  writing: Writing,
  reader: ReferenceReader,
  label: string,
): Promise<{ readonly key: string } | { readonly problems: readonly Problem[] }> {
  const { target, field, into } = reader
  const by = addedBy(ctx, target)
  const missing = [notThere(ctx, reader)]
  if (by === null) return { problems: missing }
  try {
    const added = await writing.attempt(() => createWithin(ctx, writing, target, { [by]: label }))
    const key = added.values[into]
    return key === null || key === undefined ? { problems: missing } : { key: String(key) }
  } catch (error) {
    const found = problemsIn(ctx, target, error)
    return { problems: found.map(({ message }) => ({ field, message: `${reader.label}\u00a0: ${message}` })) }
  }
}

function notThere({ locale }: Ctx, { field, label }: ReferenceReader): Problem {
  return { field, message: writingMessages(locale).notThere(label) }
}
