// SPDX-License-Identifier: EUPL-1.2
import { linesOfRecord, type PastLine } from '../../journal/history.js'
import type { Payload } from '../../journal/write.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import { own } from '../../model/own.js'
import type { Key, Value, Values } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { opaque, readOpaque } from '../opaque.js'
import { readableFields } from './columns.js'
import { read } from './read.js'
import { demand } from './scope.js'

/** What a write changed in a field that the user may see. */
export interface Change {
  readonly field: Field
  readonly before: Value
  readonly after: Value
}

/** A write of a record, as whoever may see the record is told of it. */
export interface PastWrite
  extends Pick<PastLine, 'instant' | 'actor' | 'name' | 'onBehalfOf' | 'operation' | 'erased' | 'anonymised'> {
  /** Names it to this user alone, on this record alone. */
  readonly id: string
  readonly changes: readonly Change[]
}

export interface History {
  readonly writes: readonly PastWrite[]
  /** The write that the next page begins after; null where it is the last. */
  readonly older: string | null
}

const pageSize = 20

/**
 * What was written of a record, last first, a page at a time. A write that changed hidden fields alone is not told: nothing
 * says that there was one. Null where the record is not there for this user; raises OM_FORBIDDEN without the right.
 */
export async function history(ctx: Ctx, entity: AnyEntity, key: Key, before: string | null): Promise<History | null> {
  demand(ctx, entity, 'history')
  if (!(await read(ctx, entity, key))) return null
  const fields = readableFields(entity)
  const writes: PastWrite[] = []
  const nameOf = (line: PastLine): string => opaque(ctx, entity, purposeOf(key), line.id)
  let place = before === null ? null : readOpaque(ctx, entity, purposeOf(key), before)
  for (;;) {
    const lines = await linesOfRecord(ctx.instance, recordOf(ctx, entity, key), place, pageSize + 1)
    for (const line of lines) {
      const changes = changesOf(fields, line)
      if (changes.length > 0 || line.erased || line.anonymised) writes.push({ ...told(line, nameOf(line)), changes })
    }
    place = lines.at(-1)?.id ?? null
    if (lines.length <= pageSize || writes.length > pageSize) break
  }
  const shown = writes.slice(0, pageSize)
  return { writes: shown, older: writes.length > pageSize ? (shown.at(-1)?.id ?? null) : null }
}

/** What a write of a record replaced, and what the user may see of it. */
export interface Former {
  readonly write: PastWrite
  readonly values: Values
}

/** The record as it was before one of its writes, by the name that its history gives it; null where that is not known to this user. */
export async function former(ctx: Ctx, entity: AnyEntity, key: Key, name: string): Promise<Former | null> {
  if (!ctx.grants.can(ctx.app.definition.name, entity, 'history')) return null
  const id = readOpaque(ctx, entity, purposeOf(key), name)
  if (id === null || !(await read(ctx, entity, key))) return null
  const [line] = await linesOfRecord(ctx.instance, recordOf(ctx, entity, key), String(BigInt(id) + 1n), 1)
  if (line?.id !== id || line.before === null) return null
  const readable = readableFields(entity)
  const changes = changesOf(readable, line)
  // As in the history: nothing says that there was such a write.
  if (changes.length === 0 && !line.erased) return null
  const fields = readable.filter((field) => own(line.before ?? {}, field.name) !== undefined)
  return {
    write: { ...told(line, name), changes },
    values: Object.fromEntries(fields.map((field) => [field.name, heldValue(field, line.before)])),
  }
}

function recordOf(ctx: Ctx, entity: AnyEntity, key: Key) {
  return { application: ctx.app.definition.name, entity: entity.name, record: keyText(key) }
}

/** What the names of the writes of a record are for. */
function purposeOf(key: Key): string {
  return `history ${keyText(key)}`
}

function told(
  { instant, actor, name, onBehalfOf, operation, erased, anonymised }: PastLine,
  id: string,
): Omit<PastWrite, 'changes'> {
  return { id, instant, actor, name, onBehalfOf, operation, erased, anonymised }
}

function changesOf(fields: readonly Field[], { before, after, anonymised }: PastLine): readonly Change[] {
  // What was there before is erased: nothing is to be told of it, not even that there was something.
  if (anonymised) return []
  return fields
    .filter(({ name }) => (own(before ?? {}, name) ?? null) !== (own(after ?? {}, name) ?? null))
    .map((field) => ({ field, before: heldValue(field, before), after: heldValue(field, after) }))
}

/** A value out of a payload: lists lie there as JSON, bytes as digest and number. */
function heldValue(field: Field, payload: Payload | null): Value {
  const text = own(payload ?? {}, field.name) ?? null
  if (text === null) return null
  if (field.type === 'array' && text.startsWith('[')) return JSON.parse(text) as readonly (string | null)[] // written from one
  return field.type === 'bytes' ? (/^sha256:[0-9a-f]{64}:(\d+)$/.exec(text)?.[1] ?? text) : text
}
