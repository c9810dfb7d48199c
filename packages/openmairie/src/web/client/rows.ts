// SPDX-License-Identifier: EUPL-1.2
/** The whole row opens its record; the last one opened is marked when one comes back. */
export function startRows(): void {
  const remembered = sessionStorage.getItem(`ligne ${location.pathname}`)
  for (const row of document.querySelectorAll<HTMLTableRowElement>('table.records tbody tr')) {
    const link = row.querySelector<HTMLAnchorElement>('th a')
    if (!link) continue
    row.classList.add('opens')
    if (remembered !== null && row.dataset.key === remembered) row.classList.add('visited')
    row.addEventListener('click', (event) => {
      const target = event.target
      const busy = target instanceof Element && target.closest('a, button, input, select, label') !== null
      if (busy || (getSelection()?.toString() ?? '') !== '') return
      if (event.ctrlKey || event.metaKey) open(link.href, '_blank', 'noopener')
      else link.click()
    })
    link.addEventListener('click', () => sessionStorage.setItem(`ligne ${location.pathname}`, row.dataset.key ?? ''))
  }
}
