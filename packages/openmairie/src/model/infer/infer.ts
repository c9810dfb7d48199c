// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'
import type { ChildFacts, EntityFacts, ReferenceFacts } from '../facts.js'
import { labelOf, nounOf, tongueOf } from '../lexicon/index.js'
import { entityNames, tableId } from '../names.js'
import { own } from '../own.js'
import type { Parameters } from '../parameters.js'
import type { Column, Schema, Table } from '../schema.js'
import { recordLength } from '../widths.js'
import { fieldFacts, type Spoken, withoutKey, wording } from './fields.js'
import { foreignKeysOf, isJunction, keyOf } from './keys.js'
import { isLine } from './line.js'
import { recordLabelOf } from './naming.js'

/** Facts of any table: rows and tabs by name alone. */
export type AnyFacts = EntityFacts<Record<string, unknown>, string>

interface Situation extends Spoken {
  readonly schema: Schema
  readonly parameters: Parameters
  readonly names: ReadonlyMap<string, string>
}

/** From facts to meaning, by convention: one entity a table or view, sorted as the schema is. */
export function infer(whole: Schema, parameters: Parameters, locale: Locale): readonly AnyFacts[] {
  const schema = {
    ...whole,
    tables: tablesWanted(whole, parameters),
  }
  const names = entityNames(schema.tables, schema.schemas[0] ?? '')
  const tongue = tongueOf(schema.tables.flatMap((table) => [table.name, ...table.columns.map(({ name }) => name)]))
  const situation = { schema, parameters, locale, tongue, names }
  const references = new Map(schema.tables.map((table) => [table, referencesOf(table, situation)]))
  const children = childrenOf(references, situation)
  return schema.tables.map((table) => inferTable(table, references.get(table) ?? [], children, situation))
}

/** The tables that a set of parameters does not set aside; one without columns has nothing to show. */
export function tablesWanted(schema: Schema, { tablesToAvoid }: Parameters): readonly Table[] {
  return schema.tables.filter((table) => !tablesToAvoid.includes(table.name) && table.columns.length > 0)
}

function inferTable(
  table: Table,
  refs: readonly ReferenceFacts[],
  childrenByEntity: ReadonlyMap<string, readonly ChildFacts<string>[]>,
  situation: Situation,
): AnyFacts {
  const { schema, parameters, locale, tongue, names } = situation
  const asked = own(parameters.tables, table.name) ?? {}
  const name = names.get(tableId(table)) ?? table.name
  const key = keyOf(table, parameters.keyMode)
  const carrier = new Set(refs.flatMap((reference) => (reference.fields.length === 1 ? reference.fields : [])))
  const fields = Object.fromEntries(
    table.columns.map((column) => [
      column.name,
      fieldFacts(
        table,
        column,
        carrier.has(column.name),
        situation,
        own(asked.widths, column.name),
        key.includes(column.name),
      ),
    ]),
  )
  const noun = nounOf(table.name, locale, tongue)
  const { help } = wording(table, situation)
  const label = recordLabelOf(table, key)
  const children = childrenByEntity.get(name) ?? []
  const validity = validityOf(table, asked.hiddenValidity ?? false)
  const view = table.kind === 'view' || table.kind === 'materialized view'
  const isAutomatic = key.length === 1 && fields[key[0] ?? '']?.automatic === true
  const pageSize = asked.pageSize ?? parameters.pageSize
  const withCollectivite = table.columns.some((column) => column.name === 'om_collectivite')
  return {
    name,
    table: {
      schema: table.schema === schema.schemas[0] ? null : table.schema,
      name: table.name,
      ...(table.inherited ? { inherited: true } : {}),
    },
    ...(view ? { kind: 'view' } : {}),
    label: capital(noun.plural),
    ...(help === null ? {} : { help }),
    noun,
    key,
    ...(isAutomatic ? { keyKind: 'automatic' } : {}),
    ...(table.kind === 'foreign table' ? { readOnly: true } : {}),
    recordLabel: label,
    fields,
    ...(refs.length > 0 ? { references: refs } : {}),
    ...(children.length > 0 ? { children } : {}),
    ...listOf('uniques', uniquesOf(table)),
    ...listOf('indexes', indexesOf(table)),
    ...(validity ? { validity } : {}),
    ...(withCollectivite ? { collectivite: 'om_collectivite' } : {}),
    ...(isJunction(table, foreignKeysOf(table, schema, parameters.keyMode)) ? { junction: true } : {}),
    recordLength: recordLength(table.columns.map((column) => ({ ...column, maxLength: column.length }))),
    ...(asked.breadcrumb ? { breadcrumb: asked.breadcrumb } : {}),
    listing: {
      columns: asked.displayedFields ?? columnsOf(table, key, label, isAutomatic, parameters.listingColumns),
      sort: [{ field: label[0] ?? key[0] ?? table.columns[0]?.name ?? '', direction: 'asc' }],
      ...(pageSize === 15 ? {} : { pageSize }),
      search: table.columns
        .filter((column) => column.type === 'string' || column.type === 'text')
        .map((column) => column.name),
      criteria: table.columns.filter(isCriterion).map((column) => column.name),
    },
    ...(asked.tabs === false ? { form: { tabs: false } } : {}),
  }
}

