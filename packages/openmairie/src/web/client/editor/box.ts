// SPDX-License-Identifier: EUPL-1.2

/** What was answered, by the name of its part; `removed`: what the box is about is taken off; null: nothing. */
export type Answer = Said | 'removed' | null
export type Said = Readonly<Partial<Record<string, string>>>

type Part = HTMLInputElement | HTMLSelectElement

/** Opens a box of the page with what its parts hold at first, and waits until it is closed; what is not right keeps it open, and is told. */
export function openBox(
  name: string,
  held: Readonly<Record<string, string>>,
  isRight: (said: Said) => boolean = () => true,
): Promise<Answer> {
  const box = document.querySelector<HTMLDialogElement>(`dialog[data-box="${CSS.escape(name)}"]`)
  if (!box) return Promise.resolve(null)
  const parts = [...box.querySelectorAll<Part>('[data-part]')]
  for (const part of parts) hold(part, held[part.dataset.part ?? ''] ?? '')
  const isEmpty = Object.values(held).every((value) => value === '')
  for (const button of box.querySelectorAll<HTMLElement>('[data-close="removed"]')) button.hidden = isEmpty
  tellWrong(box, false)
  const closing = new AbortController()
  const { signal } = closing
  return new Promise((resolve) => {
    // At once, not when the browser tells that it is closed: what is typed next may depend on it.
    const settle = (how: string | undefined): void => {
      if (signal.aborted) return
      const said = Object.fromEntries(parts.map((part) => [part.dataset.part ?? '', part.value.trim()]))
      const isWrong = how === 'done' && !isRight(said)
      tellWrong(box, isWrong)
      if (isWrong) return
      closing.abort()
      box.close()
      resolve(how === 'done' ? said : how === 'removed' ? 'removed' : null)
    }
    const listen = { signal }
    box.addEventListener('close', () => settle(''), listen)
    box.addEventListener(
      'click',
      ({ target }) => {
        const button = target instanceof Element ? target.closest<HTMLElement>('[data-close]') : null
        if (button) settle(button.dataset.close)
      },
      listen,
    )
    box.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
        event.preventDefault()
        settle('done')
      },
      listen,
    )
    box.showModal()
  })
}

/** A choice that the page does not offer stays what it is. */
function hold(part: Part, value: string): void {
  const isUnknown =
    part instanceof HTMLSelectElement && value !== '' && ![...part.options].some((each) => each.value === value)
  if (isUnknown) part.append(new Option(value, value))
  if (part instanceof HTMLInputElement || value !== '') part.value = value
}

/** The message of a box, at the part that it is about. */
function tellWrong(box: HTMLElement, isWrong: boolean): void {
  const message = box.querySelector<HTMLElement>('[data-wrong]')
  const part = message && box.querySelector<HTMLElement>(`[aria-describedby~="${message.id}"]`)
  if (!message || !part) return
  message.textContent = isWrong ? (message.dataset.wrong ?? '') : ''
  part.setAttribute('aria-invalid', String(isWrong))
  if (isWrong) part.focus()
}
