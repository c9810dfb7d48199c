// SPDX-License-Identifier: EUPL-1.2

/** Files dropped on a form that takes some are those that it will send, as if they had been chosen. */
export function startDrop(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.drop-zone')) {
    const input = form.querySelector<HTMLInputElement>('input[type=file]')
    if (input) prepare(form, input)
  }
}

function prepare(zone: HTMLFormElement, input: HTMLInputElement): void {
  zone.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    zone.classList.add('dropping')
  })
  zone.addEventListener('dragleave', (event) => {
    if (!(event.relatedTarget instanceof Node) || !zone.contains(event.relatedTarget)) zone.classList.remove('dropping')
  })
  zone.addEventListener('drop', (event) => {
    zone.classList.remove('dropping')
    const files = event.dataTransfer?.files
    if (!files || files.length === 0) return
    event.preventDefault()
    input.files = files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    input.focus()
  })
}
