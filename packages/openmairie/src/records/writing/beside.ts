// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { OpenMairieError } from '../../errors/errors.js'
import type { JournalEntry } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Key } from '../../model/value.js'
import { accessOf } from '../access.js'
import type { Ctx } from '../context.js'
import type { Input } from '../contract.js'
import { readWith } from '../reading/read.js'
import { write } from './write.js'

/** What a form beside a record was sent for: the same one-time key with the same input shows the first outcome. */
export interface Beside {
  readonly entity: AnyEntity
  readonly key: Key
  readonly name: string
  readonly input: Input
  readonly once: string | null
}

/**
 * Writes what the instance itself keeps beside a record, in one transaction of its own base with its lines of journal,
 * once for a one-time key. Rights are the caller's to ask for.
 */
export function writeBeside<T>(
  ctx: Ctx,
  { entity, key, name, input, once }: Beside,
  work: (connection: Connection, journal: (entry: Line) => Promise<void>) => Promise<T>,
): Promise<T> {
  const purpose = { operation: `action ${name}` as const, entity, key, input }
  const oneTime = { key: once, purpose, repeated: (outcome: T): T => outcome }
  return write({ ...ctx, database: ctx.instance }, oneTime, (writing) =>
    work(writing, async (line) => {
      await writing.journal({ actor: ctx.actor.login, application: ctx.app.definition.name, ...line })
    }),
  )
}

/**
 * Asked by a write of the above that leaves something new beside a record, once that is written: whoever deleted the record meanwhile
 * left it there alone. Raises OM_NOT_FOUND where the record is not there, or may not be seen.
 */
export async function demandRecord(connection: Connection, ctx: Ctx, entity: AnyEntity, key: Key): Promise<void> {
  // Within its own transaction where there is one base: another connection of the same pool might never come.
  const data = ctx.instance === ctx.database ? connection : accessOf(ctx)
  if ((await readWith(ctx, data, entity, key)) === null) throw new OpenMairieError('OM_NOT_FOUND')
}

type Line = Omit<JournalEntry, 'actor' | 'application'>
