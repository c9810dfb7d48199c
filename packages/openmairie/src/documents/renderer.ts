// SPDX-License-Identifier: EUPL-1.2
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { OpenMairieError } from '../errors/errors.js'
import { type Child, startChild } from '../processes/child.js'
import { megabytesOf } from '../processes/memory.js'
import type { Document } from './contract.js'
import { type Answer, type Asked, answerSchema } from './protocol.js'
import type { Drawn } from './typst/compiler.js'

/** Draws documents in processes of their own: what kills one costs a document, not the server. */
export interface Renderer {
  /** Raises OM_EDITION where the engine refuses, dies of it, takes too much memory or time: its cause says which. */
  draw(document: Document): Promise<Drawn>
  stop(): void
}

export interface RendererOptions {
  /** Processes at most. */
  readonly processes: number
  readonly memoryMegabytes: number
  /** Documents after which a process is replaced, as it is once it holds half of its memory: the engine gives none back. */
  readonly each: number
  /** Milliseconds that a document may take. */
  readonly within: number
  /** Milliseconds after which a process that draws nothing ends. */
  readonly idle: number
  /** File that draws. */
  readonly file: string
}

const usual: RendererOptions = {
  processes: 1,
  memoryMegabytes: 768,
  each: 500,
  within: 60_000,
  idle: 300_000,
  // Beside this file, compiled or not.
  file: fileURLToPath(new URL(`./child${extname(import.meta.url)}`, import.meta.url)),
}

interface Hand {
  readonly child: Child<Asked, Answer>
  drawn: number
  idle?: NodeJS.Timeout
}

/** Opens it; processes start as they are needed. */
export function openRenderer(given: Partial<RendererOptions> = {}): Renderer {
  const options = { ...usual, ...given }
  const free: Hand[] = []
  const waiting: (() => void)[] = []
  let busy = 0
  const retire = (hand: Hand): void => {
    clearTimeout(hand.idle)
    hand.child.kill()
  }
  const take = async (): Promise<Hand> => {
    if (busy >= options.processes) await new Promise<void>((resolve) => waiting.push(resolve))
    else busy++
    const found = free.pop()
    if (!found) return { child: await startDrawing(options), drawn: 0 }
    clearTimeout(found.idle)
    if (found.child.lives()) return found
    return { child: await startDrawing(options), drawn: 0 }
  }
  const giveBack = (hand: Hand | null): void => {
    if (hand?.child.lives() && hand.drawn < options.each && !isFull(hand.child)) {
      hand.idle = setTimeout(() => {
        free.splice(free.indexOf(hand), 1)
        retire(hand)
      }, options.idle).unref()
      free.push(hand)
    } else if (hand) retire(hand)
    const next = waiting.shift()
    if (next) next()
    else busy--
  }
  return {
    draw: async (document) => {
      let hand: Hand | null = null
      try {
        hand = await take()
        hand.drawn++
        return await drawnBy(hand.child, document, options)
      } finally {
        giveBack(hand)
      }
    },
    stop: () => {
      for (const hand of free.splice(0)) retire(hand)
    },
  }
}

/** Whether a process holds so much that a large document would not find room beside it. */
function isFull({ pid, memoryMegabytes }: Child<Asked, Answer>): boolean {
  return (megabytesOf(pid) ?? 0) > memoryMegabytes / 2
}

function startDrawing({ file, memoryMegabytes }: RendererOptions): Promise<Child<Asked, Answer>> {
  return startChild(
    {
      file,
      execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : process.execArgv,
      env: process.env,
      answer: answerSchema,
      serialization: 'advanced',
    },
    memoryMegabytes,
  )
}

async function drawnBy(child: Child<Asked, Answer>, document: Document, options: RendererOptions): Promise<Drawn> {
  let late = false
  const over = setTimeout(() => {
    late = true
    child.kill()
  }, options.within).unref()
  const outcome = await child.ask({ document })
  clearTimeout(over)
  if (outcome.kind === 'drawn') return { pdf: outcome.pdf, pages: outcome.pages }
  const reason = outcome.kind === 'refused' ? outcome.reason : late ? 'took too long' : `ended by ${outcome.kind}`
  throw new OpenMairieError('OM_EDITION', {}, { cause: new Error(`The engine of editions: ${reason}`) })
}
