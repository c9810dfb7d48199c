// SPDX-License-Identifier: EUPL-1.2
import { Agent, get } from 'node:http'
import { countedIn } from './readers.js'

/** A page that was asked for, and what came. */
export interface Visit {
  readonly path: string
  readonly status: number
  /** Bureaux that it shows as counted; null where it shows no figure. */
  readonly counted: number | null
  /** Milliseconds from the request to the last byte. */
  readonly taken: number
  readonly bytes: number
}

export interface Visits {
  /** Asks for nothing more; returns all that came. Raises where an answer never did. */
  stop(): Promise<readonly Visit[]>
}

/** Visitors who come at a steady pace, whether those before them were answered or not: each path in turn, at each port. */
export function visit(ports: readonly number[], paths: readonly string[], perSecond: number): Visits {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const asked: Promise<Visit>[] = []
  const begun = performance.now()
  // Whatever a timer leaves out is made up for.
  const timer = setInterval(() => {
    while (asked.length < ((performance.now() - begun) * perSecond) / 1000) {
      const turn = asked.length
      const path = paths[Math.floor(turn / ports.length) % paths.length] ?? '/'
      const answer = ask(agent, ports[turn % ports.length] ?? 0, path)
      answer.catch(() => undefined)
      asked.push(answer)
    }
  }, 5)
  return {
    stop: async () => {
      clearInterval(timer)
      const all = await Promise.all(asked)
      agent.destroy()
      return all
    },
  }
}

function ask(agent: Agent, port: number, path: string): Promise<Visit> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    const request = get({ agent, host: '127.0.0.1', port, path, headers: { 'accept-language': 'fr' } }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('error', reject)
      answer.once('end', () => {
        const body = Buffer.concat(pieces)
        const taken = performance.now() - begun
        resolve({
          path,
          status: answer.statusCode ?? 0,
          counted: countedIn(body.toString('latin1')),
          taken,
          bytes: body.length,
        })
      })
    })
    request.on('error', (error) => {
      // The server had just closed a line that nobody used: a browser asks again over another.
      if (request.reusedSocket) ask(agent, port, path).then(resolve, reject)
      else reject(error)
    })
  })
}
