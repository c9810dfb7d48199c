// SPDX-License-Identifier: EUPL-1.2
import { type ComponentChildren, Fragment, h } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** HTML of elements and texts, each text and attribute escaped: a piece of a page, or what an application makes a file of. */
export function markup(children: ComponentChildren): string {
  return renderToString(h(Fragment, null, children))
}
