// SPDX-License-Identifier: EUPL-1.2
import { Agent, get } from 'node:http'

export interface Crowd {
  answered(): number
  /** Waits until that many requests have been answered. */
  until(count: number): Promise<void>
  stop(): Promise<{ readonly answered: number; readonly failures: readonly string[] }>
}

export interface CrowdOptions {
  readonly port: number
  readonly cookie: string
  readonly path: string
  readonly connections: number
}

/** Keep-alive connections that ask for a page again and again; whatever is not a 200 is a failure, told as it came. */
export function crowd({ port, cookie, path, connections }: CrowdOptions): Crowd {
  const failures: string[] = []
  let answered = 0
  let stopped = false
  const one = async (): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (!stopped) {
      const failure = await ask(agent, port, cookie, path)
      if (failure === null) answered++
      else failures.push(failure)
    }
    agent.destroy()
  }
  const running = Array.from({ length: connections }, one)
  return {
    answered: () => answered,
    until: async (count) => {
      while (answered < count && failures.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    },
    stop: async () => {
      stopped = true
      await Promise.all(running)
      return { answered, failures }
    },
  }
}

function ask(agent: Agent, port: number, cookie: string, path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const request = get({ agent, host: '127.0.0.1', port, path, headers: { cookie } }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode === 200 ? null : `status ${answer.statusCode}`))
      answer.once('error', (error) => resolve(error.message))
    })
    request.once('error', (error) => resolve(error.message))
  })
}
