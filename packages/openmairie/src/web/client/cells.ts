// SPDX-License-Identifier: EUPL-1.2
import { attachAutocompletes } from './autocomplete.js'
import { attempt, fragment } from './fragments.js'
import { tell } from './notice.js'
import { equipRow, rowHref } from './rows.js'

/** Cells changed where they stand: the form of one field takes the place of its value, and is saved as any other form. */
export function startCells(): void {
  for (const row of document.querySelectorAll<HTMLTableRowElement>('table.records[data-editable] tbody tr')) equip(row)
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'F2' || !(event.target instanceof Element)) return
    const cell = event.target.closest<HTMLElement>('.editable') ?? cellsIn(event.target.closest('tr'))[0]
    if (cell) void open(cell)
  })
  // What was typed is not lost without a word.
  addEventListener('beforeunload', (event) => {
    const form = opened && formIn(opened.cell)
    if (form && textOf(form) !== opened?.first) event.preventDefault()
  })
}

const isFrench = document.documentElement.lang === 'fr'

function cellsIn(part: Element | null | undefined): readonly HTMLElement[] {
  return [...(part?.querySelectorAll<HTMLElement>('.editable') ?? [])]
}

/** A pencil in each cell, which the keyboard reaches; a double click does as much. */
function equip(row: HTMLTableRowElement): void {
  const named: unknown = JSON.parse(row.closest('table')?.dataset.editable ?? '[]')
  if (!Array.isArray(named) || !rowHref(row)) return
  const who = row.querySelector('th a')?.textContent ?? ''
  for (const cell of row.querySelectorAll<HTMLElement>('[data-field]')) {
    if (!named.includes(cell.dataset.field)) continue
    cell.classList.add('editable')
    const pencil = document.createElement('button')
    pencil.type = 'button'
    pencil.className = 'pencil'
    pencil.setAttribute('aria-label', `${isFrench ? 'Modifier' : 'Modify'} ${cell.dataset.label} – ${who}`)
    pencil.addEventListener('click', () => void open(cell))
    cell.append(pencil)
    cell.addEventListener('dblclick', () => void open(cell))
  }
}

/** The cell that is open, what it showed, and what its form held at first. */
interface Opened {
  readonly cell: HTMLElement
  readonly before: readonly Node[]
  readonly first: string
}
let opened: Opened | null = null

const formIn = (cell: HTMLElement): HTMLFormElement | null => cell.querySelector<HTMLFormElement>('form.cell-form')
const textOf = (form: HTMLFormElement): string =>
  String(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])))

async function open(cell: HTMLElement): Promise<void> {
  if (opened?.cell === cell) return
  const place = placeOf(cell)
  if (opened && !(await save())) return
  const target = cell.isConnected ? cell : place()
  const row = target?.closest('tr')
  const href = row && rowHref(row)
  if (!target || !href) return
  const address = `${href.pathname}/-/cellule${href.search}${href.search ? '&' : '?'}champ=${encodeURIComponent(target.dataset.field ?? '')}`
  const { page, ok } = await attempt(address)
  const form = page && fragment<HTMLFormElement>(page, 'form.cell-form')
  // What cannot be changed here can be said on the page of its own.
  if (!ok || !form) return location.assign(address)
  opened = { cell: target, before: [...target.childNodes], first: textOf(form) }
  target.classList.add('editing')
  show(target, form)
}

function show(cell: HTMLElement, form: HTMLFormElement): void {
  cell.replaceChildren(form)
  attachAutocompletes(form)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void save()
  })
  form.addEventListener('keydown', onKey)
  form.querySelector('[data-cancel]')?.addEventListener('click', (event) => {
    event.preventDefault()
    close()
  })
  const control = controlIn(form)
  control?.focus({ preventScroll: true })
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  if (control instanceof HTMLInputElement && control.type !== 'radio' && control.type !== 'checkbox') control.select()
}

function controlIn(form: HTMLFormElement): HTMLElement | null {
  const first = 'select, textarea, input:not([type=hidden])'
  return form.querySelector<HTMLElement>('input:checked') ?? form.querySelector<HTMLElement>(first)
}

