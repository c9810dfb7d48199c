// SPDX-License-Identifier: EUPL-1.2
import type { ResolvedApplication } from '../../../model/application.js'
import type { AnyEntity, Reference } from '../../../model/entity.js'
import { all, always, any, never, ownRowsOf, sql } from '../../sql.js'
import type { Sql } from '../../statement.js'
import { everyCollectivite } from './context.js'

/** What policies and triggers are made of: the entities of an application and how their rows belong. */
export type Scoped = Pick<ResolvedApplication, 'belongings' | 'localised'>

const context = sql`current_setting('openmairie.collectivites', true)`

/** Whether the context is that of all collectivités; asked once a statement. */
export const seesAll: Sql = sql`(SELECT ${context} = ${sql.lit(everyCollectivite)})`

/** The collectivités of the context as an array; none where nothing was said. */
const named = sql`coalesce(nullif(nullif(${context}, ${sql.lit(everyCollectivite)}), ''), '{}')::text[]`

const numbers: ReadonlySet<string> = new Set(['integer', 'bigint', 'decimal'])
const texts: ReadonlySet<string> = new Set(['string', 'text'])

/** Whether a column holds one of the context, in its own type, so that an index on it serves; they are computed once a statement. */
function holdsOwn(entity: AnyEntity, alias: string, field: string): Sql {
  const column = sql.id(alias, field)
  const type = entity.fields[field]?.type ?? ''
  if (numbers.has(type))
    return sql`${column} = ANY (ARRAY(SELECT each::bigint FROM unnest(${named}) AS each WHERE each ~ '^[0-9]{1,9}$'))`
  return sql`${texts.has(type) ? column : sql`${column}::text`} = ANY (ARRAY(SELECT unnest(${named})))`
}

/**
 * Whether a row belongs to the context. Rows that it refers to are looked up in their tables, where policies ask the same of
 * them; `everywhere`: asked here in full, for whom no policy holds.
 */
export function ownRow({ belongings, localised }: Scoped, entity: AnyEntity, alias: string, everywhere: boolean): Sql {
  const belonging = belongings.get(entity.name)
  switch (belonging?.kind) {
    case undefined:
    case 'shared':
      return always
    case 'undeclared':
      return never
    case 'column':
      return holdsOwn(entity, alias, belonging.field)
    case 'references':
      return all(
        belonging.references.map((reference) => {
          const target = localised.fr.get(reference.entity)
          if (!target) return never
          const inner = `${alias}_b`
          const asked = everywhere ? [ownRow({ belongings, localised }, target, inner, true)] : []
          return exists(target, inner, [joined(reference, inner, alias), ...asked])
        }),
      )
  }
}

/**
 * Whether a row belongs to another than the context, as far as what it refers to is still there: gone, it went in the same
 * deletion. Where policies hold whoever asks, what is hidden looks like what is gone: only what is seen is one's own.
 */
export function strangeRow(scoped: Scoped, entity: AnyEntity, alias: string): Sql {
  const belonging = scoped.belongings.get(entity.name)
  switch (belonging?.kind) {
    case undefined:
    case 'shared':
      return never
    case 'undeclared':
      return always
    case 'column':
      return sql`NOT coalesce(${holdsOwn(entity, alias, belonging.field)}, false)`
    case 'references':
      return any(
        belonging.references.flatMap((reference) => {
          const target = scoped.localised.fr.get(reference.entity)
          if (!target) return []
          const inner = `${alias}_b`
          const parent = joined(reference, inner, alias)
          const strange = exists(target, inner, [parent, strangeRow(scoped, target, inner)])
          return [sql`CASE WHEN ${isHeld(target)} THEN NOT ${exists(target, inner, [parent])} ELSE ${strange} END`]
        }),
      )
  }
}

/** Whether policies hold whoever asks now, in a table: not the engine, where it follows a reference. */
function isHeld({ table }: AnyEntity): Sql {
  const place = [...(table.schema === null ? [] : [table.schema]), table.name]
  return sql`row_security_active(${sql.lit(place.map((name) => `"${name.replaceAll('"', '""')}"`).join('.'))}::regclass)`
}

/** Whether what a row refers to is there, as the policies of its table show it. */
export function leadsSomewhere(reference: Reference, target: AnyEntity, alias: string): Sql {
  return exists(target, 'b', [joined(reference, 'b', alias)])
}

function exists(target: AnyEntity, alias: string, conditions: readonly Sql[]): Sql {
  return sql`EXISTS (SELECT 1 FROM ${ownRowsOf(target.table)} AS ${sql.id(alias)} WHERE ${all(conditions)})`
}

function joined({ fields, targetFields }: Reference, inner: string, alias: string): Sql {
  return all(fields.map((field, index) => sql`${sql.id(inner, targetFields[index] ?? '')} = ${sql.id(alias, field)}`))
}
