// SPDX-License-Identifier: EUPL-1.2
import type { Locale } from '../application.js'
import type { Widget } from '../entity.js'
import type { FieldFacts } from '../facts.js'
import { labelOf, type Tongue } from '../lexicon/index.js'
import type { Column, Table } from '../schema.js'
import { rulesOf } from './checks.js'
import { isLine } from './line.js'

/** In which language an application speaks, and its schema is named. */
export interface Spoken {
  readonly locale: Locale
  readonly tongue: Tongue
}

/** The name of a column that refers, without an «id» glued to its end: `hostid`. */
export function withoutKey(name: string): string {
  return name.replace(/(?<=[a-z]{3})(?<!uu)id$/, '')
}

/** Facts of one column. `referring`: the column carries a foreign key, and is then chosen from a list. */
export function fieldFacts(
  table: Table,
  column: Column,
  referring: boolean,
  { locale, tongue }: Spoken,
  width: number | undefined,
  isKey: boolean,
): FieldFacts {
  const rules = rulesOf(column, table.checks)
  const values = column.enumValues ?? rules.choices ?? null
  const automatic =
    column.identity === 'always' ||
    column.generated !== null ||
    ((column.identity !== null || column.sequence !== null) &&
      (isKey || table.primaryKey?.includes(column.name) === true))
  const readOnly = column.identity === 'always' || column.generated !== null
  const widget = referring ? 'select' : values ? null : widgetByName(table, column)
  const maxLength = smallest(column.type === 'string' || column.type === 'text' ? column.length : null, rules.maxLength)
  const { label, help } = wording(referring ? { ...column, name: withoutKey(column.name) } : column, { locale, tongue })
  const min = rules.min ?? (/ unsigned\b/.test(column.native) ? '0' : undefined)
  return {
    type: column.type,
    native: column.native,
    label,
    ...(help === null ? {} : { help }),
    ...(column.element ? { element: column.element } : {}),
    ...(column.nullable && !isKey ? {} : { nullable: false }),
    ...(column.default === null || automatic ? {} : { default: column.default }),
    ...(automatic ? { automatic } : {}),
    ...(maxLength === null ? {} : { maxLength }),
    ...(column.precision === null || column.type !== 'decimal' ? {} : { precision: column.precision }),
    ...(column.scale === null || column.type !== 'decimal' ? {} : { scale: column.scale }),
    ...(min === undefined ? {} : { min }),
    ...(rules.max === undefined ? {} : { max: rules.max }),
    ...(values && !referring ? { choices: values.map((value) => ({ value, label: value })) } : {}),
    ...(widget ? { widget } : {}),
    ...(width === undefined ? {} : { width }),
    ...(readOnly ? { readOnly } : {}),
  }
}

function smallest(declared: number | null, ruled: number | undefined): number | null {
  if (declared === null) return ruled ?? null
  return Math.min(declared, ruled ?? declared)
}

/** A short comment is a label; a sentence is help. The lexicon speaks where the database does not. */
export function wording(
  named: { readonly name: string; readonly comment: string | null },
  { locale, tongue }: Spoken,
): { label: string; help: string | null } {
  const comment = named.comment?.trim() ?? ''
  const label = labelOf(named.name, locale, tongue)
  if (comment === '' || locale !== 'fr') return { label, help: null }
  const short = comment.length <= 40 && !/[.\n]/.test(comment)
  return short ? { label: comment, help: null } : { label, help: comment }
}

function widgetByName(table: Table, column: Column): Widget | null {
  if (column.type !== 'string' && column.type !== 'text') return null
  if (/(^|_)(e?mail|courriel)\d*($|_)|^(adresse)?e?mail\d*$/i.test(column.name)) return 'email'
  if (/^(tel|telephone|phone|portable|mobile|fax)\d*$|(^|_)(tel|telephone|phone|fax)\d*$/i.test(column.name))
    return 'tel'
  if (/(^|_)(url|site_?web|website|lien)$/i.test(column.name)) return 'url'
  return column.type === 'text' && isLine(table, column) ? 'text' : null
}
