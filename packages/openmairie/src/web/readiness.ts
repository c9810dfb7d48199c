// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance } from 'fastify'
import type { Connection } from '../database/contract.js'
import { sql } from '../database/sql.js'

/** A base that the instance cannot do without, by a name fit for anyone. */
export interface Part {
  readonly name: string
  readonly connection: Pick<Connection, 'query'>
}

/** Milliseconds. */
export interface Patience {
  /** How long a base may take to answer. */
  readonly limit: number
  /** How long what was found is told again without asking. */
  readonly kept: number
  /** After how long a question without an answer is given up for a new one: its connection may have died in silence. */
  readonly lost: number
}

const usual: Patience = { limit: 1500, kept: 1000, lost: 10_000 }

/** Asks each base for the simplest thing. Returns the names of those that do not answer in time, and asks seldom. */
export function readiness(parts: readonly Part[], patience: Patience = usual): () => Promise<readonly string[]> {
  const asks = parts.map(({ name, connection }) => ({ name, answers: asking(connection, patience) }))
  let found: Promise<readonly string[]> | null = null
  return () => {
    found ??= Promise.all(asks.map(async ({ name, answers }) => ((await answers()) ? [] : [name]))).then((names) => {
      setTimeout(() => {
        found = null
      }, patience.kept).unref()
      return names.flat()
    })
    return found
  }
}

/** Whether a base answers in time. One question at a time: those that it leaves without an answer must not queue. */
function asking(connection: Part['connection'], { limit, lost }: Patience): () => Promise<boolean> {
  let open: { readonly since: number; readonly answer: Promise<boolean> } | null = null
  return async () => {
    if (open === null || Date.now() - open.since > lost) {
      const answer = connection.query(sql`SELECT 1 AS ready`).then(
        () => true,
        () => false,
      )
      const asked = { since: Date.now(), answer }
      open = asked
      void answer.then(() => {
        if (open === asked) open = null
      })
    }
    return within(open.answer, limit)
  }
}

function within(answer: Promise<boolean>, limit: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), limit)
    void answer.then((value) => {
      clearTimeout(timer)
      resolve(value)
    })
  })
}

/**
 * What a proxy and a watch ask, without session: `/-/health`, does the process live; `/-/ready`, can it serve, else 503
 * with the parts that do not answer.
 */
export function mountReadiness(server: FastifyInstance, parts: readonly Part[]): void {
  const silent = readiness(parts)
  server.get('/-/health', async (_, reply) => reply.header('cache-control', 'no-store').send('ok'))
  server.get('/-/ready', async (_, reply) => {
    const names = await silent()
    return reply
      .code(names.length === 0 ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(names.length === 0 ? 'ok' : names.join(' '))
  })
}
