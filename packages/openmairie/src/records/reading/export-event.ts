// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import { writeJournal } from '../../journal/write.js'
import type { AnyEntity } from '../../model/entity.js'
import type { Ctx } from '../context.js'
import type { ListQuery } from '../contract.js'

/** The columns of an export that tell of a person: personal fields, and references to records that such a field names. */
export function personalIn(ctx: Ctx, entity: AnyEntity): readonly string[] {
  const told = (of: AnyEntity | undefined, names: readonly string[]): boolean =>
    of?.personal?.fields.some(({ field }) => names.includes(field)) === true
  const target = (name: string): AnyEntity | undefined =>
    ctx.app.localised[ctx.locale].get(
      entity.references.find(({ fields }) => fields.length === 1 && fields[0] === name)?.entity ?? '',
    )
  return entity.listing.columns.filter(
    (name) => told(entity, [name]) || told(target(name), target(name)?.recordLabel ?? []),
  )
}

/**
 * Journals that the rows of a query leave the application: who takes them, of which entity, under which search, in what
 * format, with which personal data.
 */
export async function journalExport(
  ctx: Ctx,
  connection: Connection,
  entity: AnyEntity,
  query: ListQuery,
  format: string | null,
): Promise<void> {
  const { search, criteria, parent, keys, within } = query
  const personal = personalIn(ctx, entity)
  await writeJournal(connection, {
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
      ...(within ? { requete: within.told } : {}),
      format,
      personnelles: personal.length > 0 ? personal.join(' ') : null,
    },
  })
}
