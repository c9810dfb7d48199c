// SPDX-License-Identifier: EUPL-1.2
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core holds against the page as it stands, or a part of it, in one line a fault. */
export async function faults(page: Page, part = 'html'): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (selector) => {
    // The script above defines it.
    const { axe: checker } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await checker.run(selector, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  }, part)
}

/** Widths at which the page scrolls sideways, of those asked for. */
export async function overflowing(page: Page, widths: readonly number[]): Promise<readonly number[]> {
  const found: number[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) found.push(width)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  return found
}

/** Controls that stand partly beyond the edges of the screen. */
export function covered(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main :is(a, button, input, select, textarea, summary)')]
      .filter((element) => element.checkVisibility() && !element.matches('.hidden, .hidden *, table *'))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return width > 0 && (left < -1 || right > window.innerWidth + 1)
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  )
}
