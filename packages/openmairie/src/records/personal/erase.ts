// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { all, ownRowsOf, sql } from '../../database/sql.js'
import { erasePayloads } from '../../journal/erase.js'
import { writeJournal } from '../../journal/write.js'
import type { AnyEntity, Field } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { equals, keyCondition } from '../reading/columns.js'
import { journalled } from '../writing/journal.js'
import { forgetBeside } from './beside.js'
import type { Erased } from './contract.js'
import { forgetDue } from './due-list.js'
import { type Place, placesOf } from './places.js'
import { cites } from './redact.js'
import { forgetTraces } from './traces.js'

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
    const held = heldValues(entity, places, each.fields ?? null)
    for (const value of await uniqueValues(data, entity, key, held)) if (!now.has(value)) values.add(value)
    // A label that tells of the person: the kind of a demand names a thousand others.
    const told = held.flatMap(([, each]) => [...each])
    if (each.label?.includes(' ') && cites(each.label, told)) labels.add(each.label)
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
      // Where one field has ended, what was noted of the rest stays: what cites its values is found as anywhere else.
      if (!isLeft && (each.fields ?? null) === null) await forgetBeside(connection, table, record, ctx.actor.login)
    }
  }
  for (const { entity, key, fields } of erased) await forgetDue(connection, ctx, entity, keyText(key), fields ?? null)
  await forgetTraces(connection, ctx, { values: [...values], labels: [...labels] })
}

/** Shorter ones are words of everybody. */
const shortest = 3

/** A shorter number is a year, an age, an amount. */
const fewestFigures = 6

/** What personal fields ever held that a text may cite: long enough, by field. */
function heldValues(
  entity: AnyEntity,
  places: readonly Place[],
  fields: readonly string[] | null,
): readonly (readonly [string, ReadonlySet<string>])[] {
  return (entity.personal?.fields ?? []).flatMap(({ field: name }) => {
    const field = entity.fields[name]
    const refers = entity.references.some((reference) => reference.fields.includes(name))
    if (!field || refers || field.choices !== null || field.type === 'boolean' || field.type === 'bytes') return []
    if (fields !== null && !fields.includes(name)) return []
    const held = places.flatMap(({ lines }) => lines.flatMap(({ before, after }) => [before?.[name], after?.[name]]))
    const long = held.filter((value): value is string => typeof value === 'string' && isTelling(field, value))
    return [[name, new Set(long)] as const]
  })
}

function isTelling({ type }: Field, value: string): boolean {
  const isNumber = type === 'integer' || type === 'bigint' || type === 'decimal'
  return value.trim().length >= (isNumber ? fewestFigures : shortest)
}

/** Those of them that no other record holds now. A first name that others bear names nobody, and stays where others wrote it. */
async function uniqueValues(
  data: Connection,
  entity: AnyEntity,
  key: Key,
  held: ReturnType<typeof heldValues>,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const [name, values] of held)
    for (const value of values) if (!(await isShared(data, entity, key, name, value))) found.push(value.trim())
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
