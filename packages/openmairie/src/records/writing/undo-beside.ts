// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import { lastLine, type RecentLine, recentLine } from '../../journal/recent.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import { opaque, readOpaque } from '../opaque.js'
import { referenceTo, referredBy } from './reference.js'
import { undoSeconds } from './undo.js'

/** What the instance keeps beside a record of an entity: its table, as the journal names it, and its number. */
export interface Kept {
  readonly entity: AnyEntity
  readonly table: string
  readonly id: string
}

/** An authenticated reference to what the user has just written on it, for this user alone; null where that is nothing, or too old. */
export async function undoableBeside(ctx: Ctx, { entity, table, id }: Kept): Promise<string | null> {
  const line = await lastLine(ctx.instance, { ...writer(ctx, table), record: id }, undoSeconds)
  return line && referenceTo(ctx, entity, 'line', opaque(ctx, entity, `undo ${table}`, line.id))
}

/**
 * What a reference says that the user has just written on it; null where that is too old. Rights, and what was written or erased
 * since, are the caller's to look at. Raises OM_NOT_FOUND for a reference that is not authentic, or is of another one.
 */
export async function writtenBeside(
  ctx: Ctx,
  { entity, table, id }: Kept,
  reference: string,
): Promise<RecentLine | null> {
  const number = readOpaque(ctx, entity, `undo ${table}`, referredBy(ctx, entity, 'line', reference))
  if (number === null) throw new OpenMairieError('OM_NOT_FOUND')
  const line = await recentLine(ctx.instance, number, writer(ctx, table), undoSeconds)
  if (line && line.record !== id) throw new OpenMairieError('OM_NOT_FOUND')
  return line
}

function writer(ctx: Ctx, table: string) {
  return { actor: ctx.actor.login, application: ctx.app.definition.name, entity: table }
}
