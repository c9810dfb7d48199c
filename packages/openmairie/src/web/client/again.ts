// SPDX-License-Identifier: EUPL-1.2

/** A page that waits for something is asked for again, as a browser without script does by itself. */
export function startAgain(): void {
  const waiting = document.querySelector<HTMLElement>('[data-refresh]')
  if (waiting) setTimeout(() => location.reload(), Number(waiting.dataset.refresh) * 1000)
}
