// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { DatabaseError } from '../../database/errors.js'
import { linesOfLot, touchedSince } from '../../journal/lot.js'
import type { AnyEntity } from '../../model/entity.js'
import { readKeyText } from '../../model/key-text.js'
import type { Ctx } from '../context.js'
import { demandWrite } from '../reading/scope.js'
import { writingMessages } from '../writing/messages.js'
import { Refused } from '../writing/remove.js'
import { lostFields, reverse } from '../writing/reverse.js'
import { Refusal, refusalOf } from '../writing/save.js'
import { rightToUndo } from '../writing/undo.js'
import { write } from '../writing/write.js'
import { takerBack } from './take-back.js'

export type ImportUndone =
  | { readonly kind: 'undone' }
  /** Records that something else has written since: nothing is undone. */
  | { readonly kind: 'touched'; readonly records: number }
  /** Something forbids it, and says why: nothing is undone. */
  | { readonly kind: 'refused'; readonly message: string }

export interface UndoImportOptions {
  /** How many records are undone so far. Raises where it is to stop. */
  tell(done: number): Promise<void>
  /** Stored with what is undone. */
  keep(connection: Connection, lines: number): Promise<void>
  /** Stored before it, where the rows lie in another base: the write that is about to undo so many. Raises where it is to stop. */
  foretell(connection: Connection, undoing: { readonly write: string; readonly lines: number }): Promise<void>
}

const linesAtOnce = 500

/**
 * Undoes an import in one transaction, from its last record back, with hooks, rights and journal: all of it or nothing. Records
 * of other entities that it added on the way stay: others may be named by them by now. Raises OM_FORBIDDEN, OM_TABLE_CHANGED.
 */
export async function undoImport(
  ctx: Ctx,
  entity: AnyEntity,
  lot: string,
  { tell, keep, foretell }: UndoImportOptions,
): Promise<ImportUndone> {
  const mine = { actor: ctx.actor.login, application: ctx.app.definition.name, entity: entity.name, lot }
  const records = await touchedSince(ctx.instance, mine)
  if (records > 0) return { kind: 'touched', records }
  const takeBack = takerBack(ctx, entity)
  try {
    await write(ctx, null, async (writing) => {
      let done = 0
      for (let before: string | null = null; ; ) {
        const lines = await linesOfLot(ctx.instance, mine, before, linesAtOnce)
        for (const operation of new Set(lines.map((line) => line.operation)))
          demandWrite(ctx, entity, rightToUndo[operation])
        const whole = takeBack !== null && lines.every(({ operation }) => operation === 'create')
        if (whole) await takeBack(writing, lines)
        for (const line of whole ? [] : lines) {
          const lost = lostFields(entity, line)
          if (lost.length > 0)
            throw new Refusal([{ field: null, message: writingMessages(ctx.locale).undoLost(lost.join(', ')) }])
          await reverse(ctx, writing, entity, readKeyText(line.record) ?? [], line)
        }
        done += lines.length
        before = lines.at(-1)?.id ?? null
        await tell(done)
        if (lines.length < linesAtOnce) break
      }
      if (done === 0) throw new Refusal([{ field: null, message: writingMessages(ctx.locale).undoGone }])
      await writing.keep(
        (connection) => keep(connection, done),
        (connection, write) => foretell(connection, { write, lines: done }),
      )
    })
    return { kind: 'undone' }
  } catch (error) {
    const messages = writingMessages(ctx.locale)
    const isReferred = error instanceof DatabaseError && error.violation === 'foreign key'
    if (error instanceof Refused || isReferred) return { kind: 'refused', message: messages.undoReferred }
    const [first] = refusalOf(ctx, entity, error)
    return { kind: 'refused', message: first?.message ?? messages.refused }
  }
}
