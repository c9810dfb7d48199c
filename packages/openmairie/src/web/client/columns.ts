// SPDX-License-Identifier: EUPL-1.2
/** Columns of a listing are put in order before they are applied, where without scripts each step shows the listing anew. */
export function startColumns(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.column-choice button'))
    button.addEventListener('click', (event) => {
      event.preventDefault()
      const choice = button.closest('.column-choice')
      const before = choice?.previousElementSibling
      if (choice && before?.matches('.column-choice')) before.before(choice)
      button.focus()
    })
}
