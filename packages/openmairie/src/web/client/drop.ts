// SPDX-License-Identifier: EUPL-1.2
import { startDropZone } from './drop-zone.js'

/** Files dropped on a form that takes some are those that it will send, as if they had been chosen. */
export function startDrop(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.drop-zone')) {
    const input = form.querySelector<HTMLInputElement>('input[type=file]')
    if (input) prepare(form, input)
  }
}

function prepare(zone: HTMLFormElement, input: HTMLInputElement): void {
  startDropZone(zone, (event, files) => {
    if (!files || files.length === 0) return
    event.preventDefault()
    input.files = files
    input.dispatchEvent(new Event('change', { bubbles: true }))
    input.focus()
  })
}
