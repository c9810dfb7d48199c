// SPDX-License-Identifier: EUPL-1.2
/** What unfolds over the page, the menu of a small screen included, closes at Escape and at a click elsewhere. */
export function startPopups(): void {
  const popups = [...document.querySelectorAll<HTMLDetailsElement>('details.popup')]
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    for (const popup of popups) if (!target || !popup.contains(target)) popup.open = false
    if (isMenuOpen() && !target?.closest('#menu, .menu-toggle')) closeMenu()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    for (const popup of popups.filter((each) => each.open)) {
      popup.open = false
      popup.querySelector('summary')?.focus()
    }
    if (isMenuOpen()) closeMenu()
  })
  addEventListener('hashchange', () => {
    if (isMenuOpen()) document.querySelector<HTMLElement>('#menu .close')?.focus()
  })
  document.querySelector('#menu .close')?.addEventListener('click', (event) => {
    event.preventDefault()
    closeMenu()
  })
}

const isMenuOpen = (): boolean => location.hash === '#menu'

/** Without leaving a step in the history that opens it again. */
function closeMenu(): void {
  location.replace('#contenu')
  document.querySelector<HTMLElement>('.menu-toggle')?.focus()
}
