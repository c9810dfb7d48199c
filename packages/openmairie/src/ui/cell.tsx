// SPDX-License-Identifier: EUPL-1.2
import type { AnyEntity } from '../model/entity.js'
import type { Ctx, ListRow } from '../records/index.js'
import { referenceLabel, shown } from './format.js'
import { isSafeLink } from './urls.js'

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
  const text = referenceLabel(entity, row.labels, name) ?? shown(field, row.values[name], ctx)
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