function onKey(event: KeyboardEvent): void {
  const form = event.currentTarget
  const { target } = event
  if (event.defaultPrevented || !opened || !(form instanceof HTMLFormElement) || !(target instanceof HTMLElement))
    return
  const isControl = target.matches('input, select, textarea')
  const saves = target.matches('textarea') ? event.ctrlKey || event.metaKey : isControl
  if (event.key === 'Escape') close()
  else if (event.key === 'Enter' && saves) void save()
  // Where something is wrong, Tab leads through the form to the way out.
  else if (event.key === 'Tab' && isControl && !form.querySelector('.error')) void move(event.shiftKey ? -1 : 1)
  else return
  event.preventDefault()
}

/** Where a cell stands in its table, to be found again once rows have been drawn anew. */
function placeOf(cell: HTMLElement): () => HTMLElement | undefined {
  const table = cell.closest('table')
  const at = cellsIn(table).indexOf(cell)
  return () => cellsIn(table)[at]
}

async function move(step: number): Promise<void> {
  if (!opened) return
  const table = opened.cell.closest('table')
  const at = cellsIn(table).indexOf(opened.cell)
  if (!(await save())) return
  const next = cellsIn(table)[at + step]
  if (next) await open(next)
}

/** Gives up: the cell shows what it showed. */
function close(): void {
  if (!opened) return
  const { cell, before } = opened
  opened = null
  cell.classList.remove('editing')
  cell.replaceChildren(...before)
  cell.querySelector<HTMLElement>('.pencil')?.focus()
}

let sending = false

/** Sends the form that is open. False where it stays open: something is wrong, or it is being sent already. */
async function save(): Promise<boolean> {
  const form = opened && formIn(opened.cell)
  if (!opened || !form || sending) return false
  if (textOf(form) === opened.first) {
    close()
    return true
  }
  sending = true
  form.setAttribute('aria-busy', 'true')
  const { page, ok } = await attempt(form.action, new URLSearchParams(textOf(form)))
  sending = false
  form.removeAttribute('aria-busy')
  if (ok && page?.querySelector('table.records')) {
    refresh(opened, page)
    tell(page)
    return true
  }
  const again = page && fragment<HTMLFormElement>(page, 'form.cell-form')
  if (again) {
    show(opened.cell, again)
    const told = page?.querySelector('main .flash[role=alert]')?.textContent
    if (told) fail(again, told)
  } else if (page?.querySelector('form[data-resumed]')) {
    // The session is over: the page that keeps what was typed takes the place of this one.
    opened = null
    form.submit()
  } else fail(form, page?.querySelector('main .flash')?.textContent ?? '')
  return false
}

/** The row as the server shows it now; where it is on this page no longer, it stays with what was typed. */
function refresh({ cell, before }: Opened, page: Document): void {
  const row = cell.closest('tr')
  const field = cell.dataset.field ?? ''
  const found = row && page.getElementById(row.id)
  const form = formIn(cell)
  opened = null
  if (row && found instanceof HTMLTableRowElement) {
    const fresh = document.importNode(found, true)
    row.replaceWith(fresh)
    equipRow(fresh)
    equip(fresh)
    fresh.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"] .pencil`)?.focus()
    return
  }
  const control = form && controlIn(form)
  const typed = control instanceof HTMLSelectElement ? control.selectedOptions[0]?.text : spoken(control)
  cell.classList.remove('editing')
  cell.replaceChildren(typed ?? '', ...before.filter((node) => node instanceof HTMLButtonElement))
  cell.querySelector<HTMLElement>('.pencil')?.focus()
}

function spoken(control: HTMLElement | null): string {
  if (!(control instanceof HTMLInputElement)) return control instanceof HTMLTextAreaElement ? control.value : ''
  return control.type === 'radio' ? (control.labels?.[0]?.textContent ?? '') : control.value
}

/** Nothing is lost: what was typed stays, and the form of the record is one click away. */
function fail(form: HTMLFormElement, said: string): void {
  form.querySelector('[role=alert]')?.remove()
  const told = document.createElement('p')
  told.className = 'error'
  told.setAttribute('role', 'alert')
  told.textContent = said || (form.dataset.failed ?? '')
  form.prepend(told)
}
