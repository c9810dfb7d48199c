// SPDX-License-Identifier: EUPL-1.2
import { defaultBulkBound } from './bulk-bound.js'
import type { Entity, Field, Widget } from './entity.js'
import type { Described, EntityFacts, FieldFacts } from './facts.js'
import { fieldWidth } from './widths.js'

export const defaultPageSize = 15

/** Resolves the facts of a generated file into an entity: inner code sees no optional. */
export function describe<Row, Tab extends string = never>(facts: EntityFacts<Row, Tab>): Described<Row, Tab> {
  const names = Object.keys(facts.fields) as (keyof Row & string)[] // the keys of `fields` are those of `Row`
  const fields = Object.fromEntries(names.map((name) => [name, describeField(name, facts.fields[name])]))
  const written = names.filter((name) => facts.fields[name].widget !== 'hidden')
  return {
    name: facts.name,
    table: { ...facts.table, inherited: facts.table.inherited ?? false },
    kind: facts.kind ?? 'table',
    label: facts.label,
    help: facts.help ?? null,
    noun: facts.noun,
    key: facts.key,
    keyKind: facts.keyKind ?? (facts.key.length === 0 ? 'none' : 'typed'),
    readOnly: facts.readOnly ?? facts.key.length === 0,
    recordLabel: facts.recordLabel,
    fields: fields as Entity<Row>['fields'], // one entry per key of Row, by construction
    references: (facts.references ?? []).map((reference) => ({
      ...reference,
      required: reference.required ?? false,
      constraint: reference.constraint ?? null,
      onDelete: reference.onDelete ?? 'no action',
      unverified: reference.unverified ?? false,
    })),
    children: (facts.children ?? []).map((child) => ({ ...child, shown: true })),
    uniques: facts.uniques ?? [],
    indexes: facts.indexes ?? [],
    validity: facts.validity ?? null,
    collectivite: facts.collectivite ?? null,
    junction: facts.junction ?? false,
    recordLength: facts.recordLength,
    breadcrumb: facts.breadcrumb ?? [],
    listing: {
      ...facts.listing,
      pageSize: facts.listing.pageSize ?? defaultPageSize,
      exported: null,
      editable: [],
      marks: [],
      menu: [],
    },
    form: {
      groups: facts.form?.groups ?? [{ legend: null, fields: written }],
      tabs: facts.form?.tabs ?? true,
      carried: [],
      copied: [],
    },
    duplicates: { match: [], least: 0, differing: false, namesakes: [] },
    mergeable: true,
    bulkBound: defaultBulkBound,
    notes: false,
    tasks: false,
    attachments: false,
    personal: null,
  }
}

function describeField(name: string, facts: FieldFacts): Field {
  const nullable = facts.nullable ?? true
  const automatic = facts.automatic ?? false
  return {
    name,
    type: facts.type,
    element: facts.element ?? null,
    native: facts.native,
    label: facts.label,
    help: facts.help ?? null,
    required: facts.required ?? (!nullable && facts.default === undefined && !automatic && facts.type !== 'boolean'),
    nullable,
    default: facts.default ?? null,
    automatic,
    maxLength: facts.maxLength ?? null,
    precision: facts.precision ?? null,
    scale: facts.scale ?? null,
    min: facts.min ?? null,
    max: facts.max ?? null,
    choices: facts.choices ?? null,
    widget: facts.widget ?? defaultWidget(facts, nullable),
    format: null,
    width: facts.width ?? fieldWidth(facts),
    hidden: false,
    withheld: false,
    readOnly: facts.readOnly ?? neverWritten.has(facts.type),
    dependsOn: null,
    suggestions: null,
    file: { accept: null, most: null },
  }
}

const neverWritten: ReadonlySet<string> = new Set(['bytes', 'geometry', 'other'])

const widgetOfType: Readonly<Record<FieldFacts['type'], Widget>> = {
  string: 'text',
  text: 'textarea',
  integer: 'number',
  bigint: 'number',
  decimal: 'decimal',
  float: 'decimal',
  boolean: 'yesno',
  date: 'date',
  time: 'time',
  timetz: 'time',
  timestamp: 'datetime',
  timestamptz: 'datetime',
  interval: 'text',
  json: 'json',
  uuid: 'text',
  enum: 'select',
  inet: 'text',
  bytes: 'readonly',
  array: 'list',
  geometry: 'readonly',
  other: 'readonly',
}

/** The widget of a type when nothing else is said. */
export function defaultWidget(
  facts: Pick<FieldFacts, 'type'> & { readonly choices?: Field['choices'] },
  nullable: boolean,
): Widget {
  if (facts.choices) return facts.type === 'array' ? 'checkboxes' : 'select'
  return facts.type === 'boolean' && !nullable ? 'checkbox' : widgetOfType[facts.type]
}
