// SPDX-License-Identifier: EUPL-1.2
/** Rows chosen on a listing: the bar tells their number; a range by Shift, the page and the whole result by their boxes. */
export function startSelection(): void {
  startChanges()
  for (const form of document.querySelectorAll<HTMLFormElement>('form.selection')) startBar(form)
}

function startBar(form: HTMLFormElement): void {
  const said = form.querySelector<HTMLElement>('.picked')
  const page = form.querySelector<HTMLInputElement>('[value=page]')
  if (!said || !page) return
  const boxes = [...document.querySelectorAll<HTMLInputElement>('td.pick input')].filter((box) => box.form === form)
  const result = form.querySelector<HTMLInputElement>('[value=resultat]')
  // The rows themselves are sent, as they are seen.
  page.removeAttribute('name')
  const show = (): void => {
    const whole = result?.checked === true
    const picked = boxes.filter((box) => box.checked).length
    for (const box of boxes) box.disabled = whole
    page.disabled = whole
    page.checked = picked === boxes.length
    page.indeterminate = picked > 0 && !page.checked
    const { none = '', one = '', many = '', whole: all = '' } = form.dataset
    said.textContent = whole ? all : picked === 0 ? none : picked === 1 ? one : many.replace('%', String(picked))
    form.classList.toggle('active', whole || picked > 0)
    for (const button of form.querySelectorAll('button')) {
      const { exactly } = button.dataset
      button.disabled = !whole && picked === 0
      button.hidden = exactly !== undefined && (whole || picked !== Number(exactly))
    }
  }
  const tickAll = (checked: boolean): void => {
    for (const box of boxes) box.checked = checked
    show()
  }
  page.addEventListener('change', () => tickAll(page.checked))
  result?.addEventListener('change', () => tickAll(result.checked))
  form.addEventListener('reset', () => setTimeout(show))
  startBoxes(boxes, show)
  // The back button may bring ticked boxes back.
  addEventListener('pageshow', show)
  show()
}

function startBoxes(boxes: readonly HTMLInputElement[], show: () => void): void {
  let last = -1
  boxes.forEach((box, index) => {
    box.addEventListener('click', (event) => {
      if (event.shiftKey && last >= 0)
        for (const each of boxes.slice(Math.min(last, index), Math.max(last, index) + 1)) each.checked = box.checked
      last = index
      show()
    })
    // A finger, or a pointer, may fall beside the box.
    box.parentElement?.addEventListener('click', (event) => {
      if (event.target !== box) box.click()
    })
  })
}

/** Ticks, or unticks, the row where the focus stands; false where it stands in none. */
export function tickRow(): boolean {
  const box = document.activeElement?.closest('tr')?.querySelector<HTMLInputElement>('td.pick input')
  box?.click()
  return box !== null && box !== undefined
}

/** Whoever types a value wants it to be given. */
function startChanges(): void {
  for (const row of document.querySelectorAll('fieldset.change')) {
    const mode = row.querySelector('select')
    row.querySelector('.value')?.addEventListener('input', () => {
      if (mode) mode.value = 'valeur'
    })
  }
}
