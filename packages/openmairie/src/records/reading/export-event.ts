// SPDX-License-Identifier: EUPL-1.2
import { writeJournal } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'

/** Journals that the rows of a query leave the application: who takes them, of which entity, under which search. */
export async function journalExport(ctx: Ctx, entity: AnyEntity, query: ListQuery): Promise<void> {
  const { search, criteria, parent, keys } = query
  await writeJournal(ctx.instance, {
    actor: ctx.actor.login,
    onBehalfOf: ctx.actor.onBehalfOf ?? null,
    application: ctx.app.definition.name,
    entity: entity.name,
    record: '',
    operation: 'export',
    before: null,
    after: {
      colonnes: entity.listing.columns.join(' '),
      recherche: search ? JSON.stringify(search) : null,
      criteres: criteria.length > 0 ? JSON.stringify(criteria) : null,
      parent: parent ? JSON.stringify(parent) : null,
      selection: keys ? String(keys.length) : null,
    },
  })
}
