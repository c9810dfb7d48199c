// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import type { Ctx } from '../context.js'
import { writingMessages } from '../writing/messages.js'
import { createWithin } from '../writing/save.js'
import type { Writing } from '../writing/writing.js'
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

/** Adds the record that a label names, with its hooks, rules and line of journal; returns its key for the reference, or what forbids it. */
export async function addNamed(
  ctx: Ctx,
  writing: Writing,
  reader: ReferenceReader,
  label: string,
): Promise<{ readonly key: string } | { readonly problems: readonly Problem[] }> {
  const { target, field, into } = reader
  const by = addedBy(ctx, target)
  const missing = [{ field, message: writingMessages(ctx.locale).notThere(reader.label) }]
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
