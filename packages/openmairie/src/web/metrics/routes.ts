// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Connection } from '../../database/contract.js'
import { sql } from '../../database/sql.js'
import { OpenMairieError } from '../../errors/errors.js'
import { noteRefusal } from '../refusals/noted.js'
import { isLoopback, sameToken } from '../same-origin.js'
import type { Services } from '../services.js'
import { measuresOfAll } from './exchange.js'

/** The text format of Prometheus. */
const format = 'text/plain; version=0.0.4; charset=utf-8'

/** `/-/metrics`: figures of all workers and of the queue, for a watch that holds the token, or runs on this machine. Off unless set. */
export async function mountMetrics(server: FastifyInstance, { config, database }: Services): Promise<void> {
  const { token, loopback } = config.metrics
  if (token !== null || loopback) {
    const { measure } = await import('./measures.js')
    measure(server, () => database.load())
  }
  const allowed = (request: FastifyRequest): boolean => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null
    return (token !== null && sameToken(given, token)) || (loopback && isLoopback(request))
  }
  server.get('/-/metrics', async (request, reply) => {
    // Whoever may not read it does not learn that it is there.
    if (!allowed(request)) {
      if (request.headers.authorization !== undefined) noteRefusal(request, 'OM_FORBIDDEN')
      throw new OpenMairieError('OM_NOT_FOUND')
    }
    const text = await measuresOfAll()
    if (text === null) return reply.code(503).send('')
    return reply
      .type(format)
      .header('cache-control', 'no-store')
      .send(`${text}${await queueOf(database)}`)
  })
}

/** The jobs that wait and run: one answer for all workers, as they share the queue. */
async function queueOf(connection: Connection): Promise<string> {
  const { rows } = await connection.query(
    sql`SELECT etat = 'attente' AS waits, count(*)::int AS count FROM openmairie.om_job WHERE etat IN ('attente', 'en cours') GROUP BY 1`,
  )
  const count = (waits: boolean): number => Number(rows.find((row) => row['waits'] === waits)?.['count'] ?? 0)
  return [
    '',
    '# HELP openmairie_jobs Jobs that wait, and that run',
    '# TYPE openmairie_jobs gauge',
    `openmairie_jobs{state="waiting"} ${count(true)}`,
    `openmairie_jobs{state="running"} ${count(false)}`,
    '',
  ].join('\n')
}
