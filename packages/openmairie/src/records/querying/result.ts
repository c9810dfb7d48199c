// SPDX-License-Identifier: EUPL-1.2
import type { Row } from '../../database/contract.js'
import type { AnyEntity, Field, Reference } from '../../model/entity.js'
import type { PlannedColumn, QueryPlan } from '../../model/query-plan.js'
import { meanOf } from '../../model/sum.js'
import type { Value } from '../../model/value.js'
import type { Ctx } from '../context.js'
import type { ListRow } from '../contract.js'
import { textOf } from '../reading/columns.js'
import { queryMessages } from './messages.js'

/** The column of the result of a statement that has the value of a column of the query. */
export const valueAt = (index: number): string => `c${index}`
/** The one that has its label. */
export const labelAt = (index: number): string => `l${index}`
/** The one that says how many values a mean is of. */
export const numberAt = (index: number): string => `n${index}`

/** What rows of a query are rows of: an entity that no table has, whose listing has the columns of the query. */
export function resultEntity(ctx: Ctx, { definition, root, columns }: QueryPlan): AnyEntity {
  return entityOfRows(ctx, root, {
    name: definition.name,
    label: definition.label,
    fields: columns.map((column) => fieldOf(ctx, root, column)),
    references: columns.flatMap((column) => referenceIn(column) ?? []),
  })
}

/** An entity that no table has, with these fields as the columns of its listing; what else it needs is that of another. */
export function entityOfRows(
  ctx: Ctx,
  root: AnyEntity,
  {
    name,
    label,
    fields,
    references,
  }: Pick<AnyEntity, 'name' | 'label' | 'references'> & { readonly fields: readonly Field[] },
): AnyEntity {
  return {
    ...root,
    name,
    label,
    noun: queryMessages(ctx.locale).noun,
    key: [],
    keyKind: 'none',
    readOnly: true,
    recordLabel: [],
    fields: Object.fromEntries(fields.map((field) => [field.name, field])),
    references,
    children: [],
    uniques: [],
    indexes: [],
    validity: null,
    listing: {
      ...root.listing,
      columns: fields.map((field) => field.name),
      sort: [],
      search: [],
      criteria: [],
      exported: null,
      editable: [],
      marks: [],
      menu: [],
    },
    personal: null,
  }
}

/** The columns of a query whose values have a label beside them. */
export function isLabelled({ column, at }: PlannedColumn): boolean {
  return column.reckon === undefined && (column.by === 'month' || (column.by === undefined && at?.labelled != null))
}

function referenceIn(planned: PlannedColumn): Reference | null {
  if (!isLabelled(planned)) return null
  const { name, at } = planned
  const of = at?.labelled?.reference
  return {
    name,
    fields: [name],
    entity: of?.entity ?? '',
    targetFields: of?.targetFields ?? [],
    label: name,
    required: false,
    constraint: null,
    onDelete: '',
    unverified: false,
  }
}

/** The field of a column: its own, called as the query says; a number where something is reckoned. */
function fieldOf(ctx: Ctx, root: AnyEntity, { column, name, at }: PlannedColumn): Field {
  const messages = queryMessages(ctx.locale)
  const own = at?.field ?? null
  const said = own?.label ?? (at?.entity ?? root).noun.singular
  const named = { name, label: column.heading ?? headingOf(messages, said, column, at === null) }
  const base = own ?? textField
  const { reckon, by } = column
  if (reckon === 'count' || reckon === 'distinct') return { ...textField, ...named, ...numberOf('integer', null) }
  if (by !== undefined) return { ...textField, ...named, width: by === 'year' ? 4 : 14 }
  if (reckon === 'total' || reckon === 'mean') {
    const type = base.type === 'float' ? 'float' : reckon === 'mean' || base.type === 'decimal' ? 'decimal' : 'bigint'
    return { ...textField, ...named, ...numberOf(type, null) }
  }
  return { ...base, ...named, hidden: false, withheld: false, dependsOn: null, suggestions: null, help: null }
}

function headingOf(
  messages: ReturnType<typeof queryMessages>,
  label: string,
  { by, reckon }: PlannedColumn['column'],
  isRows: boolean,
): string {
  if (isRows) return messages.rows
  const part = by === undefined ? label : messages.by[by](label)
  return reckon === undefined ? part : messages.reckoned[reckon](part)
}

/** A field of a text, of no table. */
export const textField: Field = {
  name: '',
  type: 'string',
  element: null,
  native: 'text',
  label: '',
  help: null,
  required: false,
  nullable: true,
  default: null,
  automatic: false,
  maxLength: null,
  precision: null,
  scale: null,
  min: null,
  max: null,
  choices: null,
  widget: 'text',
  format: null,
  width: 20,
  hidden: false,
  readOnly: true,
  withheld: false,
  dependsOn: null,
  suggestions: null,
  file: { accept: null, most: null },
}

function numberOf(type: 'integer' | 'bigint' | 'decimal' | 'float', scale: number | null) {
  return {
    type,
    native: type,
    scale,
    width: 12,
    widget: type === 'decimal' || type === 'float' ? 'decimal' : 'number',
  } as const
}

/** A row of the result of a statement, as one of a listing. */
export function rowOf(ctx: Ctx, { columns }: QueryPlan, raw: Row): ListRow {
  const values: Record<string, Value> = {}
  const labels: Record<string, string | null> = {}
  for (const [index, planned] of columns.entries()) {
    const value = valueIn(ctx, planned, raw[valueAt(index)] ?? null, raw[numberAt(index)] ?? null)
    values[planned.name] = value
    if (planned.column.by === 'month' && planned.column.reckon === undefined)
      labels[planned.name] = monthText(ctx, textOf(value))
    else if (isLabelled(planned)) labels[planned.name] = textOf(raw[labelAt(index)])
  }
  return { key: [], values, labels, expired: false }
}

function valueIn(ctx: Ctx, { column, at }: PlannedColumn, raw: Value, number: Value): Value {
  const { reckon, by } = column
  const text = textOf(raw)
  if (reckon === 'count' || reckon === 'distinct') return Number(text ?? 0)
  if (text === null) return null
  const field = at?.field
  if (reckon === 'mean') return field?.type === 'float' ? text : meanOf(text, BigInt(textOf(number) ?? 1))
  if (reckon === 'total' || by !== undefined || !field) return text
  return ctx.database.dialect.decoded(field, raw)
}

/** «mars 2026» of `2026-03`. */
function monthText({ locale }: Ctx, month: string | null): string | null {
  const [, year = '', number = ''] = /^(\d{4})-(\d{2})$/.exec(month ?? '') ?? []
  if (year === '') return month
  const at = new Date(Date.UTC(Number(year), Number(number) - 1, 1))
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
}
