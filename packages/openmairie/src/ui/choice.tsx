// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Reference } from '../model/entity.js'
import { own } from '../model/own.js'
import { type Ctx, type Option, options } from '../records/index.js'

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
    carried.map(async (reference) => [reference.fields[0] ?? '', await choicesFor(ctx, reference, held)] as const),
  )
  return new Map(found.flatMap(([field, choices]) => (choices ? [[field, choices] as const] : [])))
}

async function choicesFor(
  ctx: Ctx,
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
  })
  return { options: found.options, long: found.more }
}
