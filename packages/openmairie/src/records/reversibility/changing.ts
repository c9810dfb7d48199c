// SPDX-License-Identifier: EUPL-1.2
import type { Connection } from '../../database/contract.js'
import type { AnyEntity, Reference } from '../../model/entity.js'
import { administrationName } from '../../rights/administration.js'
import { fileFields } from '../reading/file-names.js'
import { type Change, changesOf, homeField, named, targetOf } from './columns.js'
import { type ArchiveTable, type ExactRow, NotBrought } from './contract.js'
import { type Renumbering, renewed, renumberingOf } from './renumber.js'

export type RowValues = Readonly<Record<string, string | null>>

/** What an archive is brought under. */
export interface Place {
  /** The collectivité as the archive numbers it, and as this instance does. */
  readonly from: string
  readonly to: string
  /** The one above it here; null for none. */
  readonly above: string | null
  /** Names the import: what is drawn anew follows from it. */
  readonly lot: string
}

/** A row as it is to be written, and its references that lead to nothing that came with it. */
export interface Changed {
  readonly values: RowValues
  readonly astray: readonly Reference[]
}

/** What the rows of shared tables became: values of a column, or of several together, by what they were. */
export interface SharedValues {
  one(column: string, value: string): string | undefined
  several(table: ArchiveTable, fields: readonly string[], values: readonly string[]): readonly string[] | undefined
}

export interface Changing {
  row(table: ArchiveTable, row: ExactRow): Changed
  /** A key as it becomes. */
  key(table: ArchiveTable, key: readonly string[]): readonly string[]
  /** The tables whose numbers change. */
  readonly renumbered: readonly ArchiveTable[]
}

/** Decides what the values of the collectivité's rows become in this base. Raises NotBrought. */
export async function changingOf(
  connection: Connection,
  tables: readonly ArchiveTable[],
  place: Place,
  shared: SharedValues,
  rehearsed: boolean,
): Promise<Changing> {
  const byName = named(tables)
  const changes = changesOf(tables)
  const own = tables.filter(({ kind }) => kind === 'own')
  const renumberings = new Map<Change, Renumbering>()
  for (const table of own)
    for (const field of Object.keys(table.entity.fields)) {
      const change = changes(table, field)
      if ((change.kind === 'number' || change.kind === 'uuid') && !renumberings.has(change))
        renumberings.set(change, await renumberingOf(connection, change, rehearsed))
    }
  /** Undefined: it leads to nothing that came with it. */
  const changed = (table: ArchiveTable, field: string, value: string): string | undefined => {
    const change = changes(table, field)
    switch (change.kind) {
      case 'same':
        return value
      case 'collectivite':
        return value === place.from ? place.to : undefined
      case 'shared':
        return shared.one(change.target, value)
      case 'number':
      case 'uuid': {
        const how = renumberings.get(change) ?? null
        if (how === null) return value
        return how.kind === 'renew' ? renewed(value, place.lot) : String(BigInt(value) + how.by)
      }
    }
  }
  const row: Changing['row'] = (table, given) => {
    const { entity, fields } = table
    const files = new Set(fileFields(entity))
    const values: Record<string, string | null> = {}
    const lost = new Set<string>()
    for (const [index, name] of fields.entries()) {
      const value = given[index] ?? null
      if (!Object.hasOwn(entity.fields, name)) continue
      const next = value === null ? null : files.has(name) ? renewed(value, place.lot) : changed(table, name, value)
      if (next === undefined) lost.add(name)
      values[name] = next ?? null
    }
    if (isTree(table)) return { values: { ...values, parent: place.above }, astray: [] }
    const home = homeField(table)
    if (home !== null && values[home] !== place.to) throw new NotBrought([foreign(table)])
    const astray = entity.references.filter((reference) => {
      if (reference.fields.some((name) => lost.has(name))) return true
      const target = targetOf(byName, table, reference)
      const before = reference.fields.map((name) => given[fields.indexOf(name)] ?? null)
      if (before.includes(null)) return false
      if (!target) return true
      if (reference.fields.length < 2 || target.kind !== 'shared') return false
      const after = shared.several(target, reference.targetFields, before.map(String))
      for (const [index, name] of reference.fields.entries()) values[name] = after?.[index] ?? values[name] ?? null
      return after === undefined
    })
    const orphan = [...lost].find((name) => !astray.some(({ fields: of }) => of.includes(name)))
    if (orphan !== undefined) throw new NotBrought([foreign(table)])
    return { values: emptied(entity, values, astray), astray }
  }
  return {
    row,
    key: (table, key) => key.map((part, index) => changed(table, table.entity.key[index] ?? '', part) ?? part),
    renumbered: own.filter((table) =>
      table.entity.key.some((name) => (renumberings.get(changes(table, name)) ?? null) !== null),
    ),
  }
}

/** Whether a table is that of the collectivités of the instance themselves: the one above is this instance's own. */
export function isTree({ ctx, entity }: Pick<ArchiveTable, 'ctx' | 'entity'>): boolean {
  return ctx.app.definition.name === administrationName && entity.name === 'om_collectivite'
}

/** A row with references emptied. Raises NotBrought where one must be given. */
export function emptied(entity: AnyEntity, values: RowValues, astray: readonly Reference[]): RowValues {
  if (astray.length === 0) return values
  const blank = astray.flatMap((reference) => {
    const fields = emptiable(entity, reference)
    if (fields.length === 0) throw new NotBrought([leadsAway(entity, reference, values)])
    return fields.map((name) => [name, null] as const)
  })
  return { ...values, ...Object.fromEntries(blank) }
}

/** The fields of a reference that may be emptied: none where it must be given. */
export function emptiable(entity: AnyEntity, reference: Reference): readonly string[] {
  return reference.fields.filter(
    (name) => entity.fields[name]?.nullable && !entity.key.includes(name) && name !== entity.collectivite,
  )
}

const leadsAway = (entity: AnyEntity, { name }: Reference, values: RowValues) => {
  const key = entity.key.map((each) => values[each] ?? '').join(', ')
  return {
    fr: `«\u00a0${entity.name}\u00a0» ${key}\u00a0: «\u00a0${name}\u00a0» renvoie à ce qui n’est pas dans l’archive, et ne peut pas rester vide.`,
    en: `“${entity.name}” ${key}: “${name}” refers to what is not in the archive, and may not stay blank.`,
  }
}
const foreign = ({ entity }: ArchiveTable) => ({
  fr: `«\u00a0${entity.name}\u00a0» contient une ligne d’une autre collectivité que celle de l’archive.`,
  en: `“${entity.name}” holds a line of another collectivité than that of the archive.`,
})
