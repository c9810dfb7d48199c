// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Ctx, ListRow } from '../records/index.js'
import { shown } from './format.js'
import { isSafeLink } from './urls.js'

/** A field as text: the label of what it refers to, else the value in its own form. */
export function fieldText(ctx: Ctx, entity: AnyEntity, row: ListRow, name: string): string {
  const field = entity.fields[name]
  const reference = entity.references.find((each) => each.fields.length === 1 && each.fields[0] === name)
  return (reference ? row.labels[reference.name] : null) ?? (field ? shown(field, row.values[name], ctx) : '')
}

/** What a cell or a record shows of a field: the label of a reference, a value in its own form, a link where it is one. */
export function FieldValue({
  ctx,
  entity,
  row,
  name,
  plain = false,
}: {
  ctx: Ctx
  entity: AnyEntity
  row: ListRow
  name: string
  plain?: boolean
}) {
  const field = entity.fields[name]
  if (!field) return null
  const text = fieldText(ctx, entity, row, name)
  if (plain || text === '') return <>{text}</>
  if (field.widget === 'email' && /^[^\s@]+@[^\s@]+$/.test(text))
    return <a href={`mailto:${encodeURIComponent(text).replace('%40', '@')}`}>{text}</a>
  if (field.widget === 'tel' && /^[+\d\s.()-]+$/.test(text))
    return <a href={`tel:${text.replace(/[^+\d]/g, '')}`}>{text}</a>
  if (field.widget === 'url' && isSafeLink(text))
    return (
      <a href={text} rel="noopener noreferrer">
        {text}
      </a>
    )
  return <>{text}</>
}
