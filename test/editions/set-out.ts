// SPDX-License-Identifier: EUPL-1.2
import { getSchema } from '@tiptap/core'
import { extensionsOf } from '../../packages/openmairie/src/web/client/editor/editing.js'
import { opened } from '../../packages/openmairie/src/web/client/editor/round-trip.js'
import { htmlOf } from '../../packages/openmairie/src/web/client/editor/to-html.js'

const none = { when: '', each: '', together: '', facts: '', allFacts: '', tools: '', refused: '' }
const words = { ...none, sousEtat: '', barcode: '', logo: '', signature: '', pageBreak: '', nameOf: () => '' }

/** What the editor knows of a text. */
export const schema = getSchema(extensionsOf(words))

/** A text as the editor writes it once it has set it out; null where it leaves it as code. */
export function setOut(html: string): string | null {
  const doc = opened(schema, html)
  return doc && htmlOf(doc)
}
