// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import { erasePayloads, type HeldLine, linesHeld, takenIn } from '../../journal/erase.js'
import { writeJournal } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { equals, keyCondition } from '../reading/columns.js'
import { journalled } from '../writing/journal.js'
import { forgetBeside } from './beside.js'
import { forgetDue } from './due-list.js'
import { forgetTraces } from './traces.js'

/** A record that was anonymised, or deleted for good. */
export interface Erased {
  readonly entity: AnyEntity
  readonly key: Key
  /** What named it before; null where that is not known any more. */
  readonly label: string | null
  /** Number of the line that tells of it: what comes before is erased. */
  readonly line: string
  /** The fields whose retention has ended; left out: the whole record. */
  readonly fields?: readonly string[] | null
}

/**
 * Erases what the instance still holds of records that were anonymised, in the transaction that decides their write: what
 * the journal holds of them, under former keys and as records that were merged into them too; notes, tasks, drafts and places
 * of the records; and their values wherever a text of the instance cites them.
 */
export async function erasePersons(connection: Connection, ctx: Ctx, erased: readonly Erased[]): Promise<void> {
  const data = ctx.instance === ctx.database ? connection : accessOf(ctx)
  const values = new Set<string>()
  const labels = new Set<string>()
  for (const each of erased) {
    const { entity, key } = each
    const table = { application: ctx.app.definition.name, entity: entity.name }
    const places = await placesOf(connection, ctx, each)
    const now = new Set(Object.values((await journalled(data, entity, key)) ?? {}))
    for (const value of await citedValues(data, entity, key, places)) if (!now.has(value)) values.add(value)
    if (each.label?.includes(' ')) labels.add(each.label)
    for (const { record, until, isLeft } of places) {
      await erasePayloads(connection, table, record, until)
      if (record !== keyText(key))
        await writeJournal(connection, {
          actor: ctx.actor.login,
          ...table,
          record,
          operation: 'erase',
          before: null,
          after: null,
        })
      if (!isLeft) await forgetBeside(connection, table, record)
    }
  }
  for (const { entity, key, fields } of erased) await forgetDue(connection, ctx, entity, keyText(key), fields ?? null)
  await forgetTraces(connection, ctx, { values: [...values], labels: [...labels] })
}

interface Place {
  readonly record: string
  /** Lines from this one on tell of another record, or of what became of this one. */
  readonly until: string
  /** A key that the record had before: another may have it now. */
  readonly isLeft: boolean
  readonly lines: readonly HeldLine[]
}

/** Where the journal tells of a record: under its key, its former keys, and those of records that were merged into it. */
async function placesOf(connection: Connection, ctx: Ctx, { entity, key, line }: Erased): Promise<readonly Place[]> {
  const table = { application: ctx.app.definition.name, entity: entity.name }
  const waiting = [{ record: keyText(key), until: line, isLeft: false }]
  const found = new Map<string, Place>()
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    if (found.has(place.record)) continue
    const lines = await linesHeld(connection, table, place.record, place.until)
    found.set(place.record, { ...place, lines })
    for (const { id, before } of lines) {
      const former = before && entity.key.map((name) => before[name] ?? null)
      if (former?.every((part) => part !== null)) waiting.push({ record: keyText(former), until: id, isLeft: true })
    }
    const lots = new Set(lines.flatMap(({ lot, operation }) => (lot !== null && operation === 'update' ? [lot] : [])))
    for (const lot of lots)
      for (const gone of await takenIn(connection, table, lot))
        waiting.push({ record: gone.record, until: String(BigInt(gone.id) + 1n), isLeft: false })
  }
  return [...found.values()]
}

/** Shorter ones are words of everybody. */
const shortest = 3

/**
 * The values of a person that a text may cite: those that its personal fields ever held, long enough, and that no other
 * record holds now. A first name that others bear names nobody, and stays where others wrote it.
 */
async function citedValues(
  data: Connection,
  entity: AnyEntity,
  key: Key,
  places: readonly Place[],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const { field: name } of entity.personal?.fields ?? []) {
    const field = entity.fields[name]
    const refers = entity.references.some(({ fields }) => fields.includes(name))
    if (!field || refers || field.choices !== null || field.type === 'boolean' || field.type === 'bytes') continue
    const held = new Set(
      places.flatMap(({ lines }) => lines.flatMap(({ before, after }) => [before?.[name], after?.[name]])),
    )
    for (const value of held) {
      const isLong = typeof value === 'string' && value.trim().length >= shortest
      if (isLong && !(await isShared(data, entity, key, name, value))) found.push(value.trim())
    }
  }
  return found
}

async function isShared(data: Connection, entity: AnyEntity, key: Key, name: string, value: string): Promise<boolean> {
  const other = sql`NOT ${keyCondition(data.dialect, entity, key, 't')}`
  const where = all([equals(data.dialect, entity, 't', name, value), other])
  const { rows } = await data.query(
    sql`SELECT 1 AS one FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} WHERE ${where} LIMIT 1`,
  )
  return rows.length > 0
}
