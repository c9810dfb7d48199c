// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Reference } from '../model/entity.js'
import { own } from '../model/own.js'
import { type Ctx, type Option, options, read } from '../records/index.js'

/** Up to this many choices make a list; more are found by typing. */
export const shortList = 50

export interface Choices {
  readonly options: readonly Option[]
  /** Too many for a list. */
  readonly long: boolean
}

/** The choices of each reference of one field that the user may list, by field. */
export async function choicesOf(
  ctx: Ctx,
  entity: AnyEntity,
  held: Readonly<Record<string, string | null>>,
  wanted: (field: string) => boolean,
): Promise<ReadonlyMap<string, Choices>> {
  const carried = entity.references.filter(
    (reference) => reference.fields.length === 1 && wanted(reference.fields[0] ?? ''),
  )
  const found = await Promise.all(
    carried.map(
      async (reference) => [reference.fields[0] ?? '', await choicesFor(ctx, entity, reference, held)] as const,
    ),
  )
  return new Map(found.flatMap(([field, choices]) => (choices ? [[field, choices] as const] : [])))
}

async function choicesFor(
  ctx: Ctx,
  entity: AnyEntity,
  reference: Reference,
  held: Readonly<Record<string, string | null>>,
): Promise<Choices | null> {
  const target = ctx.app.localised[ctx.locale].get(reference.entity)
  if (!target || !ctx.grants.can(ctx.app.definition.name, target, 'list')) return null
  const value = own(held, reference.fields[0] ?? '') || null
  const found = await options(ctx, target, {
    text: '',
    limit: shortList,
    held: value === null ? null : [value],
    fields: reference.targetFields,
    within: withinOf(entity, reference.fields[0] ?? '', held),
  })
  return { options: found.options, long: found.more }
}

/** What narrows the choices of a field: the value of the one that it depends on; nothing while that is blank. */
export function withinOf(
  entity: AnyEntity,
  name: string,
  held: Readonly<Record<string, string | null>>,
): { readonly field: string; readonly value: string } | null {
  const dependsOn = entity.fields[name]?.dependsOn
  const value = dependsOn ? own(held, dependsOn.field) : null
  return dependsOn && value ? { field: dependsOn.through, value } : null
}

/** At most this many records are proposed for what is typed. */
export const proposals = 20

/** The records that a typed label may mean; `only` is the one that it names, or the single match. */
export async function matching(
  ctx: Ctx,
  entity: AnyEntity,
  field: string,
  typed: string,
  held: Readonly<Record<string, string | null>> = {},
): Promise<{ readonly only: Option | undefined; readonly options: readonly Option[] }> {
  const reference = entity.references.find((each) => each.fields.length === 1 && each.fields[0] === field)
  const target = reference && ctx.app.localised[ctx.locale].get(reference.entity)
  if (!reference || !target) return { only: undefined, options: [] }
  const found = await options(ctx, target, {
    text: typed,
    limit: proposals,
    held: null,
    fields: reference.targetFields,
    within: withinOf(entity, field, held),
  })
  const exact = found.options.filter((option) => oneLine(option.label).toLowerCase() === typed.toLowerCase())
  const only = exact.length === 1 ? exact[0] : found.options.length === 1 ? found.options[0] : undefined
  return { only, options: found.options }
}

/** A label as a control of one line holds it: the browser takes the ends of lines out. */
export function oneLine(label: string): string {
  return label.replaceAll(/[\r\n]/g, '').trim()
}

/** The label of the record that a field would refer to by a value; null where the user may not see it. */
export async function labelOf(ctx: Ctx, entity: AnyEntity, field: string, value: string): Promise<string | null> {
  const reference = entity.references.find((each) => each.fields.length === 1 && each.fields[0] === field)
  const target = reference && ctx.app.localised[ctx.locale].get(reference.entity)
  const isKey = target?.key.length === 1 && reference?.targetFields[0] === target.key[0]
  if (!target || !isKey || value === '' || !ctx.grants.can(ctx.app.definition.name, target, 'read')) return null
  return (await read(ctx, target, [value]))?.label ?? null
}
