// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Problem } from '../../model/override.js'
import { own } from '../../model/own.js'
import type { Key } from '../../model/value.js'
import { wordOf } from '../../model/word.js'
import { widened } from '../../rights/widened.js'
import type { Ctx } from '../context.js'
import type { RecordView, WriteOptions } from '../contract.js'
import { readWith } from '../reading/read.js'
import { demandWrite } from '../reading/scope.js'
import { overrideOf } from './hooks.js'
import { pureContext } from './pure-context.js'
import { contextWithin, refusalOf } from './save.js'
import { write } from './write.js'

export type ActOutcome =
  | { readonly kind: 'done'; readonly message: string }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

export interface OfferedAction {
  readonly name: string
  readonly label: string
  readonly confirm: string | null
  /** Offered in the rows of listings too. */
  readonly rows: boolean
}

/** The declared actions that the user may run on a record now. */
export function actionsOf(ctx: Ctx, entity: AnyEntity, record: RecordView): readonly OfferedAction[] {
  if (ctx.app.drifted.has(entity.name)) return []
  return Object.entries(overrideOf(ctx, entity).actions ?? {})
    .filter(([, action]) => ctx.grants.can(ctx.app.definition.name, entity, action.right))
    .filter(([, action]) => action.condition?.(record.values, pureContext(ctx)) ?? true)
    .map(([name, action]) => {
      const say = (word: string, text: string) =>
        wordOf(ctx.app.definition, ctx.locale, text, `${entity.name}.actions.${name}.${word}`)
      return {
        name,
        label: say('label', action.label),
        confirm: action.confirm === undefined ? null : say('confirm', action.confirm),
        rows: action.rows === true,
      }
    })
}

/** Runs a declared action on a record, locked, in one transaction, once for a one-time key. Raises OM_NOT_FOUND for what is not offered. */
export async function act(
  ctx: Ctx,
  entity: AnyEntity,
  key: Key,
  name: string,
  options: WriteOptions,
): Promise<ActOutcome> {
  const action = own(overrideOf(ctx, entity).actions, name)
  if (!action) throw new OpenMairieError('OM_NOT_FOUND')
  demandWrite(ctx, entity, action.right)
  try {
    const purpose = { operation: `action ${name}` as const, entity, key, input: {} }
    const oneTime = { key: options.idempotencyKey, purpose, repeated: (message: string) => message }
    const message = await write(ctx, oneTime, async (writing) => {
      const record = await readWith(ctx, writing, entity, key, true)
      const { reads = [], writes = [] } = action
      const grants = widened(ctx.grants, ctx.app.definition.name, { reads, writes })
      // What it looks for is anywhere, the record itself included: nothing of it is being typed.
      const context = contextWithin({ ...ctx, grants }, writing, null)
      if (!record || action.condition?.(record.values, context) === false) throw new OpenMairieError('OM_NOT_FOUND')
      return action.run(record.values, context)
    })
    return { kind: 'done', message }
  } catch (error) {
    return { kind: 'refused', problems: refusalOf(ctx, entity, error) }
  }
}
