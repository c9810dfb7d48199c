// SPDX-License-Identifier: EUPL-1.2
import type { BrowserContext, Page } from 'playwright-core'

export interface Visit {
  readonly url: string
  /** The address with keys and values taken out: what kind of page it is. */
  readonly shape: string
  readonly status: number
  readonly milliseconds: number
  /** Script errors, refused resources and violations of the content security policy. */
  readonly complaints: readonly string[]
}

export interface CrawlOptions {
  /** Pages of one shape that are opened. */
  readonly perShape: number
  /** Looks at each page while it is open. */
  readonly inspect?: (page: Page, visit: Visit) => Promise<void>
  /** Told of each page once it was looked at, and how many there were. */
  readonly opened?: (visit: Visit, count: number) => void
  readonly skip?: RegExp
  /** What makes two addresses one kind of page; by default the path without keys, and the names of the parameters. */
  readonly shape?: (url: URL) => string
}

/** Key segments and query values say which record, not which kind of page. */
export function shapeOf(url: URL): string {
  // Templates of editions differ by their kind alone.
  const pathname = url.pathname.replace(/^\/-\/editions\/[^/]+\/([^/]+)\/[^/]+/, '/-/editions/:application/$1/:edition')
  const segments = pathname.split('/')
  const verb = segments.indexOf('-')
  const path = segments
    .map((segment, index) => (index >= 3 && (verb < 0 || index < verb) && segment !== '-' ? ':key' : segment))
    .join('/')
  const names = [...new Set(url.searchParams.keys())].sort()
  const tab = url.searchParams.get('onglet')
  return `${path}${names.length > 0 ? `?${names.join('&')}` : ''}${tab ? `#${tab}` : ''}`
}

/** A page by its path, its tab and whether it is a second page or another order: where it was opened from does not count. */
export function kindOf(url: URL): string {
  const [path = ''] = shapeOf(url).split('?')
  const turned = ['tri', 'apres', 'avant'].filter((name) => url.searchParams.has(name))
  return [path, url.searchParams.get('onglet') ?? '', ...turned].join(' ')
}

/** Links that a crawl by `kindOf` leaves: sub-listings turned and sorted are those of the listing; the administration is the same beside every base. */
export const oncePerKind = /generateur|deconnexion|format=csv|s\.(tri|apres|avant)=|\/administration\b|\/-\/droits/

/**
 * Opens every kind of page that links lead to, from `start`, knowing nothing of the schema. Returns one visit a page.
 */
export async function crawl(context: BrowserContext, start: string, options: CrawlOptions): Promise<readonly Visit[]> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`)
  })
  const waiting = [start]
  const known = new Set(waiting)
  const opened = new Map<string, number>()
  const visits: Visit[] = []
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const shape = (options.shape ?? shapeOf)(new URL(address))
    const count = opened.get(shape) ?? 0
    if (count >= options.perShape) continue
    opened.set(shape, count + 1)
    complaints.length = 0
    const before = performance.now()
    const response = await page.goto(address, { waitUntil: 'load' })
    const visit: Visit = {
      url: address,
      shape,
      status: response?.status() ?? 0,
      milliseconds: performance.now() - before,
      complaints: [...complaints],
    }
    visits.push(visit)
    await options.inspect?.(page, visit)
    options.opened?.(visit, visits.length)
    for (const link of await linksOf(page)) {
      if (known.has(link) || !link.startsWith(new URL(start).origin) || options.skip?.test(link)) continue
      known.add(link)
      waiting.push(link)
    }
  }
  await page.close()
  return visits
}

/** Addresses of the page's links, without fragments; downloads and documents left out. */
async function linksOf(page: Page): Promise<readonly string[]> {
  return page.$$eval('a[href]:not([download]):not([type="application/pdf"])', (links) =>
    links.map((link) => (link as HTMLAnchorElement).href.split('#')[0] ?? ''),
  )
}