function listOf<K extends string, V>(name: K, list: readonly V[]): { readonly [P in K]?: readonly V[] } {
  return list.length > 0 ? ({ [name]: list } as { [P in K]: readonly V[] }) : {} // a computed key widens to string
}

function columnsOf(
  table: Table,
  key: readonly string[],
  label: readonly string[],
  isAutomatic: boolean,
  most: number,
): readonly string[] {
  // What names a record opens it, however long it may be.
  const isShown = (column: Column): boolean =>
    isShort(table, column) || (column.type === 'text' && label.includes(column.name))
  const shown = table.columns.filter((column) => isShown(column) && !(isAutomatic && key.includes(column.name)))
  const first = label.filter((name) => shown.some((column) => column.name === name))
  const names = [...first, ...shown.map((column) => column.name).filter((name) => !first.includes(name))].slice(0, most)
  const fallback = key.length > 0 ? key : table.columns.slice(0, 1).map((column) => column.name)
  return names.length > 0 ? names : fallback
}

const long: ReadonlySet<string> = new Set(['text', 'json', 'bytes', 'geometry', 'other', 'array'])
function isShort(table: Table, column: Column): boolean {
  return !long.has(column.type) || (column.type === 'text' && isLine(table, column))
}

function isCriterion(column: Column): boolean {
  return !['bytes', 'geometry', 'other', 'json'].includes(column.type)
}

function validityOf(table: Table, hidden: boolean): { start: string; end: string; hidden: boolean } | null {
  const isDate = (name: string): boolean =>
    table.columns.some((column) => column.name === name && column.type === 'date')
  return isDate('om_validite_debut') && isDate('om_validite_fin')
    ? { start: 'om_validite_debut', end: 'om_validite_fin', hidden }
    : null
}

/** What the database may call taken; the key under its usual name, `PRIMARY` but on PostgreSQL, goes without saying. */
function uniquesOf(table: Table): NonNullable<AnyFacts['uniques']> {
  return table.indexes
    .filter((index) => index.unique && index.name !== `${table.name}_pkey` && index.name !== 'PRIMARY')
    .map((index) => ({ constraint: index.name, fields: index.columns.filter((column) => column !== null) }))
}

/** Orders that an index walk can give: plain, whole indexes, and the key. */
function indexesOf(table: Table): readonly (readonly string[])[] {
  const usable = table.indexes
    .filter((index) => index.where === null && index.method === 'btree')
    .map((index) => index.columns.slice(0, index.columns.includes(null) ? index.columns.indexOf(null) : undefined))
    .map((columns) => columns.filter((column) => column !== null))
    .filter((columns) => columns.length > 0)
  return [...new Map(usable.map((columns) => [columns.join('\0'), columns])).values()]
}

function referencesOf(
  table: Table,
  { schema, parameters, locale, tongue, names }: Situation,
): readonly ReferenceFacts[] {
  const columns = new Map(table.columns.map((column) => [column.name, column]))
  const taken = new Set<string>()
  return foreignKeysOf(table, schema, parameters.keyMode).flatMap((foreignKey) => {
    const entity = names.get(JSON.stringify([foreignKey.target.schema, foreignKey.target.table]))
    if (entity === undefined || !foreignKey.columns.every((column) => columns.has(column))) return []
    const base = foreignKey.columns.join('_')
    const name =
      taken.has(base) || (foreignKey.columns.length > 1 && columns.has(base)) ? `${base}_${foreignKey.name}` : base
    taken.add(name)
    const required = foreignKey.columns.every((column) => columns.get(column)?.nullable === false)
    return [
      {
        name,
        fields: foreignKey.columns,
        entity,
        targetFields: foreignKey.target.columns,
        label:
          foreignKey.columns.length === 1
            ? wording({ name: withoutKey(base), comment: columns.get(base)?.comment ?? null }, { locale, tongue }).label
            : capital(nounOf(foreignKey.target.table, locale, tongue).singular),
        ...(required ? { required } : {}),
        constraint: foreignKey.name,
        ...(foreignKey.onDelete === 'no action' ? {} : { onDelete: foreignKey.onDelete }),
        ...(foreignKey.validated ? {} : { unverified: true }),
      },
    ]
  })
}

/** Sub-forms by the entity that they stand under, in the order of the tables that refer to it. */
function childrenOf(
  references: ReadonlyMap<Table, readonly ReferenceFacts[]>,
  { locale, tongue, names }: Situation,
): ReadonlyMap<string, readonly ChildFacts<string>[]> {
  const children = new Map<string, ChildFacts<string>[]>()
  for (const [table, list] of references) {
    const entity = names.get(tableId(table)) ?? ''
    const noun = capital(nounOf(table.name, locale, tongue).plural)
    for (const reference of list) {
      const several = list.filter((other) => other.entity === reference.entity).length > 1
      const child = {
        tab: `${entity}.${reference.name}`,
        entity,
        reference: reference.name,
        label: several ? `${noun} (${labelOf(withoutKey(reference.name), locale, tongue).toLowerCase()})` : noun,
      }
      const known = children.get(reference.entity)
      if (known) known.push(child)
      else children.set(reference.entity, [child])
    }
  }
  return children
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
