// SPDX-License-Identifier: EUPL-1.2
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { linkFramework, root } from '../support/workspace.js'
import { launchBrowser } from './browser.js'
import { type Instance, startInstance } from './instance.js'

export interface Served {
  readonly instance: Instance
  readonly base: Scratch
  readonly browser: Browser
  /** Folder of the application that is served, a copy that a test may change. */
  readonly folder: string
  context(options?: BrowserContextOptions): Promise<BrowserContext>
  stop(): Promise<void>
}

/** Serves a copy of an application of this repository, in demonstration, over a database of its own (of `server`, where one is named); `change` its files first. */
export async function serveDemonstration(
  change: (folder: string) => void = () => undefined,
  environment: Readonly<Record<string, string>> = {},
  server?: string,
  application = 'opengestioncrise',
): Promise<Served> {
  const work = mkdtempSync(join(tmpdir(), 'openmairie-e2e-'))
  const folder = join(work, application)
  cpSync(join(root, 'apps', application), folder, { recursive: true })
  change(folder)
  return serve(work, folder, await scratchDatabase('', null, server), ['--demonstration'], environment)
}

/** Serves an application whose files lie in `folder`, under `work`, which goes away with it. */
export async function serve(
  work: string,
  folder: string,
  base: Scratch,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Served> {
  linkFramework(work)
  const instance = await startInstance({
    folders: [folder],
    databaseUrl: base.url,
    dataFolder: join(work, 'data'),
    arguments: words,
    environment,
  })
  const browser = await launchBrowser()
  return {
    instance,
    base,
    browser,
    folder,
    context: (options = {}) =>
      browser.newContext({
        baseURL: instance.url,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        viewport: { width: 1280, height: 900 },
        ...options,
      }),
    stop: async () => {
      await browser.close()
      await instance.stop()
      await base.drop()
      rmSync(work, { recursive: true, force: true })
    },
  }
}

/** Enters the demonstration in one click. */
export async function tryAs(context: BrowserContext, profil: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/')
  await page.click(`form:has(input[value="${profil}"]) button`)
  await page.waitForURL(/\/open\w+$/)
  return page
}

/** Cells of a column of the listing shown, once all of it is there. */
export async function column(page: Page, field: string): Promise<string[]> {
  await parsed(page)
  return page.$$eval(`table.records tbody [data-field="${field}"]`, (cells) =>
    cells.map((cell) => {
      // What the row says of itself stands beside the value.
      const own = cell.cloneNode(true) as HTMLElement
      for (const tag of own.querySelectorAll('.tag')) tag.remove()
      return (own.textContent ?? '').trimEnd()
    }),
  )
}

/** Texts of the elements that a selector finds, once all of them are there. */
export async function texts(page: Page, selector: string): Promise<string[]> {
  await parsed(page)
  return page.$$eval(selector, (elements) => elements.map((element) => element.textContent?.trim() ?? ''))
}

/** Waits until a page that a click brought is read to its end: before that, a list may have a part of its elements. */
const parsed = (page: Page): Promise<void> => page.waitForLoadState('domcontentloaded')
