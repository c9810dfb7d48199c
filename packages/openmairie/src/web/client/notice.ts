// SPDX-License-Identifier: EUPL-1.2

import { prepareForm } from './forms.js'
import { fragment } from './fragments.js'
import { expire } from './undo.js'

let region: HTMLElement | null = null

/** A place where what has just been done is told, politely, and may be undone; it is there before it speaks. */
export function startNotice(): void {
  if (!document.querySelector('table.records[data-editable]')) return
  region = document.createElement('div')
  region.className = 'cell-notice'
  region.setAttribute('role', 'status')
  document.querySelector('main')?.append(region)
}

/** Tells what another page tells: the message of a write, and the way to undo it. */
export function tell(page: Document): void {
  const said = fragment<HTMLElement>(page, 'main > .notice') ?? fragment<HTMLElement>(page, 'main > .flash')
  if (!region || !said) return
  for (const part of [said, ...said.querySelectorAll('[role=status]')]) part.removeAttribute('role')
  region.replaceChildren(said)
  for (const form of region.querySelectorAll('form')) {
    prepareForm(form)
    expire(form)
  }
}
