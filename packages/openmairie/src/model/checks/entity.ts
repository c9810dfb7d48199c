// SPDX-License-Identifier: EUPL-1.2
import type { Finding } from '../application.js'
import type { AnyEntity, Field, Widget } from '../entity.js'
import type { AnyOverride } from '../override.js'
import { isComparable } from '../resolve/duplicates.js'
import type { ColumnType } from '../schema.js'
import { isSeveral } from '../several.js'
import { finding } from './finding.js'
import { checkPersonal } from './personal.js'

/** What an author says that the database will not take, or that makes a form useless. Nothing here is switched off. */
export function checkEntity(
  app: string,
  generated: AnyEntity,
  override: AnyOverride,
  merged: AnyEntity,
): readonly Finding[] {
  const place = `${app}.${generated.name}`
  const { table, key, kind, fields } = generated
  const changed = Object.keys(override.fields ?? {})
  return [
    ...(key.length === 0 && kind === 'table' ? [finding('model.no-key', place, { table: table.name })] : []),
    ...(key.length === 0 && (override.notes || override.tasks || override.attachments)
      ? [finding('model.no-key-to-annotate', place, { table: table.name })]
      : []),
    ...changed
      .filter((name) => override.fields?.[name]?.access?.hiddenUnless && key.includes(name))
      .map((name) => finding('model.key-hidden', `${place}.fields.${name}.access`, { name })),
    ...changed.flatMap((name) => {
      const [before, after] = [fields[name], merged.fields[name]]
      return before && after ? checkField(`${place}.fields.${name}`, before, after) : []
    }),
    ...(merged.readOnly ? [] : unreachable(place, override, merged)),
    ...(override.listing?.editable ?? [])
      .filter((name) => !merged.listing.editable.includes(name))
      .map((name) => finding('model.not-editable', `${place}.listing.editable`, { name })),
    ...checkPersonal(place, override, merged),
    ...twice(merged.listing.columns).map((name) => finding('model.field-twice', `${place}.listing.columns`, { name })),
    ...incomparable(override, merged).map((name) => finding('model.duplicate-rule', `${place}.duplicates`, { name })),
    ...twice(merged.form.groups.flatMap((group) => group.fields)).map((name) =>
      finding('model.field-twice', `${place}.form.groups`, { name }),
    ),
  ]
}

function checkField(place: string, before: Field, after: Field): readonly Finding[] {
  const { name } = before
  const accepted = new Set(before.choices?.map((choice) => choice.value))
  const refused = before.choices !== null && (after.choices ?? []).some((choice) => !accepted.has(choice.value))
  const longer = before.maxLength !== null && after.maxLength !== null && after.maxLength > before.maxLength
  return [
    ...(before.required && !after.required ? [finding('model.required-relaxed', place, { name })] : []),
    ...(longer ? [finding('model.longer-than-column', place, { name })] : []),
    ...(refused ? [finding('model.choice-refused', place, { name })] : []),
    ...(suits(after) ? [] : [finding('model.widget-type', place, { name, widget: after.widget })]),
  ]
}

const typesOf: Readonly<Partial<Record<Widget, readonly ColumnType[]>>> = {
  number: ['integer', 'bigint', 'decimal'],
  decimal: ['integer', 'bigint', 'decimal', 'float'],
  date: ['date'],
  time: ['time', 'timetz'],
  datetime: ['timestamp', 'timestamptz'],
  checkbox: ['boolean'],
  yesno: ['boolean'],
  email: ['string', 'text'],
  tel: ['string', 'text'],
  url: ['string', 'text'],
  json: ['json'],
  list: ['array'],
  checkboxes: ['array', 'string', 'text'],
  multiselect: ['array', 'string', 'text'],
  colour: ['string', 'text'],
  html: ['string', 'text'],
}

function suits(field: Field): boolean {
  const { widget, type, choices, format } = field
  if (isSeveral(field) && choices === null) return false
  if (format !== null && type !== 'string' && type !== 'text') return false
  return typesOf[widget]?.includes(type) ?? true
}

/** Required fields that a new record cannot get: neither typed, nor proposed, nor prepared by a hook. */
function unreachable(place: string, { fields, hooks }: AnyOverride, merged: AnyEntity): readonly Finding[] {
  if (hooks?.prepare !== undefined) return []
  const typed = new Set(merged.form.groups.flatMap((group) => group.fields))
  return Object.values(merged.fields)
    .filter((field) => field.required && field.default === null && !field.automatic)
    .filter((field) => field.hidden || field.readOnly || field.widget === 'readonly' || !typed.has(field.name))
    .filter((field) => fields?.[field.name]?.proposed === undefined && field.name !== merged.collectivite)
    .map(({ name }) => finding('model.required-out-of-form', `${place}.fields.${name}`, { name }))
}

/** Fields that an author would compare, and that are not. */
function incomparable({ duplicates }: AnyOverride, { fields }: AnyEntity): readonly string[] {
  const rules = [
    ...(duplicates?.match ?? []),
    ...(duplicates?.namesakes ?? []).map((field) => ({ field, by: 'text' as const })),
  ]
  return [...new Set(rules.filter(({ field, by }) => !isComparable(fields[field], by)).map(({ field }) => field))]
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
