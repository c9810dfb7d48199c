// SPDX-License-Identifier: EUPL-1.2

/** Seconds before the end at which the user is asked whether he stays. */
const margin = 120
const address = '/-/session'

interface Left {
  readonly left: number
  /** Whether staying prolongs it. */
  readonly stays: boolean
  readonly title: string
  readonly text: string
  readonly button: string
  readonly again: string
}

let timer = 0
let due = Number.POSITIVE_INFINITY

/** Before a session ends for want of use, its user is told, and stays by one button. Another tab that is used keeps it too. */
export function startSession(): void {
  const idle = Number(document.body.dataset.idle)
  if (!(idle > 0)) return
  waitFor(idle)
  // A machine that slept wakes with its clocks late.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() >= due) void look()
  })
}

function waitFor(left: number): void {
  const pause = Math.max(0, left - margin) * 1000
  due = Date.now() + pause
  clearTimeout(timer)
  timer = window.setTimeout(() => void look(), pause)
}

async function look(): Promise<void> {
  const found = await ask(null)
  if (!found) {
    // No network: the end is not known to be near; one asks again a little later.
    waitFor(margin + 30)
    return
  }
  if (found.left > margin) {
    document.querySelector<HTMLDialogElement>('dialog.session-end')?.remove()
    waitFor(found.left)
    return
  }
  show(found)
  if (found.left === 0) return
  clearTimeout(timer)
  due = Date.now() + found.left * 1000
  timer = window.setTimeout(() => void look(), (found.left + 1) * 1000)
}

async function ask(body: URLSearchParams | null): Promise<Left | null> {
  try {
    const answer = await fetch(address, body ? { method: 'POST', body } : { cache: 'no-store' })
    // What this address sends.
    return answer.ok ? ((await answer.json()) as Left) : null
  } catch {
    return null
  }
}

function show({ left, stays, title, text, button, again }: Left): void {
  document.querySelector('dialog.session-end')?.remove()
  const dialog = document.createElement('dialog')
  dialog.className = 'session-end'
  dialog.setAttribute('role', 'alertdialog')
  dialog.setAttribute('aria-labelledby', 'session-titre')
  dialog.setAttribute('aria-describedby', 'session-texte')
  const heading = document.createElement('h2')
  heading.id = 'session-titre'
  heading.textContent = title
  const said = document.createElement('p')
  said.id = 'session-texte'
  said.textContent = text
  const row = document.createElement('p')
  row.className = 'buttons'
  row.append(left === 0 ? signInLink(again) : stayButton(dialog, button))
  dialog.append(heading, said, row)
  if (left > 0 && stays) dialog.addEventListener('close', () => void stay())
  document.body.append(dialog)
  dialog.showModal()
}

function stayButton(dialog: HTMLDialogElement, label: string): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'primary'
  button.textContent = label
  button.addEventListener('click', () => dialog.close())
  return button
}

function signInLink(label: string): HTMLElement {
  const link = document.createElement('a')
  link.className = 'button primary'
  link.href = `/-/connexion?retour=${encodeURIComponent(location.pathname + location.search)}`
  link.textContent = label
  return link
}

/** However the question is closed, its user is there. */
async function stay(): Promise<void> {
  const token = document.querySelector<HTMLInputElement>('input[name="-csrf"]')?.value ?? ''
  const found = await ask(new URLSearchParams({ '-csrf': token }))
  if (found && found.left > margin) {
    document.querySelector('dialog.session-end')?.remove()
    waitFor(found.left)
  } else void look()
}
