// SPDX-License-Identifier: EUPL-1.2
import { type AnyFacts, infer } from '../model/infer/infer.js'
import type { Parameters } from '../model/parameters.js'
import type { ColumnType, Schema } from '../model/schema.js'
import { fieldWidth } from '../model/widths.js'

export interface TableAnalysis {
  readonly entity: string
  /** Its name in the database, with its schema where that is not the application's own. */
  readonly table: string
  /** `N`: given by the database; `A`: typed by the user; null: no key, hence read-only. */
  readonly keyKind: 'N' | 'A' | null
  readonly key: readonly string[]
  readonly automatic: boolean
  /** Sum of the widths of the fields but long texts, in characters. */
  readonly recordLength: number
  readonly fields: readonly { readonly name: string; readonly length: number | null; readonly type: string }[]
  /** Tables that refer to this one. */
  readonly children: readonly string[]
  /** Columns of its foreign keys, in the order of the table. */
  readonly secondaryKeys: readonly string[]
}

/** What the generator sees of each table. */
export function analyse(schema: Schema, parameters: Parameters): readonly TableAnalysis[] {
  return infer(schema, parameters, 'fr').map(analysisOf)
}

const typeWords: Readonly<Partial<Record<ColumnType, string>>> = {
  integer: 'int',
  bigint: 'int',
  decimal: 'float',
  float: 'float',
  text: 'blob',
  boolean: 'bool',
  geometry: 'geom',
}

function analysisOf(facts: AnyFacts): TableAnalysis {
  const names = Object.keys(facts.fields)
  const keyField = facts.fields[facts.key[0] ?? '']
  const isText = keyField?.type === 'string' || keyField?.type === 'text'
  const carriers = (facts.references ?? []).map((reference) => reference.fields)
  return {
    entity: facts.name,
    table: facts.table.schema === null ? facts.table.name : `${facts.table.schema}.${facts.table.name}`,
    keyKind: facts.key.length === 0 ? null : facts.key.length > 1 || isText ? 'A' : 'N',
    key: facts.key,
    automatic: facts.keyKind === 'automatic',
    recordLength: facts.recordLength,
    fields: Object.entries(facts.fields).map(([name, field]) => ({
      name,
      // A long text has its length, and takes no part in the record's.
      length: fieldWidth(field) || (field.type === 'text' ? (field.maxLength ?? null) : null),
      type: typeWords[field.type] ?? field.type,
    })),
    children: [...new Set((facts.children ?? []).map((child) => child.entity))],
    secondaryKeys: carriers
      .sort((a, b) => names.indexOf(a[0] ?? '') - names.indexOf(b[0] ?? ''))
      .map((fields) => fields.join(' + ')),
  }
}
