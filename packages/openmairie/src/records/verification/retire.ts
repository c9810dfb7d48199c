// SPDX-License-Identifier: EUPL-1.2
import { baselineHorizon, type Taken, takeDown } from '../../journal/baseline.js'
import { type LastLine, lastLines } from '../../journal/last.js'
import { purgePayloads } from '../../journal/purge.js'
import type { AnyEntity } from '../../model/entity.js'
import { readKeyText } from '../../model/key-text.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import { rowBatch } from '../reading/whole.js'
import { journalled } from '../writing/journal.js'
import { namedEntities } from './rows.js'

/**
 * Erases what the lines of an application hold up to one. Records whose last line is among them are taken down first, as a
 * digest, so that what changes them by other means is still found: whoever calls has verified them. Returns how many payloads went.
 */
export async function purgeJournal(ctx: Ctx, until: string): Promise<number> {
  const application = ctx.app.definition.name
  const entities = new Map(namedEntities(ctx).map((entity) => [entity.name, entity]))
  let from: LastLine | null = null
  for (;;) {
    const lines: readonly LastLine[] = await lastLines(ctx.instance, application, from, rowBatch)
    const old = lines.filter((line) => BigInt(line.id) <= BigInt(until) && !line.beaten && line.operation !== 'delete')
    for (const [name, entity] of entities)
      await takeDownOld(
        ctx,
        entity,
        old.filter((line) => line.entity === name).map(({ record }) => record),
      )
    from = lines.at(-1) ?? null
    if (lines.length < rowBatch) break
  }
  return ctx.instance.transaction((transaction) => purgePayloads(transaction, application, ctx.actor.login, until))
}

async function takeDownOld(ctx: Ctx, entity: AnyEntity, records: readonly string[]): Promise<void> {
  if (records.length === 0) return
  await ctx.instance.transaction(async (transaction) => {
    const horizon = await baselineHorizon(transaction)
    const taken: Taken[] = []
    for (const record of records) {
      const key = readKeyText(record)
      const row = key?.length === entity.key.length ? await journalled(accessOf(ctx), entity, key) : null
      taken.push({ record, row })
    }
    const table = { application: ctx.app.definition.name, entity: entity.name, actor: ctx.actor.login }
    // A record that took another key goes on under that one.
    const there = taken.filter(({ row }) => row !== null)
    await takeDown(transaction, table, there, Object.keys(entity.fields), horizon)
  })
}
