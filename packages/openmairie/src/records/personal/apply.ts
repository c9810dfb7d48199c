// SPDX-License-Identifier: EUPL-1.2
import { OpenMairieError } from '../../errors/errors.js'
import type { AnyEntity } from '../../model/entity.js'
import { keyText, readKeyText } from '../../model/key-text.js'
import type { Problem } from '../../model/override.js'
import type { Key } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { RecordView } from '../contract.js'
import { demandWrite } from '../reading/scope.js'
import { readHeld } from '../writing/journal.js'
import { writingMessages } from '../writing/messages.js'
import { Refused, removeWithin } from '../writing/remove.js'
import { Refusal, refusalOf } from '../writing/save.js'
import { writeWhole } from '../writing/undoable.js'
import type { Writing } from '../writing/writing.js'
import { allAbout, anonymise } from './anonymise.js'
import type { AboutPerson, Erased } from './contract.js'
import { remainsDue, stillKept } from './due.js'
import type { Due } from './due-list.js'
import { erasePersons } from './erase.js'
import { demandAnonymise } from './rights.js'

/** What became of a record that was due; `left`: a person sorts it; `gone`: it is not there, or not due any more. */
export type Applied =
  | { readonly kind: 'anonymised' | 'erased' | 'left' | 'gone' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** Does what is due of a record: by the door, with the hooks of its author. Raises OM_FORBIDDEN, OM_TABLE_CHANGED. */
export async function applyDue(ctx: Ctx, due: Due): Promise<Applied> {
  const entity = ctx.app.localised[ctx.locale].get(due.entity)
  const key = readKeyText(due.record)
  if (!entity || !key || key.length !== entity.key.length) return { kind: 'gone' }
  try {
    return await applyTo(ctx, entity, key, due)
  } catch (error) {
    // One table that undoes nothing holds back what is due of no other.
    if (!(error instanceof OpenMairieError) || error.code !== 'OM_NOTHING_UNDONE') throw error
    return { kind: 'refused', problems: [{ field: null, message: error.publicMessage(ctx.locale) }] }
  }
}

async function applyTo(ctx: Ctx, entity: AnyEntity, key: Key, due: Due): Promise<Applied> {
  switch (due.ending) {
    case 'archive':
      return { kind: 'left' }
    case 'erase':
      return eraseRecord(ctx, entity, key, due)
    case 'anonymise': {
      const wanted = (writing: Writing, record: RecordView) => remainsDue(ctx, writing, entity, record, due)
      const keeping = (writing: Writing, about: readonly AboutPerson[]) => stillKept(ctx, writing, about)
      const options = { idempotencyKey: null, digests: null, fields: due.fields, wanted, keeping }
      const outcome = await anonymise(ctx, entity, key, options)
      return outcome.kind === 'refused' ? outcome : { kind: outcome.kind }
    }
  }
}

/** Deletes a person for good, with what is declared to be about it: nothing of it is left in the journal, and it cannot be undone. */
async function eraseRecord(ctx: Ctx, entity: AnyEntity, key: Key, due: Due): Promise<Applied> {
  demandAnonymise(ctx, entity)
  try {
    return await writeWhole<Applied>(ctx, null, async (writing) => {
      const record = await readHeld(ctx, writing, entity, key, true)
      if (!record || !(await remainsDue(ctx, writing, entity, record, due))) return { kind: 'gone' }
      const { records, problems } = await allAbout(ctx, writing, entity, record)
      const found = [...problems, ...(await stillKept(ctx, writing, records.slice(1)))]
      if (found.length > 0) throw new Refusal(found)
      const erased: Erased[] = []
      // What refers goes before what it refers to.
      for (const each of records.toReversed()) {
        demandWrite(ctx, each.entity, 'delete')
        await removeWithin(ctx, writing, each.entity, each.record, () => true)
        const line = await writing.journal({
          actor: ctx.actor.login,
          onBehalfOf: ctx.actor.onBehalfOf ?? null,
          application: ctx.app.definition.name,
          entity: each.entity.name,
          record: keyText(each.record.key),
          operation: 'erase',
          before: null,
          after: null,
        })
        erased.push({ entity: each.entity, key: each.record.key, label: each.record.label, line })
      }
      await writing.keep((connection) => erasePersons(connection, ctx, erased))
      return { kind: 'erased' }
    })
  } catch (error) {
    if (error instanceof Refused)
      return { kind: 'refused', problems: [{ field: null, message: writingMessages(ctx.locale).stillReferred }] }
    return { kind: 'refused', problems: refusalOf(ctx, entity, error) }
  }
}
