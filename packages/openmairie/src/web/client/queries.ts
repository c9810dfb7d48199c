// SPDX-License-Identifier: EUPL-1.2
import { prepareForm } from './forms.js'
import { attempt, fragment } from './fragments.js'

/** Milliseconds after which one has stopped typing. */
const pause = 700

/**
 * Where a query is built: what it finds follows what is typed, and a field that is chosen changes what may be asked of it. Without
 * this, the buttons do the same.
 */
export function startQueries(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-builder]')
  if (form) follow(form)
}

function follow(form: HTMLFormElement): void {
  let timer = 0
  let running = new AbortController()
  // Asked for by a field that was chosen, and not shown yet: nothing less takes its place.
  let shaping = false
  const refresh = async (whole: boolean): Promise<void> => {
    running.abort()
    running = new AbortController()
    const { signal } = running
    const { page } = await attempt(form.action, bodyOf(form), signal)
    if (signal.aborted || !page || !form.isConnected) return
    if (!whole) {
      const [now, then] = [document.getElementById('apercu'), fragment<HTMLElement>(page, '#apercu')]
      if (now && then) now.replaceChildren(...then.childNodes)
      return
    }
    const fresh = fragment<HTMLFormElement>(page, 'form[data-builder]')
    if (!fresh) return
    clearTimeout(timer)
    const focused = document.activeElement?.id ?? ''
    form.replaceWith(fresh)
    document.getElementById(focused)?.focus()
    prepareForm(fresh)
    follow(fresh)
  }
  form.addEventListener('input', () => {
    // Its answer would know nothing of what is typed now.
    running.abort()
    clearTimeout(timer)
    timer = window.setTimeout(() => void refresh(shaping), pause)
  })
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.dataset['reshape']) return
    clearTimeout(timer)
    shaping = true
    void refresh(true)
  })
}

function bodyOf(form: HTMLFormElement): URLSearchParams {
  const texts = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return new URLSearchParams(texts)
}
