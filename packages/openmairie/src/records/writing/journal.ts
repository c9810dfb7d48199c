// SPDX-License-Identifier: EUPL-1.2
import type { Payload } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText } from '../../model/key-text.js'
import type { Key, Values } from '../../model/value.js'
import type { Ctx } from '../context.js'
import { textOf } from '../reading/columns.js'
import type { Writing } from './writing.js'

/** Journals one write of a record, in its transaction. */
export function journal(
  ctx: Ctx,
  writing: Writing,
  entity: AnyEntity,
  key: Key,
  before: Values | null,
  after: Values | null,
): Promise<void> {
  return writing.journal({
    actor: ctx.actor.login,
    application: ctx.app.definition.name,
    entity: entity.name,
    record: keyText(key),
    operation: before === null ? 'create' : after === null ? 'delete' : 'update',
    before: payload(before),
    after: payload(after),
  })
}

/** Values as the journal keeps them: the engine's own texts. */
export function payload(values: Values | null): Payload | null {
  return values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]))
}
