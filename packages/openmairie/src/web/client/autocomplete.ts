// SPDX-License-Identifier: EUPL-1.2
interface Proposal {
  readonly value: string
  readonly label: string
}

/** Fields that are found by typing: a combobox of the ARIA pattern over the server's proposals. */
export function startAutocomplete(): void {
  attachAutocompletes(document)
}

let number = 0

/** Those of a part of the page, come later or not. */
export function attachAutocompletes(part: ParentNode): void {
  for (const holder of part.querySelectorAll<HTMLElement>('.autocomplete')) attach(holder, `propositions-${number++}`)
}

function attach(holder: HTMLElement, id: string): void {
  const input = holder.querySelector<HTMLInputElement>('input[type=text]')
  const [value, label] = holder.querySelectorAll<HTMLInputElement>('input[type=hidden]')
  if (!input || !value || !label) return
  const list = document.createElement('ul')
  list.id = id
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels?.[0]?.textContent ?? '')
  list.hidden = true
  holder.append(list)
  for (const [name, text] of Object.entries({
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': id,
    'aria-autocomplete': 'list',
  }))
    input.setAttribute(name, text)

  let proposals: readonly Proposal[] = []
  let active = -1
  let asked = 0
  let timer = 0

  const close = (): void => {
    list.hidden = true
    active = -1
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const choose = (proposal: Proposal): void => {
    value.value = proposal.value
    label.value = proposal.label
    input.value = proposal.label
    close()
    input.dispatchEvent(new Event('input', { bubbles: true }))
    clearTimeout(timer)
  }
  const show = (): void => {
    list.replaceChildren(
      ...proposals.map((proposal, index) => {
        const item = document.createElement('li')
        item.id = `${id}-${index}`
        item.setAttribute('role', 'option')
        item.setAttribute('aria-selected', String(index === active))
        item.textContent = proposal.label
        item.addEventListener('mousedown', (event) => {
          event.preventDefault()
          choose(proposal)
        })
        return item
      }),
    )
    list.hidden = proposals.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    if (active >= 0) input.setAttribute('aria-activedescendant', `${id}-${active}`)
    list.children[active]?.scrollIntoView({ block: 'nearest' })
  }
  const ask = async (): Promise<void> => {
    const turn = ++asked
    const answer = await fetch(`${holder.dataset.source}&q=${encodeURIComponent(input.value)}`)
    if (!answer.ok || turn !== asked || document.activeElement !== input) return
    const found: { options: readonly Proposal[] } = await answer.json()
    proposals = found.options
    active = -1
    show()
  }
  input.addEventListener('input', (event) => {
    if (!event.isTrusted) return
    clearTimeout(timer)
    timer = window.setTimeout(() => void ask(), 150)
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) return void ask()
      active =
        (active +
          (event.key === 'ArrowDown' ? 1 : proposals.length - 1) +
          (active < 0 && event.key === 'ArrowUp' ? 1 : 0)) %
        Math.max(1, proposals.length)
      return show()
    }
    const chosen = proposals[active]
    if (event.key === 'Enter' && !list.hidden && chosen) {
      event.preventDefault()
      choose(chosen)
    }
    if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation()
      close()
    }
  })
  input.addEventListener('blur', close)
}
