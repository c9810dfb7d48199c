// SPDX-License-Identifier: EUPL-1.2
import { baselineProgress, type Held, heldOf, nextBatch, recordsTold, rowDigest } from '../../journal/baseline.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Place } from '../reading/cursor.js'
import type { Stray, Verification } from './contract.js'
import { type LiveRow, namedEntities, rowsAfter } from './rows.js'

interface Table {
  readonly application: string
  readonly entity: string
}

/** Compares the records of an application that no line tells of with what the baseline took down of them. */
export async function compareWithBaseline(ctx: Ctx): Promise<Verification> {
  let compared = 0
  const strays: Stray[] = []
  const uncovered: string[] = []
  for (const entity of namedEntities(ctx)) {
    const table = { application: ctx.app.definition.name, entity: entity.name }
    const { ended } = await baselineProgress(ctx.instance, table)
    if (!ended) uncovered.push(entity.name)
    const live = new Set<string>()
    let place: Place | null = null
    do {
      const batch: Awaited<ReturnType<typeof rowsAfter>> = await rowsAfter(ctx, accessOf(ctx), entity, place)
      const found = await compareRows(ctx, table, batch.rows, ended)
      compared += found.compared
      strays.push(...found.strays)
      for (const { record } of batch.rows) live.add(record)
      place = batch.place
    } while (place !== null)
    const gone = await recordsGone(ctx, table, live)
    compared += gone.length
    strays.push(...gone.map((record) => ({ entity: entity.name, record, kind: 'gone' as const, fields: [] })))
  }
  return { compared, strays, uncovered }
}

async function compareRows(
  ctx: Ctx,
  table: Table,
  rows: readonly LiveRow[],
  isCovered: boolean,
): Promise<Pick<Verification, 'compared' | 'strays'>> {
  const records = rows.map(({ record }) => record)
  const held = await heldOf(ctx.instance, table, records)
  const told = await recordsTold(ctx.instance, table, records)
  const strays: Stray[] = []
  let compared = 0
  for (const { record, row } of rows) {
    const known = held.get(record)
    const kind = known ? differenceOf(known, row) : told.has(record) || !isCovered ? null : 'added'
    if (kind === null) continue
    compared += 1
    if (kind !== 'same') strays.push({ entity: table.entity, record, kind, fields: [] })
  }
  return { compared, strays }
}

/** Null where there is nothing left to compare with: the salt was erased, or a column is gone. */
function differenceOf({ digest, salt, fields }: Held, row: LiveRow['row']): 'same' | 'changed' | 'back' | null {
  if (digest === null) return 'back'
  if (salt === null || fields.some((name) => !(name in row))) return null
  return rowDigest(salt, row, fields) === digest ? 'same' : 'changed'
}

/** Records that the baseline took down, that no line tells of since, and that are not there. */
async function recordsGone(ctx: Ctx, table: Table, live: ReadonlySet<string>): Promise<readonly string[]> {
  const gone = new Set<string>()
  for (
    let batch = await nextBatch(ctx.instance, table, '0');
    batch;
    batch = await nextBatch(ctx.instance, table, batch.id)
  ) {
    const missing = batch.records.filter((record) => !live.has(record))
    const held = await heldOf(ctx.instance, table, missing)
    for (const record of missing) if (typeof held.get(record)?.digest === 'string') gone.add(record)
  }
  return [...gone]
}
