// SPDX-License-Identifier: EUPL-1.2
import { prepareForm } from './forms.js'
import { attempt, fragment } from './fragments.js'
import { visit } from './rows.js'

/** The menu of a row unfolds beside it: what it offers is the page that its link leads to. */
export function startRowMenus(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.row-menu') : null
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    void unfold(link)
  })
}

async function unfold(link: HTMLAnchorElement): Promise<void> {
  const { page, ok } = await attempt(link.href)
  const list = page && fragment<HTMLElement>(page, '#actions')
  if (!ok || !list) return location.assign(link.href)
  const dialog = document.createElement('dialog')
  dialog.className = 'row-sheet'
  dialog.setAttribute('aria-label', link.getAttribute('aria-label') ?? '')
  dialog.append(list)
  document.body.append(dialog)
  for (const form of dialog.querySelectorAll('form')) prepareForm(form)
  dialog.addEventListener('close', () => {
    dialog.remove()
    link.focus()
  })
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  dialog.addEventListener('submit', () => visit(link.closest('tr')))
  dialog.addEventListener('keydown', (event) => step(event, dialog))
  dialog.showModal()
  beside(dialog, link.getBoundingClientRect())
}

/** Below the button, or above it at the bottom of the window. */
function beside(dialog: HTMLDialogElement, button: DOMRect): void {
  const below = button.bottom + dialog.offsetHeight < innerHeight
  dialog.style.top = `${Math.max(0, below ? button.bottom : button.top - dialog.offsetHeight)}px`
  dialog.style.left = `${Math.max(0, button.right - dialog.offsetWidth)}px`
}

function step(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const entries = [...dialog.querySelectorAll<HTMLElement>('a, button')]
  const at = entries.indexOf(document.activeElement as HTMLElement) // indexOf only compares
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1 + entries.length
  entries[next % entries.length]?.focus()
  event.preventDefault()
}
