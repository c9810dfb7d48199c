// SPDX-License-Identifier: EUPL-1.2
import type { reloader } from './again.js'
import type { attempt } from './fragments.js'

/** What sends a form and what asks for the page again: handed over, so that no page has to load them apart. */
interface Handed {
  readonly send: typeof attempt
  readonly reloader: typeof reloader
}

/** Milliseconds without a key after which what was typed is looked at. */
const pause = 250

/** Shows afresh the parts of a page that an application wrote: as its data change, and as its form is typed. */
export function startAuthored({ send, reloader }: Handed): void {
  const stream = document.querySelector<HTMLElement>('[data-stream]')
  if (stream?.dataset.stream) follow(stream, stream.dataset.stream, reloader())
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-checked]')) check(form, send)
}

function follow(place: HTMLElement, address: string, reload: () => void): void {
  const source = new EventSource(address)
  source.addEventListener('page', ({ data }: MessageEvent<string>) => {
    place.textContent = ''
    show(new DOMParser().parseFromString(JSON.parse(data), 'text/html'), '[data-fresh]')
  })
  source.addEventListener('over', () => {
    source.close()
    reload()
  })
  source.addEventListener('error', () => {
    place.textContent = place.dataset.lost ?? ''
  })
  addEventListener('pagehide', () => source.close())
}

/** Sends a form to be looked at after each pause, the last one only; nothing is kept of it. */
function check(form: HTMLFormElement, send: Handed['send']): void {
  let timer = 0
  let last = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      const mine = ++last
      const body = new URLSearchParams()
      for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
      body.set('-essai', '1')
      void send(location.href, body).then(({ page, ok }) => {
        if (ok && page && mine === last) show(page, '[data-check]')
      })
    }, pause)
  })
}

/** Puts the parts of another look at the page in the place of those of this one, but for one where somebody types. */
function show(page: Document, parts: string): void {
  for (const next of page.querySelectorAll(parts)) {
    const here = document.getElementById(next.id)
    if (!here || here.isEqualNode(next)) continue
    const active = here.contains(document.activeElement) ? document.activeElement : null
    if (active?.matches('input, select, textarea')) continue
    here.replaceWith(document.importNode(next, true))
    if (active?.id) document.getElementById(active.id)?.focus()
  }
}
