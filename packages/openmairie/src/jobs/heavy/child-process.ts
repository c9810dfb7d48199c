// SPDX-License-Identifier: EUPL-1.2
import { type ChildProcess, fork } from 'node:child_process'
import { megabytesOf } from './memory.js'
import { type Answer, type Asked, answerSchema } from './protocol.js'

/** How a process of heavy jobs is started. */
export interface ChildOptions {
  /** File that calls `answerParts`. */
  readonly file: string
  readonly execArgv: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** What became of a process that was asked for a part: it answered, it took more memory than it may, it broke down. */
export type Outcome = Answer | { readonly kind: 'memory' } | { readonly kind: 'crash' }

export interface Child {
  readonly memoryMegabytes: number
  readonly pid: number
  /** Asks for one part; resolves when it is answered, or the process is gone. */
  ask(asked: Asked): Promise<Outcome>
  tell(asked: Asked): void
  /** Ends it at once. */
  kill(): void
  /** Whether it can be asked for more. */
  lives(): boolean
}

/** Milliseconds between two looks at its memory. */
const lookEvery = 200
/** Characters kept of its last words. */
const lastWords = 4000
/** What a line of log begins with. */
const brace = 0x7b

/** Starts a process that may hold so many MiB; rejects where it is gone before it is ready. */
export async function startChild(options: ChildOptions, memoryMegabytes: number): Promise<Child> {
  const child = fork(options.file, [], {
    env: options.env,
    execArgv: [...options.execArgv, `--max-old-space-size=${memoryMegabytes}`],
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
  let settle: ((outcome: Outcome) => void) | null = null
  const answer = (outcome: Outcome): void => {
    settle?.(outcome)
    settle = null
  }
  const watch = setInterval(() => {
    const held = megabytesOf(child.pid ?? 0)
    if (held === null || held <= memoryMegabytes) return
    overran = true
    child.kill('SIGKILL')
  }, lookEvery).unref()
  const gone = (): void => {
    ended = true
    clearInterval(watch)
    answer({ kind: overran || /heap out of memory|Allocation failed/.test(words) ? 'memory' : 'crash' })
  }
  child.on('error', gone)
  // Its last words have been read by then.
  child.on('close', gone)
  child.on('message', (message) => answer(answerSchema.parse(message)))
  const next = (): Promise<Outcome> =>
    new Promise((resolve) => {
      settle = resolve
      if (ended) gone()
    })
  const ready = await next()
  if (ready.kind !== 'ready') throw new Error(`A process of heavy jobs did not start: ${words.slice(-500)}`)
  return childOf(child, memoryMegabytes, next, () => ended)
}

function childOf(
  child: ChildProcess,
  memoryMegabytes: number,
  next: () => Promise<Outcome>,
  ended: () => boolean,
): Child {
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
    kill: () => void child.kill('SIGKILL'),
    lives: () => !ended() && child.connected,
  }
}
