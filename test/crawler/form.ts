// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'

export interface Control {
  readonly field: string
  readonly kind: 'input' | 'textarea' | 'select' | 'checkbox' | 'boxes' | 'autocomplete'
  /** Of boxes: those that are ticked, as a list. */
  readonly value: string
  /** Values that may be chosen, blank left out. */
  readonly options: readonly string[]
  /** Address of the proposals of an autocomplete. */
  readonly source: string
}

/** What the form of a page asks for. */
export function controlsOf(page: Page): Promise<readonly Control[]> {
  return page.$$eval('form.record-form [name^="v."]', (elements) => {
    const controls = new Map<string, Control>()
    for (const element of elements) {
      if (
        !(
          element instanceof HTMLInputElement ||
          element instanceof HTMLTextAreaElement ||
          element instanceof HTMLSelectElement
        )
      )
        continue
      const group = element.closest('.radios')
      if (group) {
        const boxes = [...group.querySelectorAll('input')]
        const ticked = boxes.filter((box) => box.checked).map((box) => box.value)
        controls.set(element.name, {
          field: element.name.slice(2),
          kind: 'boxes',
          value: ticked.length > 0 ? JSON.stringify(ticked) : '',
          options: boxes.map((box) => box.value),
          source: '',
        })
        continue
      }
      const holder = element.closest('.autocomplete')
      const isBox = element instanceof HTMLInputElement && element.type === 'checkbox'
      const kind = holder
        ? 'autocomplete'
        : isBox
          ? 'checkbox'
          : element instanceof HTMLSelectElement
            ? 'select'
            : element instanceof HTMLTextAreaElement
              ? 'textarea'
              : 'input'
      controls.set(element.name, {
        field: element.name.slice(2),
        kind,
        value: isBox ? String(element.checked) : element.value,
        options:
          element instanceof HTMLSelectElement
            ? [...element.options].map((option) => option.value).filter((value) => value !== '')
            : [],
        source: holder?.getAttribute('data-source') ?? '',
      })
    }
    return [...controls.values()]
  })
}

/** What goes into a control; an autocomplete takes a value with its label. */
export interface Typed {
  readonly field: string
  readonly text: string
  readonly label: string
}

/** Ticked boxes as a control tells them. */
export function membersText(members: readonly string[]): string {
  return members.length > 0 ? JSON.stringify(members) : ''
}

/** Types into the form and sends it; the status of the page that answers. */
export async function send(page: Page, selector: string, typed: readonly Typed[]): Promise<number> {
  const answered = page.waitForNavigation({ waitUntil: 'domcontentloaded' })
  await page.$eval(
    selector,
    (form, entries) => {
      if (!(form instanceof HTMLFormElement)) return
      for (const { field, text, label } of entries) {
        for (const element of form.elements) {
          if (
            !(
              element instanceof HTMLInputElement ||
              element instanceof HTMLTextAreaElement ||
              element instanceof HTMLSelectElement
            )
          )
            continue
          if (element.name === `v.${field}`) {
            const next = element.nextElementSibling
            if (element.closest('.radios')) {
              const ticked: readonly string[] = text === '' ? [] : JSON.parse(text)
              if (element instanceof HTMLInputElement) element.checked = ticked.includes(element.value)
            } else if (element instanceof HTMLInputElement && element.type === 'checkbox')
              element.checked = text === 'true'
            // What says that boxes were there keeps its own value.
            else if (element.type !== 'hidden' || !next?.matches('input[type=checkbox], .radios')) element.value = text
          }
          if (element.name === `d.${field}` || element.name === `r.${field}`) element.value = label
        }
      }
      form.requestSubmit()
    },
    [...typed],
  )
  return (await answered)?.status() ?? 0
}
