// SPDX-License-Identifier: EUPL-1.2
import type { Connection, Row } from '../../database/contract.js'
import { all, any, sql } from '../../database/sql.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText, readKeyText } from '../../model/key-text.js'
import type { RetentionEnd } from '../../model/personal.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { RecordView } from '../contract.js'
import { keyCondition } from '../reading/columns.js'
import { keysWhere } from '../reading/keys.js'
import { readWith } from '../reading/read.js'
import { permitted } from '../reading/scope.js'
import { mayAnonymise } from './rights.js'

/** A record that was kept as long as it was to be. */
export interface Due {
  readonly entity: string
  /** Key of the record, as in its address. */
  readonly record: string
  /** The day, `YYYY-MM-DD`, since which it need not be kept. */
  readonly since: string
  readonly ending: RetentionEnd
  /** The fields concerned; null for the whole record. */
  readonly fields: readonly string[] | null
}

/** A record that is due, as a user who may anonymise it sees it. */
export interface ShownDue extends Omit<Due, 'entity' | 'record'> {
  readonly entity: AnyEntity
  readonly record: RecordView
}

/** Lines of the list that are looked at together: their keys are one condition. */
const lines = 250

/** Says what is due of an entity, in the place of what was said before. */
export async function keepDue(ctx: Ctx, entity: string, due: readonly Due[]): Promise<void> {
  const table = sql`application = ${ctx.app.definition.name} AND entite = ${entity}`
  await ctx.instance.transaction(async (transaction) => {
    // Every process that serves makes the list: each in its turn, or it would be there twice.
    await transaction.query(sql`SELECT pg_advisory_xact_lock(7307192134)`)
    await transaction.query(sql`DELETE FROM openmairie.om_echeance WHERE ${table}`)
    if (due.length === 0) return
    const columns = {
      records: due.map(({ record }) => record),
      days: due.map(({ since }) => since),
      endings: due.map(({ ending }) => ending),
      fields: due.map(({ fields }) => (fields === null ? null : JSON.stringify(fields))),
    }
    await transaction.query(sql`
      INSERT INTO openmairie.om_echeance (application, entite, enregistrement, echue, fin, champs)
      SELECT ${ctx.app.definition.name}, ${entity}, record, day, ending,
        CASE WHEN field IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(field::jsonb)) END
      FROM unnest(${columns.records}::text[], ${columns.days}::date[], ${columns.endings}::text[], ${columns.fields}::text[]) AS due (record, day, ending, field)`)
  })
}

/** Forgets that a record is due, or some of its fields. */
export async function forgetDue(
  connection: Connection,
  ctx: Ctx,
  entity: AnyEntity,
  record: string,
  fields: readonly string[] | null,
): Promise<void> {
  const concerned = fields === null ? sql`` : sql`AND champs <@ ${fields}::text[]`
  await connection.query(
    sql`DELETE FROM openmairie.om_echeance WHERE application = ${ctx.app.definition.name} AND entite = ${entity.name} AND enregistrement = ${record} ${concerned}`,
  )
}

/**
 * What is due of what a user may anonymise, what is to be done first, the longest due before, as it was made last; records that he does not see are not
 * told of. At most `most`.
 */
export async function shownDue(ctx: Ctx, most: number): Promise<readonly ShownDue[]> {
  const entities = [...ctx.app.localised[ctx.locale].values()].filter((entity) => mayAnonymise(ctx, entity))
  const names = entities.map(({ name }) => name)
  const found: ShownDue[] = []
  if (names.length === 0) return found
  for (let left = 0; found.length < most; left += lines) {
    const { rows } = await ctx.instance.query(sql`
      SELECT entite, enregistrement, echue::text AS echue, fin, to_json(champs)::text AS champs FROM openmairie.om_echeance
      WHERE application = ${ctx.app.definition.name} AND entite = ANY(${names}::text[]) ORDER BY fin = 'archive', om_echeance.echue, om_echeance LIMIT ${sql.lit(lines)} OFFSET ${left}`)
    const seen = await seenAmong(ctx, entities, rows)
    for (const row of rows) {
      if (found.length === most) break
      const entity = entities.find(({ name }) => name === row['entite'])
      const key = readKeyText(String(row['enregistrement']))
      if (!entity || !key || !seen.get(entity.name)?.has(keyText(key))) continue
      const record = await readWith(ctx, accessOf(ctx), entity, key)
      if (!record) continue
      const fields = row['champs']
      found.push({
        entity,
        record,
        since: String(row['echue']),
        // Held to these by the table, and written by this file.
        ending: String(row['fin']) as RetentionEnd,
        fields: typeof fields === 'string' ? (JSON.parse(fields) as readonly string[]) : null,
      })
    }
    if (rows.length < lines) break
  }
  return found
}

/** The records of some lines of the list that a user sees, by entity: those of others are not read one by one. */
async function seenAmong(
  ctx: Ctx,
  entities: readonly AnyEntity[],
  rows: readonly Row[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const connection = accessOf(ctx)
  const found = new Map<string, ReadonlySet<string>>()
  for (const entity of entities) {
    const records = rows.filter((row) => row['entite'] === entity.name).map((row) => String(row['enregistrement']))
    const keys = [...new Set(records)].flatMap((record) => {
      const key = readKeyText(record)
      return key?.length === entity.key.length ? [keyCondition(connection.dialect, entity, key, 't')] : []
    })
    if (keys.length === 0) continue
    const seen = await keysWhere(ctx, connection, entity, all([permitted(ctx, entity, 'read', 't'), any(keys)]))
    found.set(entity.name, new Set(seen.map(keyText)))
  }
  return found
}
