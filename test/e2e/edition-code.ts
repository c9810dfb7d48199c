// SPDX-License-Identifier: EUPL-1.2
import type { Locator, Page } from 'playwright-core'

/** The plain area of a text, once its code is shown. */
export async function codeOf(page: Page, label: string, javaScriptEnabled = true): Promise<Locator> {
  const field = page.locator('.field', { has: page.locator(`label:text-is("${label}")`) })
  if (javaScriptEnabled) await field.getByRole('button', { name: 'Code', exact: true }).click()
  return field.locator('textarea')
}
