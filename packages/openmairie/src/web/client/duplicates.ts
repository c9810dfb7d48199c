// SPDX-License-Identifier: EUPL-1.2
const pause = 500

/** While one types what tells duplicates, the records that look like it are told above the buttons. Nothing waits for it. */
export function startDuplicates(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-duplicates]')) watch(form)
}

function watch(form: HTMLFormElement): void {
  const told = form.querySelector<HTMLElement>('[data-alike]')
  const fields: unknown = JSON.parse(form.dataset.watched ?? '[]')
  if (!told || !Array.isArray(fields)) return
  const names = new Set(fields.flatMap((field) => [`v.${field}`, `r.${field}`]))
  let timer = 0
  let asked = 0
  let last = ''

  const ask = async (): Promise<void> => {
    const turn = ++asked
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && /^([vrd]\.|-csrf$|-held$)/.test(name)) body.append(name, value)
    }
    const answer = await fetch(form.dataset.duplicates ?? '', { method: 'POST', body, redirect: 'manual' }).catch(
      () => null,
    )
    if (!answer?.ok || turn !== asked) return
    const text = await answer.text()
    // What was told is not told again.
    if (turn !== asked || text === last) return
    last = text
    form.querySelector('#doublons')?.remove()
    told.replaceChildren(...new DOMParser().parseFromString(text, 'text/html').body.childNodes)
  }

  form.addEventListener('input', (event) => {
    const { target } = event
    const name = target instanceof Element ? target.getAttribute('name') : null
    if (name === null || !names.has(name)) return
    clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), pause)
  })
}
