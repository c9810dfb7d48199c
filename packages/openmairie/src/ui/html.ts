// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren, VNode } from 'preact'
import { jsxEscape, jsxTemplate } from 'preact/jsx-runtime'

/**
 * A template of HTML for what a page repeats a hundred times, where elements made one by one would cost more than all the
 * rest: `` html`<td class="${kind}">${text}</td>` ``. Every value is escaped by the library, in a text as in a quoted
 * attribute; elements and lists of elements are rendered where they stand.
 */
export function html(parts: TemplateStringsArray, ...values: readonly ComponentChildren[]): VNode {
  // The library only reads the parts of the template.
  return jsxTemplate(parts as unknown as string[], ...values.map(jsxEscape))
}
