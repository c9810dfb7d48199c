// SPDX-License-Identifier: EUPL-1.2
import { nameFormats } from '../../model/entity.js'
import { inNameCase } from '../../model/name-case.js'

/** Capitals of names are put right on leaving the field, and said to be: the server would do the same. */
export function startNames(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-format]')) {
    const format = nameFormats.find((each) => each === input.dataset.format)
    if (!format) continue
    const note = document.createElement('p')
    note.className = 'help'
    note.setAttribute('role', 'status')
    input.after(note)
    input.addEventListener('change', () => {
      const typed = input.value
      input.value = inNameCase(typed, format)
      note.textContent = input.value === typed ? '' : (input.dataset.recased ?? '')
    })
  }
}
