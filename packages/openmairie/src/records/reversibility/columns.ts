// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity, Reference } from '../../model/entity.js'
import type { ArchiveTable } from './contract.js'

/** A column of an archive, by one name. */
export const columnName = ({ ctx, entity }: Pick<ArchiveTable, 'ctx' | 'entity'>, field: string): string =>
  JSON.stringify([ctx.app.definition.name, entity.name, field])

/** What becomes of the values of a column. */
export type Change =
  | { readonly kind: 'same' }
  /** It holds the collectivité. */
  | { readonly kind: 'collectivite' }
  /** It refers to a row of a shared table by one column of that. */
  | { readonly kind: 'shared'; readonly target: string }
  /** Numbers or identifiers that a base draws, of these keys. */
  | { readonly kind: 'number' | 'uuid'; readonly keys: readonly KeyColumn[] }

export interface KeyColumn {
  readonly table: ArchiveTable
  readonly field: string
}

const same: Change = { kind: 'same' }

/** What each column of the collectivité's own tables has in common with those that it refers to: their values change alike. */
export function changesOf(tables: readonly ArchiveTable[]): (table: ArchiveTable, field: string) => Change {
  const byName = new Map(tables.map((table) => [tableName(table, table.entity.name), table]))
  const groups = grouped(tables, byName)
  const changes = new Map<readonly KeyColumn[], Change>()
  for (const members of new Set(groups.values())) changes.set(members, changeOf(members, byName))
  return (table, field) => {
    const members = groups.get(columnName(table, field))
    return (members && changes.get(members)) ?? same
  }
}

const tableName = ({ ctx }: ArchiveTable, entity: string): string => JSON.stringify([ctx.app.definition.name, entity])

type ByName = ReadonlyMap<string, ArchiveTable>

/** Where a reference of a table leads, among the tables of an archive. */
export function targetOf(byName: ByName, table: ArchiveTable, reference: Reference): ArchiveTable | undefined {
  return byName.get(tableName(table, reference.entity))
}

/** The tables of an archive by application and entity, for `targetOf`. */
export function named(tables: readonly ArchiveTable[]): ByName {
  return new Map(tables.map((table) => [tableName(table, table.entity.name), table]))
}

/** Columns by what they are linked with, through references between own tables, however many in a row. */
function grouped(tables: readonly ArchiveTable[], byName: ByName): ReadonlyMap<string, readonly KeyColumn[]> {
  const groups = new Map<string, KeyColumn[]>()
  const own = tables.filter(({ kind }) => kind === 'own')
  for (const table of own)
    for (const field of Object.keys(table.entity.fields)) groups.set(columnName(table, field), [{ table, field }])
  for (const table of own)
    for (const reference of table.entity.references) {
      const target = targetOf(byName, table, reference)
      if (target?.kind !== 'own') continue
      for (const [index, field] of reference.fields.entries()) {
        const one = groups.get(columnName(table, field))
        const other = groups.get(columnName(target, reference.targetFields[index] ?? ''))
        if (!one || !other || one === other) continue
        one.push(...other)
        for (const member of other) groups.set(columnName(member.table, member.field), one)
      }
    }
  return groups
}

function changeOf(members: readonly KeyColumn[], byName: ByName): Change {
  if (members.some(({ table, field }) => homeField(table) === field)) return { kind: 'collectivite' }
  for (const { table, field } of members) {
    const reference = table.entity.references.find(({ fields }) => fields.length === 1 && fields[0] === field)
    const target = reference && targetOf(byName, table, reference)
    if (target?.kind === 'shared')
      return { kind: 'shared', target: columnName(target, reference?.targetFields[0] ?? '') }
  }
  const keys = members.filter(({ table: { entity }, field }) => entity.key.length === 1 && entity.key[0] === field)
  const drawn = keys.filter(({ table: { entity }, field }) => isDrawn(entity, field))
  const [first] = drawn
  if (!first) return same
  const isUuid = first.table.entity.fields[first.field]?.type === 'uuid'
  return { kind: isUuid ? 'uuid' : 'number', keys }
}

/** Whether the base, or the program, draws the values of a key: nobody knows them by heart. */
function isDrawn(entity: AnyEntity, name: string): boolean {
  const field = entity.fields[name]
  if (!field) return false
  return field.type === 'uuid' || (field.automatic && (field.type === 'integer' || field.type === 'bigint'))
}

/** The field of a table that holds the collectivité itself; null where it belongs by references. */
export function homeField({ ctx, entity }: Pick<ArchiveTable, 'ctx' | 'entity'>): string | null {
  const belonging = ctx.app.belongings.get(entity.name)
  return belonging?.kind === 'column' ? belonging.field : null
}
