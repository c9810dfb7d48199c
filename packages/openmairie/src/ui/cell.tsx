// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Field } from '../model/entity.js'
import type { ListRow } from '../records/index.js'
import { type Column, textIn } from './columns.js'
import type { Showing } from './format.js'
import { filled } from './html.js'
import { isRich, richText } from './rich-text.js'
import { isSafeLink } from './urls.js'

const link = ['<a href="', '">', '</a>']

/**
 * A value as a link where it is one: an address to write to, to call or to visit. A plain function: a listing calls it for
 * each of its cells, and a component would cost more than what it shows.
 */
export function linked({ widget }: Field, text: string): ComponentChildren {
  if (widget === 'email' && /^[^\s@]+@[^\s@]+$/.test(text))
    return filled(link, [`mailto:${encodeURIComponent(text).replace('%40', '@')}`, text])
  if (widget === 'tel' && /^[+\d\s.()-]+$/.test(text)) return filled(link, [`tel:${text.replace(/[^+\d]/g, '')}`, text])
  if (widget === 'url' && isSafeLink(text))
    return (
      <a href={text} rel="noopener noreferrer">
        {text}
      </a>
    )
  if (widget === 'colour' && /^#[0-9a-f]{6}$/i.test(text)) return <Swatch colour={text} />
  return text
}

/** A colour beside its name. By an attribute of the picture: the policy refuses styles written in the page. */
function Swatch({ colour }: { colour: string }) {
  return (
    <span class="swatch">
      <svg width="16" height="16" aria-hidden="true">
        <rect width="16" height="16" fill={colour} />
      </svg>{' '}
      {colour}
    </span>
  )
}

/** Words that lead to an address, where it may be followed. */
export function followed(address: string, words: ComponentChildren): ComponentChildren {
  return isSafeLink(address) ? (
    <a href={address} rel="noopener noreferrer">
      {words}
    </a>
  ) : (
    <span>{words}</span>
  )
}

/** A value as a record shows it, whole: formatted where it holds formatted text, a link where it is one. */
export function shownIn(column: Column, row: ListRow, showing: Showing): ComponentChildren {
  const value = row.values[column.field.name]
  if (column.field.widget === 'html' && typeof value === 'string' && isRich(value))
    return <div class="rich">{richText(value, followed)}</div>
  return linked(column.field, textIn(column, row, showing))
}
