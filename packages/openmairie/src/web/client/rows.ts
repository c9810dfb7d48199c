// SPDX-License-Identifier: EUPL-1.2
/** The whole row opens its record; coming back, the last one opened is marked and the table stands where it stood. */
export function startRows(): void {
  for (const row of rows()) equipRow(row)
  // The back button may bring the page back as it was, without running it again.
  addEventListener('pageshow', mark)
  const places = [...document.querySelectorAll<HTMLElement>('.scroll')]
  addEventListener('pagehide', () => {
    const text = JSON.stringify(places.map((place) => [place.scrollLeft, place.scrollTop]))
    sessionStorage.setItem(`place ${location.href}`, text)
  })
  const [navigation] = performance.getEntriesByType('navigation')
  if (navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward') restore(places)
}

/** Milliseconds in which a second click may follow a first one. */
const doubleClick = 250

/** A row opens its record; a cell that is changed by a double click waits for the second one. */
export function equipRow(row: HTMLTableRowElement): void {
  const link = row.querySelector<HTMLAnchorElement>('th a')
  if (!link) return
  let waiting = 0
  row.classList.add('opens')
  row.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null
    const busy = target?.closest('a, button, input, select, textarea, label, .editing, .pick') ?? null
    clearTimeout(waiting)
    if (busy || event.detail > 1 || (getSelection()?.toString() ?? '') !== '') return
    if (event.ctrlKey || event.metaKey) open(link.href, '_blank', 'noopener')
    else if (target?.closest('.editable')) waiting = window.setTimeout(() => link.click(), doubleClick)
    else link.click()
  })
  link.addEventListener('click', () => visit(row))
}

/** Address of the record of a row. */
export function rowHref(row: HTMLTableRowElement): URL | null {
  const link = row.querySelector<HTMLAnchorElement>('th a')
  return link && new URL(link.href)
}

/** Remembers the row that was left, to mark it when one comes back. */
export function visit(row: HTMLTableRowElement | null): void {
  if (row) sessionStorage.setItem(rowKey(row), row.dataset.key ?? '')
}

function rows(): readonly HTMLTableRowElement[] {
  return [...document.querySelectorAll<HTMLTableRowElement>('table.records tbody tr')]
}

function rowKey(row: HTMLTableRowElement): string {
  return `ligne ${location.pathname} ${row.closest('table')?.dataset.entity ?? ''}`
}

function mark(): void {
  for (const row of rows())
    row.classList.toggle('visited', row.dataset.key !== '' && sessionStorage.getItem(rowKey(row)) === row.dataset.key)
}

function restore(places: readonly HTMLElement[]): void {
  const kept: unknown = JSON.parse(sessionStorage.getItem(`place ${location.href}`) ?? '[]')
  if (!Array.isArray(kept)) return
  places.forEach((place, index) => {
    const [left, top]: readonly unknown[] = Array.isArray(kept[index]) ? kept[index] : []
    place.scrollTo({ left: Number(left ?? 0), top: Number(top ?? 0) })
  })
}
