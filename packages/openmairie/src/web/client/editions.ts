// SPDX-License-Identifier: EUPL-1.2

/** The editor of what is printed: a preview that follows what is typed, and fields that are put where one types. */
export function startEditions(): void {
  const form = document.querySelector<HTMLFormElement>('form.edition-editor')
  if (!form) return
  followPreview(form)
  offerFields(form)
}

/** Milliseconds after which one has stopped typing. */
const pause = 900

function followPreview(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>('button[data-preview]')
  if (!button) return
  if (!navigator.pdfViewerEnabled) {
    // This browser shows no PDF within a page: it opens beside, when it is asked for.
    button.formTarget = '_blank'
    form.querySelector('iframe')?.remove()
    return
  }
  let timer = 0
  let drawing = false
  const refresh = (): void => {
    const frame = form.querySelector('iframe')
    if (!frame) return
    if (drawing) {
      later()
      return
    }
    drawing = true
    // In a frame of its own: the back button would lead through each preview else.
    const fresh = document.createElement('iframe')
    fresh.title = frame.title
    fresh.name = frame.name
    frame.removeAttribute('name')
    frame.after(fresh)
    fresh.classList.add('fresh')
    const done = (): void => {
      drawing = false
      fresh.classList.remove('fresh')
      frame.remove()
    }
    fresh.addEventListener('load', done, { once: true })
    // A frame whose answer is refused may tell nothing.
    setTimeout(() => drawing && fresh.isConnected && done(), 5_000)
    form.requestSubmit(button)
  }
  const later = (): void => {
    clearTimeout(timer)
    timer = window.setTimeout(refresh, pause)
  }
  form.addEventListener('input', later)
  refresh()
}

type Text = HTMLTextAreaElement | HTMLInputElement

/** A field of the list goes where the cursor last stood. */
function offerFields(form: HTMLFormElement): void {
  let last: Text | null = form.querySelector<HTMLTextAreaElement>('[id="t-body"], [id="t-lines"], [id="t-columns"]')
  form.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.id.startsWith('t-')))
      last = target
  })
  for (const code of form.querySelectorAll<HTMLElement>('code[data-insert]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'link'
    button.append(...code.childNodes)
    code.append(button)
    button.addEventListener('click', () => {
      if (!last) return
      const at = last.selectionEnd ?? last.value.length
      last.setRangeText(code.dataset.insert ?? '', last.selectionStart ?? at, at, 'end')
      last.focus()
      last.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}
