// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { type Payload, writeJournal } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key, Values } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { textOf } from '../reading/columns.js'

/** Journals one write of a record, in its transaction. */
export function journal(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  key: Key,
  before: Values | null,
  after: Values | null,
): Promise<void> {
  return writeJournal(connection, {
    actor: ctx.actor.login,
    application: ctx.app.definition.name,
    entity: entity.name,
    record: keyText(key),
    operation: before === null ? 'create' : after === null ? 'delete' : 'update',
    before: payload(before),
    after: payload(after),
  })
}

function payload(values: Values | null): Payload | null {
  return values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]))
}
