// SPDX-License-Identifier: EUPL-1.2
/** The whole row opens its record; coming back, the last one opened is marked and the table stands where it stood. */
export function startRows(): void {
  for (const row of rows()) {
    const link = row.querySelector<HTMLAnchorElement>('th a')
    if (!link) continue
    row.classList.add('opens')
    row.addEventListener('click', (event) => {
      const target = event.target
      const busy = target instanceof Element && target.closest('a, button, input, select, label, .pick') !== null
      if (busy || (getSelection()?.toString() ?? '') !== '') return
      if (event.ctrlKey || event.metaKey) open(link.href, '_blank', 'noopener')
      else link.click()
    })
    link.addEventListener('click', () => sessionStorage.setItem(rowKey(row), row.dataset.key ?? ''))
  }
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
