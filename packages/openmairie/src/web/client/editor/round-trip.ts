// SPDX-License-Identifier: EUPL-1.2
import type { Node, Schema } from '@tiptap/pm/model'
import { flowOf } from '../../../editions/template/flow.js'
import { holdingsOf } from '../../../editions/template/holdings.js'
import { parseTemplate } from '../../../editions/template/parse.js'
import { isSameText } from '../../../editions/template/same.js'
import { docOf } from './to-doc.js'
import { htmlOf } from './to-html.js'

/**
 * The document of a text, as the server reads it; null where the editor cannot show all of it: what the document is written as would
 * be read as something else, or lacks a word of its author.
 */
export function opened(schema: Schema, html: string): Node | null {
  const template = parseTemplate(html)
  const doc = docOf(schema, flowOf(template.nodes))
  if (!doc) return null
  const written = htmlOf(doc)
  const held = holdingsOf(html)
  const isWhole = held !== null && held === holdingsOf(written) && isSameText(template, parseTemplate(written))
  return isWhole ? doc : null
}
