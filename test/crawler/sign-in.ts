// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext } from 'playwright-core'

export interface Account {
  readonly login: string
  readonly password: string
}

/** Signs in, by the account or by the demonstration's button where none is given. Returns the address of the first page. */
export async function enter(context: BrowserContext, url: string, account: Account | null): Promise<string> {
  const page = await context.newPage()
  await page.goto(`${url}/-/connexion`)
  if (account) {
    await page.fill('input[name="login"]', account.login)
    await page.fill('input[name="password"]', account.password)
    await page.click('form[action="/-/connexion"] button')
  } else await page.click('form[action="/-/essayer"]:has(input[value="administrateur"]) button')
  await page.waitForURL((address) => !address.pathname.startsWith('/-/connexion'))
  const start = page.url()
  await page.close()
  return start
}
