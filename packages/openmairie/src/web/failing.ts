// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { DatabaseError } from '../database/errors.js'
import { OpenMairieError } from '../errors/errors.js'
import { errorPage, knownError } from './errors.js'
import { webMessages } from './messages.js'
import { motiveOf } from './refusals/motives.js'
import { noteRefusal } from './refusals/noted.js'
import { type Assets, send } from './send.js'
import type { Services } from './services.js'
import { visitorOf } from './visitor.js'
import { otherCollectivite } from './working/other.js'

/** What an answer that failed may have set, and that its page must not bear: it may be the very thing that no header can carry. */
const ofTheAnswer = ['location', 'content-disposition', 'etag', 'cache-control']

/**
 * Answers what was thrown: by its page, in the log where it is ours to mend, in the journal where it refuses. Where that page
 * fails too, by a line that says nothing but the number of the incident: what the shell would say by itself is the error.
 */
export async function fail(
  services: Services,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  for (const name of ofTheAnswer) reply.removeHeader(name)
  try {
    return await answerError(services, assets, request, reply, error)
  } catch (second) {
    const incident = randomUUID()
    services.log.error(
      { incident, route: request.routeOptions.url, error: errorText(error), second: errorText(second) },
      'the page of an error failed',
    )
    const said = (['fr', 'en'] as const).map((locale) => webMessages(locale).errorTitle[500]).join(' / ')
    return reply
      .code(500)
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .send(`${said} ${incident}\n`)
  }
}

async function answerError(
  services: Services,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  const visitor = await visitorOf(request, services.sessions).catch(() => ({
    token: null,
    session: null,
    locale: 'fr' as const,
    flash: null,
  }))
  const names = request.routeOptions.url?.includes(':key') === true
  const other = await otherCollectivite(services, visitor, request, error)
  if (other) return send(services, assets, request, reply, visitor, null, other)
  const known = knownError(error, names, visitor.locale) ?? clientMistake(error)
  const motive = motiveOf(known, request.routeOptions.url, visitor.session !== null)
  if (motive) noteRefusal(request, motive, visitor.session?.actor ?? null)
  const incident = randomUUID()
  // The route's pattern, never the address: it may hold names and values.
  if (!known)
    services.log.error(
      { incident, route: request.routeOptions.url, method: request.method, error: errorText(error) },
      'unexpected error',
    )
  else if (known.cause instanceof DatabaseError && known.status >= 500)
    services.log.warn({ route: request.routeOptions.url, method: request.method }, known.cause.message)
  return send(services, assets, request, reply, visitor, null, errorPage(visitor.locale, known, incident))
}

/** What Fastify itself refuses: a body too large, a type unknown, too many attempts. */
function clientMistake(error: unknown): OpenMairieError | null {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 429) return new OpenMairieError('OM_TOO_MANY_ATTEMPTS')
  if (status === 413) return new OpenMairieError('OM_TOO_LARGE')
  return status >= 400 && status < 500 ? new OpenMairieError('OM_BAD_REQUEST', { reason: String(status) }) : null
}

function errorText(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { stack, message } = error
  return stack ?? message
}
