// SPDX-License-Identifier: EUPL-1.2

/** What an author's code is given for the time of a page. */
export interface Lent<T> {
  readonly lent: T
  /** Takes it back, once what is on its way has come. Raises where something was: nobody awaits it. */
  end(): Promise<void>
  /** Takes it back likewise, where the page failed already. */
  drop(): Promise<void>
}

/**
 * Lends functions to an author's code until it ends. What it does not await would else run when its transaction is over, on a
 * connection that is another's by then.
 */
export function lend<T extends object>(functions: T): Lent<T> {
  const waiting = new Set<Promise<unknown>>()
  let over: 'no' | 'told' | 'yes' = 'no'
  const call = (name: string, run: () => unknown): unknown => {
    // The page has failed for it: what goes on after what nobody awaits stops here, and its failure would stop the process.
    if (over === 'told') return new Promise(() => undefined)
    if (over === 'yes') return Promise.reject(new Error(`A page is over, and calls ${name}`))
    const answer = run()
    if (!(answer instanceof Promise)) return answer
    waiting.add(answer)
    const settled = (): void => void waiting.delete(answer)
    answer.then(settled, settled)
    return answer
  }
  const drop = async (): Promise<void> => {
    if (over !== 'no') return
    over = waiting.size > 0 ? 'told' : 'yes'
    await Promise.allSettled(waiting)
  }
  const lent = Object.entries(functions).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'function') return [name, value] as const
    return [name, (...words: readonly unknown[]) => call(name, () => value(...words))] as const
  })
  return {
    // The same names, each with a function of the same type.
    lent: Object.fromEntries(lent) as T,
    end: async () => {
      await drop()
      if (over === 'told') throw new Error('A page ended before what it asked for: something was not awaited')
    },
    drop,
  }
}
