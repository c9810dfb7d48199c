// SPDX-License-Identifier: EUPL-1.2
import type { Page } from 'playwright-core'

/** What has the focus, in the words that a screen reader would say of it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : null
    const text = element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? ''
    return text.replace(/\s+/g, ' ').trim()
  })
}

/** What Tab goes through, in turn. */
export async function tabbed(page: Page, count: number): Promise<readonly string[]> {
  const found: string[] = []
  for (let turn = 0; turn < count; turn += 1) {
    await page.keyboard.press('Tab')
    found.push(await focused(page))
  }
  return found
}

/** Stops of the content whose focus nothing shows. */
export function unseen(page: Page): Promise<readonly (string | null)[]> {
  return page.evaluate(() => {
    const stops = [
      ...document.querySelectorAll<HTMLElement>('main a, main button, main input, main select, main summary'),
    ]
    return stops
      .filter((stop) => stop.checkVisibility() && !stop.matches('[type=hidden]'))
      .filter((stop) => {
        stop.focus()
        return stop.matches(':focus-visible') && getComputedStyle(stop).outlineStyle === 'none'
      })
      .map((stop) => stop.textContent)
  })
}

/** Presses Tab until something of this name has the focus. Raises what it went through where nothing has. */
export async function reach(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = []
  for (let turn = 0; turn < 150; turn += 1) {
    const found = await focused(page)
    if (typeof name === 'string' ? found === name : name.test(found)) return
    passed.push(found)
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${name}: ${passed.join(' | ')}`)
}

/** Goes by Tab to what has this name, and presses Enter there. */
export async function enterOn(page: Page, name: string | RegExp): Promise<void> {
  await reach(page, name)
  await page.keyboard.press('Enter')
}

/** Goes by Tab to the control of this name and types over what it holds. */
export async function typeIn(page: Page, name: string | RegExp, text: string): Promise<void> {
  await reach(page, name)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}
