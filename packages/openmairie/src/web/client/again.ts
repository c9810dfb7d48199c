// SPDX-License-Identifier: EUPL-1.2

/** Milliseconds that a page asked for has to come: what was asked for may be a download, which leaves this one where it is. */
const patience = 10_000

/** A page that waits for something is asked for again, as a browser without script does by itself. */
export function startAgain(): void {
  const waiting = document.querySelector<HTMLElement>('[data-refresh]')
  if (waiting) setTimeout(reloader(), Number(waiting.dataset.refresh) * 1000)
}

/** What asks for the page again; not while another page is on its way, which this would take back. */
export function reloader(): () => void {
  let asked = Number.NEGATIVE_INFINITY
  addEventListener('beforeunload', () => {
    asked = performance.now()
  })
  const reload = (): void => {
    const left = asked + patience - performance.now()
    if (left > 0) setTimeout(reload, left)
    else location.reload()
  }
  return reload
}
