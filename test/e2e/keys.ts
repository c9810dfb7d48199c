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
