// SPDX-License-Identifier: EUPL-1.2
const pause = 1000
const retry = 10_000

/** A second after the last key, and when the page goes away, what was typed is kept on the server until it is saved. */
export function startDrafts(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) follow(form)
}

function follow(form: HTMLFormElement): void {
  const keep = form.dataset.draft ?? ''
  const drop = form.dataset.dropDraft ?? ''
  let timer = 0
  let waits = false
  let touched = form.dataset.resumed !== undefined
  let leaving: 'saved' | 'cancelled' | null = null
  let running: AbortController | null = null

  const send = async (keepalive: boolean): Promise<void> => {
    clearTimeout(timer)
    if (!waits || leaving) return
    waits = false
    running = new AbortController()
    try {
      const answer = await fetch(keep, {
        method: 'POST',
        body: fieldsOf(form),
        keepalive,
        redirect: 'manual',
        signal: running.signal,
      })
      if (answer.status === 429 || answer.status >= 500) later()
      else if (!answer.ok) warn(form)
    } catch {
      later()
    }
  }
  const later = (): void => {
    if (leaving) return
    waits = true
    clearTimeout(timer)
    timer = window.setTimeout(() => void send(false), retry)
  }

  form.addEventListener('input', () => {
    leaving = null
    touched = true
    waits = true
    clearTimeout(timer)
    timer = window.setTimeout(() => void send(false), pause)
  })
  form.addEventListener('submit', () => {
    leaving = 'saved'
    clearTimeout(timer)
    running?.abort()
  })
  form.querySelector('[data-cancel]')?.addEventListener('click', (event) => {
    // A link opened in another tab leaves this page where it is.
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return
    leaving = 'cancelled'
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void send(true)
  })
  addEventListener('pagehide', () => {
    if (leaving === 'cancelled' && touched) navigator.sendBeacon(drop, fieldsOf(form, /^-(csrf|once)$/))
    else void send(true)
  })
  // The back button may bring the page back as it was.
  addEventListener('pageshow', () => {
    leaving = null
  })
}

/** The session is over, or the draft is too large: whoever goes on typing is told, once. */
function warn(form: HTMLFormElement): void {
  if (form.querySelector('[data-draft-lost]')) return
  const told = document.createElement('p')
  told.className = 'flash warning'
  told.dataset.draftLost = '1'
  told.setAttribute('role', 'alert')
  told.textContent = form.dataset.unkept ?? ''
  form.prepend(told)
}

function fieldsOf(form: HTMLFormElement, named = /^/): URLSearchParams {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && named.test(name)) fields.append(name, value)
  }
  return fields
}
