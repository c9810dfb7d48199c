// SPDX-License-Identifier: EUPL-1.2

/** The editor of what is printed: a preview that follows what is typed, and fields that are put where one types. */
export function startEditions(): void {
  const form = document.querySelector<HTMLFormElement>('form.edition-editor')
  if (!form) return
  followPreview(form)
  offerFields(form)
  setOut(form)
}

/** Texts are set out by what no other page needs. Where that does not come, they are typed as they are. */
function setOut(form: HTMLFormElement): void {
  const tools = document.querySelector<HTMLTemplateElement>('template#outils-texte')
  if (tools) void import('./editor/start.js').then(({ startEditor }) => startEditor(form, tools))
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

/** A field of the list goes where the cursor last stood. */
function offerFields(form: HTMLFormElement): void {
  let lastId = ['t-body', 't-lines', 't-columns'].find((id) => document.getElementById(id)) ?? ''
  form.addEventListener('focusin', ({ target }) => {
    const isText = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
    if (target instanceof HTMLElement && target.id.startsWith('t-') && (isText || target.isContentEditable))
      lastId = target.id
  })
  for (const code of form.querySelectorAll<HTMLElement>('code[data-insert]')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'link'
    button.append(...code.childNodes)
    code.append(button)
    button.addEventListener('click', () => {
      const last = document.getElementById(lastId)
      const written = code.dataset.insert ?? ''
      // A text that is set out puts it in its own way.
      last?.dispatchEvent(new CustomEvent('insertion', { detail: written }))
      if (!(last instanceof HTMLTextAreaElement || last instanceof HTMLInputElement)) return
      const at = last.selectionEnd ?? last.value.length
      last.setRangeText(written, last.selectionStart ?? at, at, 'end')
      last.focus()
      last.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}
