// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import { z } from 'zod'
import { megabytesOf } from './memory.js'

/** How a process is started that does one kind of work, and what it answers. */
export interface ChildOptions<Answer> {
  /** File that says that it is ready, then answers what it is asked. */
  readonly file: string
  readonly execArgv: readonly string[]
  readonly env: NodeJS.ProcessEnv
  /** What it says, checked. */
  readonly answer: z.ZodType<Answer>
  /** How values travel: `advanced` where they hold bytes. */
  readonly serialization?: 'json' | 'advanced'
  /** Milliseconds that it may take to be ready. */
  readonly within?: number
}

/** What became of a process that was asked: it answered, it took more memory than it may, it broke down, something else than this process killed it. */
export type Outcome<Answer> = Answer | Lost
export type Lost = { readonly kind: 'memory' } | { readonly kind: 'crash' } | { readonly kind: 'killed' }

/** A process that is asked one thing at a time. */
export interface Child<Asked extends Serializable, Answer> {
  readonly memoryMegabytes: number
  readonly pid: number
  /** Asks; resolves when it is answered, or the process is gone. */
  ask(asked: Asked): Promise<Outcome<Answer>>
  tell(asked: Asked): void
  /** Ends it at once. */
  kill(): void
  /** Whether it can be asked for more. */
  lives(): boolean
}

/** The first word of a process. */
const readySchema = z.object({ kind: z.literal('ready') })
export const ready: z.infer<typeof readySchema> = { kind: 'ready' }

/** Milliseconds that a process may take to be ready, on a machine that has much else to do. */
const usualWithin = 60_000
/** Milliseconds between two looks at its memory. */
const lookEvery = 200
/** Characters kept of its last words. */
const lastWords = 4000
/** What a line of log begins with. */
const brace = 0x7b

/** Starts a process that may hold so many MiB; rejects where it is gone before it is ready. */
export async function startChild<Asked extends Serializable, Answer>(
  options: ChildOptions<Answer>,
  memoryMegabytes: number,
): Promise<Child<Asked, Answer>> {
  const child = fork(options.file, [], {
    env: options.env,
    execArgv: [...options.execArgv, `--max-old-space-size=${memoryMegabytes}`],
    serialization: options.serialization ?? 'json',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let words = ''
  child.stderr?.on('data', (piece: Buffer) => {
    words = (words + piece.toString()).slice(-lastWords)
    // Its lines of log are ours; what the engine says of its end is not.
    if (piece[0] === brace) process.stderr.write(piece)
  })
  let ended = false
  let overran = false
  let ours = false
  let killed = false
  let settle: ((outcome: Outcome<Answer>) => void) | null = null
  const answer = (outcome: Outcome<Answer>): void => {
    settle?.(outcome)
    settle = null
  }
  const kill = (): void => {
    ours = true
    child.kill('SIGKILL')
  }
  const watch = setInterval(() => {
    const held = megabytesOf(child.pid ?? 0)
    if (held === null || held <= memoryMegabytes) return
    overran = true
    kill()
  }, lookEvery).unref()
  const gone = (): void => {
    ended = true
    clearInterval(watch)
    if (overran || /heap out of memory|Allocation failed/.test(words)) answer({ kind: 'memory' })
    else answer({ kind: killed ? 'killed' : 'crash' })
  }
  child.on('error', gone)
  // Its last words have been read by then.
  child.on('close', (_, signal) => {
    // A machine that is short of memory, or an operator: the work may be in no way to blame.
    killed = signal === 'SIGKILL' && !ours
    gone()
  })
  if (!(await isReady(child, options.within ?? usualWithin))) {
    kill()
    throw new Error(`A process did not start: ${words.slice(-500)}`)
  }
  child.on('message', (message) => {
    const read = options.answer.safeParse(message)
    if (read.success) answer(read.data)
    // It does not say what it should: it is broken, and whoever asked it is told by its end.
    else kill()
  })
  const next = (): Promise<Outcome<Answer>> =>
    new Promise((resolve) => {
      settle = resolve
      if (ended) gone()
    })
  return childOf(child, memoryMegabytes, { next, kill, ended: () => ended })
}

function isReady(child: ChildProcess, within: number): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), within)
    const said = (is: boolean): void => {
      clearTimeout(late)
      resolve(is)
    }
    child.once('message', (message) => said(readySchema.safeParse(message).success))
    child.once('close', () => said(false))
    child.once('error', () => said(false))
  })
}

function childOf<Asked extends Serializable, Answer>(
  child: ChildProcess,
  memoryMegabytes: number,
  { next, kill, ended }: { next: () => Promise<Outcome<Answer>>; kill: () => void; ended: () => boolean },
): Child<Asked, Answer> {
  const tell = (asked: Asked): void => {
    if (child.connected) child.send(asked, () => undefined)
  }
  return {
    memoryMegabytes,
    pid: child.pid ?? 0,
    ask: (asked) => {
      const answered = next()
      tell(asked)
      return answered
    },
    tell,
    kill,
    lives: () => !ended() && child.connected,
  }
}
