// SPDX-License-Identifier: EUPL-1.2
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test, vi } from 'vitest'
import type { Block, Document } from '../../packages/openmairie/src/documents/contract.js'
import { openRenderer, type Renderer, type RendererOptions } from '../../packages/openmairie/src/documents/renderer.js'
import { OpenMairieError } from '../../packages/openmairie/src/errors/errors.js'
import { readPdf } from '../support/pdf.js'

const opened: Renderer[] = []
const open = (options: Partial<RendererOptions> = {}): Renderer => {
  const file = fileURLToPath(new URL('./engines/planted.mjs', import.meta.url))
  const renderer = openRenderer({ file, ...options })
  opened.push(renderer)
  return renderer
}
const titled = (title: string): Document => ({
  title,
  locale: 'fr',
  sections: [],
  images: {},
  standard: 'archive',
  at: 0,
})
const pidOf = async (renderer: Renderer, title = 'plain'): Promise<number> =>
  Number(Buffer.from((await renderer.draw(titled(title))).pdf).toString())
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
async function refusal(drawing: Promise<unknown>): Promise<string> {
  const error = await drawing.then(
    () => null,
    (raised: unknown) => raised,
  )
  if (!(error instanceof OpenMairieError) || !(error.cause instanceof Error)) throw new Error(`not refused: ${error}`)
  expect(error.code).toBe('OM_EDITION')
  return error.cause.message
}

afterEach(() => {
  for (const renderer of opened.splice(0)) renderer.stop()
})

test.each([
  ['crash', /ended by crash/],
  ['hang', /took too long/],
  ['refuse', /not that one/],
  ['babble', /ended by crash/],
  ['swell', /ended by memory/],
])('a document that makes the engine %s costs itself; the next one is drawn', async (title, told) => {
  // Only what hangs is to be told by the time that it takes.
  const renderer = open({ within: title === 'hang' ? 1500 : 20_000, memoryMegabytes: 200 })
  expect(await refusal(renderer.draw(titled(title)))).toMatch(told)
  expect(await pidOf(renderer)).toBeGreaterThan(0)
})

test('a document whose process is killed from outside is drawn by another; one that kills that one too is refused', async () => {
  const renderer = open()
  const pid = await pidOf(renderer)
  const drawing = pidOf(renderer, 'slow')
  await new Promise((resolve) => setTimeout(resolve, 100))
  process.kill(pid, 'SIGKILL')
  const other = await drawing
  expect(other).toBeGreaterThan(0)
  expect(other).not.toBe(pid)
  expect(await refusal(renderer.draw(titled('kill')))).toMatch(/ended by killed/)
  expect(await pidOf(renderer)).not.toBe(other)
})

test('a document that finds no room beside those that came before it is drawn by a process of its own', async () => {
  const renderer = open({ memoryMegabytes: 200 })
  const pid = await pidOf(renderer)
  expect(await pidOf(renderer, 'swell-if-used')).not.toBe(pid)
})

test.each(['dies', 'hangs'])('a process that %s as it starts is told, and holds nobody up', async (engine) => {
  const file = fileURLToPath(new URL(`./engines/${engine}.mjs`, import.meta.url))
  const renderer = open({ file, ready: 800 })
  const drawing = [renderer.draw(titled('plain')), renderer.draw(titled('plain'))]
  for (const each of drawing) expect(await refusal(each)).toMatch(/did not start/)
})

test('a process is used again, replaced after so many documents, and ends when nobody asks for more', async () => {
  const renderer = open({ each: 2, idle: 200 })
  const pids = [await pidOf(renderer), await pidOf(renderer), await pidOf(renderer)]
  expect(pids[1]).toBe(pids[0])
  expect(pids[2]).not.toBe(pids[0])
  await vi.waitFor(() => expect(isAlive(pids[2] ?? 0)).toBe(false), { timeout: 3000 })
})

test('documents wait for their turn, so many at most', async () => {
  const renderer = open({ queue: 2 })
  const drawing = [1, 2, 3].map(() => pidOf(renderer, 'slow'))
  expect(await refusal(renderer.draw(titled('plain')))).toMatch(/too many/)
  expect(new Set(await Promise.all(drawing)).size).toBe(1)
})

test('once stopped, what is drawn and what waits is given up, and no process is left', async () => {
  const renderer = open()
  const pid = await pidOf(renderer)
  const drawing = [refusal(renderer.draw(titled('hang'))), refusal(renderer.draw(titled('plain')))]
  await new Promise((resolve) => setTimeout(resolve, 50))
  renderer.stop()
  expect(await Promise.all(drawing)).toEqual([
    expect.stringMatching(/ended by crash/),
    expect.stringMatching(/stopped/),
  ])
  expect(await refusal(renderer.draw(titled('plain')))).toMatch(/stopped/)
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 3000 })
})

const letter = (pages: number): Document => ({
  ...titled('Lettre'),
  sections: [
    {
      paper: { format: 'a4', landscape: false, margins: { top: 20, right: 20, bottom: 20, left: 20 }, size: 10 },
      header: [],
      footer: [{ kind: 'paragraph', content: ['page ', { kind: 'page' }, ' sur ', { kind: 'pages' }] }],
      body: Array.from({ length: pages }, (_, at): readonly Block[] => [
        ...(at === 0 ? [] : [{ kind: 'page-break' } as const]),
        { kind: 'paragraph', content: ['un'] },
      ]).flat(),
      watermark: null,
    },
  ],
})

test('a document is the same to the byte, whatever was drawn for others before it', async () => {
  const renderer = openRenderer()
  opened.push(renderer)
  const first = await renderer.draw(letter(1))
  await renderer.draw(letter(1))
  const afterShort = await renderer.draw(letter(1))
  await renderer.draw(letter(2))
  const afterLong = await renderer.draw(letter(1))
  expect(Buffer.from(afterShort.pdf).equals(first.pdf)).toBe(true)
  expect(Buffer.from(afterLong.pdf).equals(first.pdf)).toBe(true)
})

test('letters of one lot count their pages, those of two among those of one', async () => {
  const renderer = openRenderer({ alike: true })
  opened.push(renderer)
  const told: unknown[] = []
  for (const pages of [1, 1, 2, 1]) {
    const pdf = await readPdf((await renderer.draw(letter(pages))).pdf)
    await pdf.close()
    told.push(pdf.pages.map((page) => /page \d sur \d/.exec(page)?.[0]))
  }
  expect(told).toEqual([['page 1 sur 1'], ['page 1 sur 1'], ['page 1 sur 2', 'page 2 sur 2'], ['page 1 sur 1']])
})
