// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from 'preact'
import type { PageContent } from '../ui/page.js'
import { crumbsOf, type Place, rootOf } from '../ui/place.js'
import type { Target } from '../ui/target.js'

/** A page of a selection, under the listing, or the record, that it was made on. */
export function bulkPage(
  target: Target,
  place: Place,
  title: string,
  status: number,
  body: ComponentChildren,
): PageContent {
  return {
    kind: 'page',
    status,
    title,
    current: rootOf(target.entity, place).name,
    breadcrumb: crumbsOf(target, place, [{ label: title, href: null }]),
    body,
  }
}

/** What a form carries out of sight. */
export function Hidden({ fields }: { readonly fields: readonly (readonly [string, string])[] }) {
  return (
    <>
      {fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={`${name}=${value}`} />
      ))}
    </>
  )
}
