// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../../model/entity.js'
import { own } from '../../model/own.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { overrideOf } from './hooks.js'
import { pureContext } from './pure-context.js'

/** Leaves out what the user may not write: hidden, read-only and automatic fields. */
export function writable(entity: AnyEntity, input: Input, creating: boolean): Input {
  const isWritable = (name: string): boolean => {
    const field = entity.fields[name]
    return (
      field !== undefined &&
      !field.hidden &&
      !field.readOnly &&
      !(field.automatic && (creating || entity.key.includes(name)))
    )
  }
  if (Object.keys(input).every(isWritable)) return input
  return Object.fromEntries(Object.entries(input).filter(([name]) => isWritable(name)))
}

/** What the application proposes for the fields that no form asks for; a field that is typed has its proposal in the form. */
export function unasked(ctx: Ctx, entity: AnyEntity, input: Input): Input {
  const proposals = Object.entries(overrideOf(ctx, entity).fields ?? {}).flatMap(([name, said]) => {
    const field = own(entity.fields, name)
    const proposed = said?.proposed
    if (!field || proposed === undefined || field.automatic || Object.hasOwn(writable(entity, input, true), name))
      return []
    const isAsked = !field.hidden && !field.readOnly && field.widget !== 'hidden'
    return isAsked ? [] : [[name, typeof proposed === 'function' ? proposed(pureContext(ctx)) : proposed] as const]
  })
  return Object.fromEntries(proposals)
}
