// SPDX-License-Identifier: EUPL-1.2
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { z } from 'zod'
import { perMinute } from './account-routes.js'

/** Both shapes in which browsers report, of which we keep two members only. */
const reportShape = z.union([
  z
    .object({ 'csp-report': z.object({ 'violated-directive': z.string(), 'blocked-uri': z.string() }) })
    .transform(({ 'csp-report': report }) => [[report['violated-directive'], report['blocked-uri']] as const]),
  z
    .array(z.object({ body: z.object({ effectiveDirective: z.string(), blockedURL: z.string() }) }))
    .transform((reports) => reports.map(({ body }) => [body.effectiveDirective, body.blockedURL] as const)),
])

/**
 * Where browsers report what the content security policy stopped. Anyone may write there, and a report names the page, with
 * what was searched and whose record it is: the log gets the directive and the origin of what was blocked, nothing else.
 */
export function mountPolicyReports(server: FastifyInstance, log: Logger): void {
  server.addContentTypeParser(
    ['application/csp-report', 'application/reports+json'],
    { parseAs: 'string' },
    (_, body, done) => done(null, body),
  )
  server.post('/-/csp', { config: perMinute, bodyLimit: 65_536 }, async (request, reply) => {
    for (const [directive, blocked] of reported(String(request.body)).slice(0, 5))
      log.warn(
        { directive: /^[a-z-]{1,40}/.exec(directive)?.[0] ?? 'unknown', blocked: originOf(blocked) },
        'content security policy violated',
      )
    return reply.code(204).send()
  })
}

function reported(body: string): readonly (readonly [string, string])[] {
  try {
    return reportShape.safeParse(JSON.parse(body)).data ?? []
  } catch {
    return []
  }
}

/** The origin of an address; its scheme where it has none; the browser's own word, `inline` or `eval`. */
function originOf(blocked: string): string {
  if (!URL.canParse(blocked)) return /^[a-z-]{1,30}$/.exec(blocked)?.[0] ?? 'unknown'
  const { origin, protocol } = new URL(blocked)
  return (origin === 'null' ? protocol : origin).slice(0, 260)
}
