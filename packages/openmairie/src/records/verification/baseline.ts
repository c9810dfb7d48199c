// SPDX-License-Identifier: EUPL-1.2
import {
  baselineHorizon,
  baselineProgress,
  holdBaseline,
  keepProgress,
  recordsTold,
  type Taken,
  takeDown,
} from '../../journal/baseline.js'
import type { AnyEntity } from '../../model/entity.js'
import { readKeyText } from '../../model/key-text.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { rowBatch } from '../reading/whole.js'
import { journalled } from '../writing/journal.js'
import type { Stray } from './contract.js'
import { namedEntities, rowsAfter } from './rows.js'

/** The tables of an application that may be taken down; a table that changed since it was generated may not. */
export function baselineTables(ctx: Ctx): readonly string[] {
  return namedEntities(ctx).flatMap(({ name }) => (ctx.app.drifted.has(name) ? [] : [name]))
}

/**
 * Takes down the next rows of a table that the journal knows nothing of: those that were there before it, or came in its
 * absence. Returns how many were looked at; `busy` where another process does it, `ended` once all were. Asks for a second
 * connection while it holds one.
 */
export async function continueBaseline(ctx: Ctx, name: string): Promise<number | 'busy' | 'ended'> {
  const entity = namedEntities(ctx).find((each) => each.name === name)
  const table = { application: ctx.app.definition.name, entity: name }
  if (!entity || (await baselineProgress(ctx.instance, table)).ended) return 'ended'
  return takeBatch(ctx, entity, table)
}

function takeBatch(
  ctx: Ctx,
  entity: AnyEntity,
  table: { readonly application: string; readonly entity: string },
): Promise<number | 'busy'> {
  return ctx.instance.transaction(async (transaction) => {
    if (!(await holdBaseline(transaction))) return 'busy'
    const before = await baselineProgress(transaction, table)
    if (before.ended) return 0
    const horizon = await baselineHorizon(transaction)
    const { rows, place } = await rowsAfter(ctx, accessOf(ctx), entity, before.place)
    const told = await recordsTold(
      transaction,
      table,
      rows.map(({ record }) => record),
    )
    const unknown = rows.filter(({ record }) => !told.has(record))
    await takeDown(transaction, { ...table, actor: ctx.actor.login }, unknown, Object.keys(entity.fields), horizon)
    await keepProgress(transaction, table, { place, ended: place === null })
    return rows.length
  })
}

/** Takes down as they are now records that were found to differ, once it is known why: the journal tells by whom. */
export async function acceptStrays(ctx: Ctx, strays: readonly Stray[]): Promise<void> {
  const entities = new Map(namedEntities(ctx).map((entity) => [entity.name, entity]))
  for (const [name, entity] of entities) {
    const found = strays.filter((stray) => stray.entity === name)
    for (let from = 0; from < found.length; from += rowBatch)
      await acceptBatch(ctx, entity, found.slice(from, from + rowBatch))
  }
}

function acceptBatch(ctx: Ctx, entity: AnyEntity, strays: readonly Stray[]): Promise<void> {
  return ctx.instance.transaction(async (transaction) => {
    const horizon = await baselineHorizon(transaction)
    const taken: Taken[] = []
    for (const { record } of strays) {
      const key = readKeyText(record)
      if (key !== null) taken.push({ record, row: await journalled(accessOf(ctx), entity, key) })
    }
    const table = { application: ctx.app.definition.name, entity: entity.name, actor: ctx.actor.login }
    await takeDown(transaction, table, taken, Object.keys(entity.fields), horizon)
  })
}
