// SPDX-License-Identifier: EUPL-1.2
import { createHmac } from 'node:crypto'
import type { AnyEntity } from '../model/entity.js'
import type { Key, Values } from '../model/value.js'
import type { Ctx } from './context.js'
import { textOf } from './reading/columns.js'

/** Digest of each field that the user may read, as a form carries it back. */
export type Digests = Readonly<Record<string, string>>

/**
 * Authenticated digest of one value of one record, for one user. Ends of lines, outer blanks, and whether a text is empty or
 * absent do not survive a form: they do not count.
 */
export function digestOf(ctx: Ctx, entity: AnyEntity, key: Key, field: string, value: string | null): string {
  const said = JSON.stringify([
    ctx.actor.id,
    ctx.app.definition.name,
    entity.name,
    key,
    field,
    (value ?? '').replaceAll(/\r\n?/g, '\n').trim(),
  ])
  return createHmac('sha256', ctx.secret).update(said).digest('base64url').slice(0, 16)
}

/** Digests of all fields that may be read. */
export function writeDigests(ctx: Ctx, entity: AnyEntity, key: Key, values: Values): string {
  const fields = Object.values(entity.fields).filter((field) => !field.hidden && Object.hasOwn(values, field.name))
  return JSON.stringify(
    Object.fromEntries(
      fields.map((field) => [field.name, digestOf(ctx, entity, key, field.name, textOf(values[field.name]))]),
    ),
  )
}

/** Reads digests back; a text that is no list of digests gives none, and then every changed field is a conflict. */
export function readDigests(text: string): Digests {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).map(([name, digest]) => [name, String(digest)]))
  } catch {
    return {}
  }
}

/** Whether a record still holds what it held when its digests were shown. */
export function sameDigests(shown: string, current: string): boolean {
  const before = readDigests(shown)
  const now = readDigests(current)
  return Object.keys(now).every((name) => before[name] === now[name])
}
