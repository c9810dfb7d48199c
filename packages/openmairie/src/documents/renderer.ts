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
  /**
   * Raises OM_EDITION where the engine refuses, dies of it, takes too much memory or time: its cause says which. What may have died of
   * something else, killed from outside or full of what it drew before, is replaced first, and the document drawn once more.
   */
  draw(document: Document): Promise<Drawn>
  /** Ends all processes; what is being drawn, or waits for its turn, is given up. */
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
  /** Milliseconds that a process may take to be ready. */
  readonly ready: number
  /** Documents that may wait for their turn: one more is refused, rather than to be drawn for nobody. */
  readonly queue: number
  /** Milliseconds after which a process that draws nothing ends. */
  readonly idle: number
  /**
   * Whether what is drawn is of one lot: as letters are, each of its sections is first tried as of one page, until a document is not.
   * Of documents that have nothing in common, none is drawn otherwise for what was drawn before it.
   */
  readonly alike: boolean
  /** File that draws. */
  readonly file: string
}

const usual: RendererOptions = {
  processes: 1,
  memoryMegabytes: 768,
  each: 500,
  within: 60_000,
  ready: 30_000,
  queue: 100,
  idle: 300_000,
  alike: false,
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
  const drawing = new Set<Hand>()
  const waiting: { readonly go: () => void; readonly giveUp: (error: Error) => void }[] = []
  let busy = 0
  let stopped = false
  let short = options.alike
  const retire = (hand: Hand): void => {
    clearTimeout(hand.idle)
    hand.child.kill()
  }
  const turn = async (): Promise<void> => {
    if (stopped) throw lost('stopped')
    if (busy < options.processes) busy++
    else if (waiting.length >= options.queue) throw lost('too many documents wait')
    else await new Promise<void>((go, giveUp) => waiting.push({ go, giveUp }))
  }
  const take = async (): Promise<Hand> => {
    const found = free.pop()
    if (found) {
      clearTimeout(found.idle)
      if (found.child.lives()) return found
    }
    const child = await startDrawing(options).catch((error: unknown) => {
      throw lost(error instanceof Error ? error.message : 'did not start')
    })
    return { child, drawn: 0 }
  }
  const giveBack = (hand: Hand): void => {
    if (stopped || !hand.child.lives() || hand.drawn >= options.each || isFull(hand.child)) {
      retire(hand)
      return
    }
    hand.idle = setTimeout(() => {
      free.splice(free.indexOf(hand), 1)
      retire(hand)
    }, options.idle).unref()
    free.push(hand)
  }
  const pass = (): void => {
    const next = waiting.shift()
    if (next) next.go()
    else busy--
  }
  const drawOnce = async (document: Document): Promise<Drawn> => {
    const hand = await take()
    try {
      // Stopped while it was starting.
      if (stopped) throw lost('stopped')
      drawing.add(hand)
      hand.drawn++
      const drawn = await drawnBy(hand, { document, short }, options)
      short = options.alike && drawn.pages === document.sections.length
      return drawn
    } finally {
      drawing.delete(hand)
      giveBack(hand)
    }
  }
  return {
    draw: async (document) => {
      await turn()
      try {
        return await drawOnce(document).catch((error: unknown) => {
          if (stopped || !(lossOf(error)?.isPerhaps ?? false)) throw error
          return drawOnce(document)
        })
      } finally {
        pass()
      }
    },
    stop: () => {
      stopped = true
      for (const hand of [...free.splice(0), ...drawing]) retire(hand)
      for (const { giveUp } of waiting.splice(0)) giveUp(lost('stopped'))
    },
  }
}

/** Whether a process holds so much that a large document would not find room beside it. */
function isFull({ pid, memoryMegabytes }: Child<Asked, Answer>): boolean {
  return (megabytesOf(pid) ?? 0) > memoryMegabytes / 2
}

function startDrawing({ file, memoryMegabytes, ready }: RendererOptions): Promise<Child<Asked, Answer>> {
  return startChild(
    {
      file,
      execArgv: file.endsWith('.ts') ? ['--import', 'tsx'] : process.execArgv,
      env: process.env,
      answer: answerSchema,
      serialization: 'advanced',
      within: ready,
    },
    memoryMegabytes,
  )
}

async function drawnBy({ child, drawn }: Hand, asked: Asked, options: RendererOptions): Promise<Drawn> {
  let late = false
  const over = setTimeout(() => {
    late = true
    child.kill()
  }, options.within).unref()
  const outcome = await child.ask(asked).finally(() => clearTimeout(over))
  if (outcome.kind === 'drawn') return { pdf: outcome.pdf, pages: outcome.pages }
  if (outcome.kind === 'refused') throw lost(outcome.reason, { isPerhaps: false, isLate: false })
  if (late) throw lost('took too long', { isPerhaps: false, isLate: true })
  throw lost(`ended by ${outcome.kind}`, { isPerhaps: outcome.kind === 'killed' || drawn > 1, isLate: false })
}

interface Loss {
  /** Whether another process may draw it. */
  readonly isPerhaps: boolean
  /** Whether it was given up for the time that it took. */
  readonly isLate: boolean
}

/** A document that could not be drawn. */
class DocumentLost extends Error {
  constructor(
    message: string,
    readonly loss: Loss,
  ) {
    super(message)
  }
}

const lossOf = (error: unknown): Loss | null =>
  error instanceof OpenMairieError && error.cause instanceof DocumentLost ? error.cause.loss : null

/** Whether it was raised for the document itself: others may be drawn. Else there was nothing to draw it with. */
export function isOfDocument(error: unknown): boolean {
  return lossOf(error) !== null
}

/** Whether it was raised for a document that took too long. */
export function isLate(error: unknown): boolean {
  return lossOf(error)?.isLate ?? false
}

function lost(reason: string, loss: Loss | null = null): OpenMairieError {
  const message = `The engine of editions: ${reason}`
  const cause = loss ? new DocumentLost(message, loss) : new Error(message)
  return new OpenMairieError('OM_EDITION', {}, { cause })
}
