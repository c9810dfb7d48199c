// SPDX-License-Identifier: EUPL-1.2
/** What can be undone for some seconds is offered for as long: the server refuses afterwards. */
export function startUndo(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-seconds]')) expire(form)
}

/** The offer of a form goes away after its seconds. */
export function expire(form: HTMLFormElement): void {
  setTimeout(() => {
    // Whoever stands on the button is not thrown back to the top of the page.
    if (form.contains(document.activeElement)) document.querySelector('main')?.focus({ preventScroll: true })
    // Its room stays: what is below does not move under the pointer.
    form.classList.add('over')
  }, Number(form.dataset.seconds) * 1000)
}
