// SPDX-License-Identifier: EUPL-1.2
import { openField } from './field.js'
import { wordsOf } from './words.js'

/** Sets out the texts of a definition: what the page gives as tools is copied for each. */
export function startEditor(form: HTMLFormElement, tools: HTMLTemplateElement): void {
  const words = wordsOf(tools)
  for (const area of form.querySelectorAll<HTMLTextAreaElement>('textarea[data-rich]')) {
    const copy = document.importNode(tools.content, true).firstElementChild
    if (copy instanceof HTMLElement) openField({ area, box: copy, words })
  }
}
