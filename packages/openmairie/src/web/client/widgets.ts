// SPDX-License-Identifier: EUPL-1.2
/** The browser's own picker beside a colour that is typed, and labels added to a long text without leaving the page. */
export function startWidgets(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-colour]')) pickBeside(input)
  for (const part of document.querySelectorAll<HTMLElement>('.suggestions')) addTo(part)
}

const colour = /^#[0-9a-f]{6}$/i

function pickBeside(input: HTMLInputElement): void {
  const picker = document.createElement('input')
  picker.type = 'color'
  picker.setAttribute('aria-label', input.dataset.colour ?? '')
  picker.value = colour.test(input.value) ? input.value : '#ffffff'
  input.after(picker)
  input.addEventListener('input', () => {
    if (colour.test(input.value)) picker.value = input.value
  })
  picker.addEventListener('input', () => {
    input.value = picker.value
  })
}

function addTo(part: HTMLElement): void {
  const select = part.querySelector('select')
  const text = document.getElementById(part.dataset.for ?? '')
  if (!select || !(text instanceof HTMLTextAreaElement)) return
  part.querySelector('button')?.addEventListener('click', (event) => {
    event.preventDefault()
    if (select.value === '') return
    text.value = text.value.trim() === '' ? select.value : `${text.value.trimEnd()}\n${select.value}`
    select.value = ''
    text.dispatchEvent(new Event('input', { bubbles: true }))
    text.focus()
  })
}
