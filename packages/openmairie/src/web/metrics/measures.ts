// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance } from 'fastify'
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { PoolLoad } from '../../database/postgresql/pool.js'

/** Seconds. A listing takes a few milliseconds. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/**
 * Measures a worker: requests by the pattern of their route (never an address: it may hold names), the pool of connections,
 * the event loop. The supervisor adds those of all workers up.
 */
export function measure(server: FastifyInstance, pool: () => PoolLoad): void {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const durations = new Histogram({
    name: 'openmairie_http_request_duration_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route'],
    buckets,
    registers: [register],
  })
  const answers = new Counter({
    name: 'openmairie_http_answers_total',
    help: 'Answers, by class of status',
    labelNames: ['status'],
    registers: [register],
  })
  new Gauge({
    name: 'openmairie_pool_connections',
    help: 'Connections to the base of the instance: in use, idle, and requests that wait for one',
    labelNames: ['state'],
    registers: [register],
    collect() {
      const { used, idle, waiting } = pool()
      this.set({ state: 'used' }, used)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    durations.observe({ method: methodOf(request.method), route }, reply.elapsedTime / 1000)
    answers.inc({ status: `${Math.floor(reply.statusCode / 100)}xx` })
    done()
  })
  AggregatorRegistry.setRegistries([register])
  // Listens for what the supervisor asks.
  new AggregatorRegistry()
}

/** A client may send any word as a method: each would be a series of its own. */
function methodOf(method: string): string {
  return method === 'GET' || method === 'POST' || method === 'HEAD' ? method : 'other'
}
