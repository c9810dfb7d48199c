// SPDX-License-Identifier: EUPL-1.2
import { tickRow } from './selection.js'

/** Keys of the map that `?` shows. None is taken while one types, nor with a modifier; the user may switch characters off. */
export function startKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    const typing =
      event.target instanceof Element &&
      event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
    if (typing) {
      if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur()
      return
    }
    const isOff = document.body.dataset.keys === 'off' && event.key.length === 1
    if (isOff) return
    if (event.key === '?') void showHelp()
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveRow(event)
    else if (event.key === 'x' && tickRow()) event.preventDefault()
    else if (activate(event.key)) event.preventDefault()
  })
}

function activate(key: string): boolean {
  const active = document.activeElement
  const scrolls = key.startsWith('Arrow') && active?.matches('.scroll') && active.scrollWidth > active.clientWidth
  if (scrolls || document.querySelector('dialog[open]')) return false
  const target = document.querySelector<HTMLElement>(`[data-shortcut="${CSS.escape(key)}"]`)
  if (!target) return false
  if (target instanceof HTMLInputElement) target.select()
  if (target instanceof HTMLInputElement) target.focus()
  else target.click()
  return true
}

function moveRow(event: KeyboardEvent): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('table.records tbody th a')]
  if (links.length === 0 || document.querySelector('dialog[open]')) return
  const inTable = document.activeElement?.closest('table.records, body') !== null
  const current = document.activeElement?.closest('tr')?.querySelector<HTMLAnchorElement>('th a')
  const at = current ? links.indexOf(current) : -1
  // Coming back to a list, one goes on from the row that was opened.
  const visited = at < 0 ? links.findIndex((link) => link.closest('tr.visited')) : -1
  const next = visited >= 0 ? visited : event.key === 'ArrowDown' ? at + 1 : at - 1
  // A record is read with these keys: they scroll it.
  const reading = at < 0 && document.querySelector('.facts') !== null
  if (!inTable || reading || (at < 0 && event.key === 'ArrowUp')) return
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus()
  event.preventDefault()
}

async function showHelp(): Promise<void> {
  const present = document.querySelector<HTMLDialogElement>('dialog.help-keys')
  if (present) return present.showModal()
  const answer = await fetch('/-/raccourcis')
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const table = page.querySelector('#raccourcis')
  const title = page.querySelector('h1')
  if (!table || !title) return
  const dialog = document.createElement('dialog')
  dialog.className = 'help-keys'
  dialog.setAttribute('aria-label', title.textContent ?? '')
  const close = document.createElement('button')
  close.type = 'button'
  close.textContent = '×'
  close.setAttribute('aria-label', document.documentElement.lang === 'fr' ? 'Fermer' : 'Close')
  close.addEventListener('click', () => dialog.close())
  const heading = document.createElement('h2')
  heading.textContent = title.textContent
  dialog.append(close, heading, document.importNode(table, true))
  document.body.append(dialog)
  dialog.showModal()
}
