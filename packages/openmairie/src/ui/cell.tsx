// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { Field } from '../model/entity.js'
import { isSafeLink } from './urls.js'

/**
 * A value as a link where it is one: an address to write to, to call or to visit. A plain function: a listing calls it for
 * each of its cells, and a component would cost more than what it shows.
 */
export function linked({ widget }: Field, text: string): ComponentChildren {
  if (widget === 'email' && /^[^\s@]+@[^\s@]+$/.test(text))
    return <a href={`mailto:${encodeURIComponent(text).replace('%40', '@')}`}>{text}</a>
  if (widget === 'tel' && /^[+\d\s.()-]+$/.test(text)) return <a href={`tel:${text.replace(/[^+\d]/g, '')}`}>{text}</a>
  if (widget === 'url' && isSafeLink(text))
    return (
      <a href={text} rel="noopener noreferrer">
        {text}
      </a>
    )
  return text
}
