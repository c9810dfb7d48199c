// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shapeOf } from '../test/crawler/crawl.js'
import { startInstance } from '../test/e2e/instance.js'

/** A kind of page of the demonstration. */
export interface PageMeasure {
  readonly path: string
  /** Median of some requests, in milliseconds, as the server itself counts them. */
  readonly milliseconds: number
  /** Bytes of a first visit: the page, its style, script and font. */
  readonly bytes: number
  /** A document to download or print, and no page. */
  readonly document: boolean
}

const turns = 9

/** Every kind of page that the administrator of the demonstration can reach, asked for some times in turn. */
export async function measurePages(application: string): Promise<readonly PageMeasure[]> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'openmairie-bench-'))
  try {
    const instance = await startInstance({ folders: [application], dataFolder, arguments: ['--demonstration'] })
    try {
      return await walk(instance.url, await enter(instance.url))
    } finally {
      await instance.stop()
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

async function walk(origin: string, cookie: string): Promise<readonly PageMeasure[]> {
  const waiting = [`${origin}/opengestioncrise`]
  const seen = new Set<string>()
  const found: PageMeasure[] = []
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    const shape = shapeOf(new URL(address))
    if (seen.has(shape)) continue
    seen.add(shape)
    const times: number[] = []
    let html = ''
    let document = false
    for (let turn = 0; turn < turns; turn += 1) {
      const answer = await fetch(address, { headers: { cookie, 'accept-language': 'fr' } })
      html = await answer.text()
      document = answer.headers.get('content-type') === 'application/pdf'
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
      times.push(Number(/dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1] ?? Number.NaN))
    }
    times.sort((a, b) => a - b)
    found.push({
      path: address.slice(origin.length),
      milliseconds: times[Math.floor(turns / 2)] ?? Number.NaN,
      bytes: Buffer.byteLength(html) + (await assetBytes(origin, html)),
      document,
    })
    waiting.push(...linksOf(origin, html))
  }
  return found
}

/** Addresses of pages: no download, no asset, no other site. */
function linksOf(origin: string, html: string): readonly string[] {
  return [...html.matchAll(/<a\b([^>]*?)href="([^"#]*)(?:#[^"]*)?"([^>]*)>/g)]
    .filter(([, before = '', href = '', after = '']) => href.startsWith('/') && !/\bdownload\b/.test(before + after))
    .map(([, , href = '']) => origin + href.replaceAll('&amp;', '&'))
}

const sizes = new Map<string, Promise<number>>()

async function assetBytes(origin: string, html: string): Promise<number> {
  const addresses = new Set([...html.matchAll(/"(\/-\/statique\/[^"]+)"/g)].map((match) => match[1] ?? ''))
  const all = [...addresses].map((address) => {
    const size = sizes.get(address) ?? sizeOf(`${origin}${address}`)
    sizes.set(address, size)
    return size
  })
  return (await Promise.all(all)).reduce((sum, size) => sum + size, 0)
}

async function sizeOf(address: string): Promise<number> {
  return (await (await fetch(address)).arrayBuffer()).byteLength
}

async function enter(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/-/essayer`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin, 'sec-fetch-site': 'same-origin' },
    body: 'profil=administrateur',
  })
  const cookie = /om_session=[^;]+/.exec(answer.headers.getSetCookie().join(';'))?.[0]
  if (!cookie) throw new Error(`No session: ${answer.status}`)
  return cookie
}
