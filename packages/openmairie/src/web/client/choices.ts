// SPDX-License-Identifier: EUPL-1.2
interface Choice {
  readonly value: string
  readonly label: string
}

/** Fields whose choices follow from another one: asked again as soon as that one changes. */
export function startChoices(): void {
  for (const control of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-depends]')) {
    const { form } = control
    if (!form) continue
    const button = control.closest('.field')?.querySelector<HTMLElement>('.refresh')
    if (button) button.hidden = true
    let known = governing(form, control)
    let asked = 0
    const look = (): void => {
      const value = governing(form, control)
      if (value === known) return
      known = value
      const turn = ++asked
      void follow(control, value, button, () => turn === asked)
    }
    form.addEventListener('change', look)
    form.addEventListener('input', look)
  }
}

function governing(form: HTMLFormElement, control: HTMLElement): string {
  const values = new FormData(form).getAll(control.dataset.depends ?? '')
  return String(values.at(-1) ?? '')
}

/** `isLast`: that nothing was chosen since in the other field, whose answer may come first. */
async function follow(
  control: HTMLInputElement | HTMLSelectElement,
  value: string,
  button: HTMLElement | null | undefined,
  isLast: () => boolean,
): Promise<void> {
  const address = `${control.dataset.choices}&pour=${encodeURIComponent(value)}`
  const holder = control.closest<HTMLElement>('.autocomplete')
  if (holder) {
    holder.dataset.source = address.replace('&tout=1', '')
    const inputs = [...holder.querySelectorAll('input')]
    if (inputs.every((input) => input.value === '')) return
    for (const input of inputs) input.value = ''
    // A third field may follow from this one.
    inputs[0]?.dispatchEvent(new Event('input', { bubbles: true }))
    return
  }
  if (!(control instanceof HTMLSelectElement)) return
  // Of several records that hold different values, there are no common choices.
  const none = value === '' && control.closest('.change') !== null
  const answer = none ? null : await fetch(address)
  if (!isLast() || (answer && !answer.ok)) return
  const found: { options: readonly Choice[]; more: boolean } = (await answer?.json()) ?? { options: [], more: false }
  if (!isLast()) return
  // Too many for a list: the server shows the form again, with a field to type in.
  if (found.more) return button?.click()
  const held = control.value
  const blank = control.options[0]
  control.replaceChildren(
    ...(blank ? [blank] : []),
    ...found.options.map(({ value: key, label }) => new Option(label, key, false, key === held)),
  )
  if (control.value !== held) control.dispatchEvent(new Event('change', { bubbles: true }))
}
