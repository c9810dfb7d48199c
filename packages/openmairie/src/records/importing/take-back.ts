// SPDX-License-Identifier: EUPL-1.2
import type { RowsOfJson } from '../../database/dialect/contract.js'
import { all, ownRowsOf, sql, tableOf } from '../../database/sql.js'
import type { RecentLine } from '../../journal/recent.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText, readKeyText } from '../../model/key-text.js'
import type { Ctx } from '../context.js'
import { visible } from '../reading/belonging.js'
import { column } from '../reading/columns.js'
import { referencesTo } from '../reading/dependents.js'
import { overrideOf } from '../writing/hooks.js'
import { entryOf, journalColumns, journalledRow } from '../writing/journal.js'
import { writingMessages } from '../writing/messages.js'
import { Refusal } from '../writing/save.js'
import type { Writing } from '../writing/writing.js'

/** Takes back records that an import added. Raises Refusal where one is no longer as it was added, DatabaseError where one is referred to. */
export type TakeBack = (writing: Writing, lines: readonly RecentLine[]) => Promise<void>

const deletionHooks = ['validateDeletion', 'beforeWrite', 'afterWrite', 'afterCommit'] as const

/**
 * How the records that an import added are taken back by few statements; null where they must go one by one: where a hook has a say,
 * or where something would follow them.
 */
export function takerBack(ctx: Ctx, entity: AnyEntity): TakeBack | null {
  const from = ctx.database.dialect.rowsOfJson
  const hooks = overrideOf(ctx, entity).hooks ?? {}
  const holds = referencesTo(ctx, entity).every(
    ({ reference: { constraint, onDelete } }) =>
      constraint !== null && (onDelete === 'no action' || onDelete === 'restrict'),
  )
  const together = ctx.instance === ctx.database && holds && !deletionHooks.some((name) => hooks[name] !== undefined)
  return from !== null && together ? (writing, lines) => takeBack(ctx, writing, from, entity, lines) : null
}

async function takeBack(
  ctx: Ctx,
  writing: Writing,
  from: RowsOfJson,
  entity: AnyEntity,
  lines: readonly RecentLine[],
): Promise<void> {
  const messages = writingMessages(ctx.locale)
  const keys = lines.map(({ record }) => readKeyText(record) ?? [])
  const named = keys.map((key) => Object.fromEntries(entity.key.map((name, index) => [name, key[index] ?? null])))
  const given = from.all(tableOf(entity.table), sql`CAST(${JSON.stringify(named)} AS json)`)
  const same = entity.key.map((name) => sql`${column('t', name)} = ${column('g', name)}`)
  const { rows } = await writing.query(sql`
    DELETE FROM ${ownRowsOf(entity.table)} AS ${sql.id('t')} USING ${given} AS ${sql.id('g')}
    WHERE ${all([...same, visible(ctx, entity, 't')])} RETURNING ${sql.join(journalColumns(writing, entity))}`)
  const gone = new Map(
    rows.map((raw) => {
      const row = journalledRow(writing, entity, raw)
      return [keyText(entity.key.map((name) => row[name] ?? '')), row] as const
    }),
  )
  const entries = lines.map(({ record, after }, index) => {
    const before = gone.get(record)
    if (!before) throw new Refusal([{ field: null, message: messages.undoGone }])
    const isChanged = Object.keys(after ?? {}).some((name) => name in before && before[name] !== after?.[name])
    if (isChanged) throw new Refusal([{ field: null, message: messages.undoAltered }])
    return entryOf(ctx, entity, 'delete', keys[index] ?? [], { before, after: null })
  })
  await writing.journalAll(entries)
  await writing.followAll(entity, 'deleted', keys)
}
