// SPDX-License-Identifier: EUPL-1.2
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { mayOpen } from '../authored/page-of.js'
import { withTasks } from '../followup/tasks/entities.js'
import { type ToldJob, untoldJobs } from '../jobs/told.js'
import type { ResolvedApplication } from '../model/application.js'
import { endsRetentions } from '../personal/due.js'
import { administrationName } from '../rights/administration.js'
import { markup } from '../ui/markup.js'
import type { Reply } from '../ui/page.js'
import { sendFile, sendThumbnail } from './files/send-file.js'
import type { Frame } from './frame.js'
import { isFramed, showsFrames } from './framing.js'
import { lookOf } from './look.js'
import { appsOf, collectivitesOf, grantsOf, homeOf, wholeReachOf } from './reach.js'
import { renderPage } from './render.js'
import type { Services } from './services.js'
import { stylesheetOf } from './stylesheets.js'
import { version } from './version.js'
import { cookies, setFlash, type Visitor } from './visitor.js'
import { canSwitch } from './working/choices.js'

export type Assets = Frame['assets']

/** The page around an answer. */
export function frameOf(
  services: Services,
  assets: Assets,
  request: FastifyRequest,
  visitor: Visitor,
  app: ResolvedApplication | null,
  told: readonly ToldJob[],
  of: string | null = null,
): Frame {
  const grants = grantsOf(services, visitor)
  const all = appsOf(services, visitor)
  const isAdministration = (each: ResolvedApplication): boolean => each.definition.name === administrationName
  const apps = all.filter((each) => !isAdministration(each))
  const only = apps.length === 1 ? (apps[0] ?? null) : null
  return {
    locale: visitor.locale,
    session: visitor.session,
    apps,
    administration: all.find(isAdministration) ?? null,
    app: app ?? (visitor.session ? only : null),
    instanceName: services.config.name,
    version,
    mode: services.config.mode,
    flash: visitor.flash,
    told,
    idleSeconds: services.config.sessions.idleMinutes * 60,
    path: request.url.split('?')[0] ?? '',
    url: request.method === 'GET' ? request.url : '/',
    assets,
    can: (permission) => grants.holds(permission),
    hasTasks: withTasks({ apps: all, grants }).length > 0,
    endsRetentions: endsRetentions({ apps: all, grants }),
    look: lookOf(services.collectivites.current(), homeOf(services, visitor) ?? of),
    switches: canSwitch(services.collectivites.current(), wholeReachOf(services, visitor)),
    now: services.clock.now(),
    isUnattached: collectivitesOf(services, visitor)?.length === 0,
    canOpen: (of, page) => mayOpen(of, page, grants),
    stylesheet: app && stylesheetOf(services, app),
    canList: (of, name) => {
      const entity = of.localised[visitor.locale].get(name)
      return entity !== undefined && grants.can(of.definition.name, entity, 'list')
    },
  }
}

/** The jobs of a visitor that ended unseen; asked for only where his session says that there may be some. */
async function toldTo({ database }: Services, { session }: Visitor): Promise<readonly ToldJob[]> {
  return session?.jobs.untold ? untoldJobs(database, session.actor.id) : []
}

/** Turns the answer of a feature into that of HTTP. */
export async function send(
  services: Services,
  assets: Assets,
  request: FastifyRequest,
  reply: FastifyReply,
  visitor: Visitor,
  app: ResolvedApplication | null,
  answer: Reply,
): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page': {
      if (visitor.flash) reply.clearCookie(cookies.flash, { path: '/' })
      // Kept by the browser for its back button only, and asked again otherwise.
      reply
        .code(answer.status ?? 200)
        .type('text/html; charset=utf-8')
        .header('cache-control', 'private, no-cache')
      if (answer.frames) showsFrames(reply)
      const told = await toldTo(services, visitor)
      return reply.send(encoded(renderPage(frameOf(services, assets, request, visitor, app, told, answer.of), answer)))
    }
    case 'fragment':
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'private, no-store')
        .send(markup(answer.body))
    case 'redirect':
      if (answer.flash) setFlash(reply, answer.flash)
      return reply.redirect(answer.location, 303)
    case 'json':
      return reply
        .code(answer.status ?? 200)
        .header('cache-control', 'private, no-store')
        .send(answer.value)
    case 'file':
      return answer.small
        ? sendThumbnail(services.files, request, reply, answer.file)
        : sendFile(services.files, request, reply, answer.file, answer.inline ?? false)
    case 'stream': {
      // The first piece is read before anything is said: what is refused or fails at once gets a page that says so.
      const pieces = answer.content[Symbol.asyncIterator]()
      const first = await pieces.next()
      if (answer.framed) isFramed(reply)
      return reply
        .type(answer.type)
        .header(
          'content-disposition',
          `${answer.inline ? 'inline' : 'attachment'}; filename="${answer.filename.replace(/[^\w.-]/g, '_')}"`,
        )
        .header('cache-control', 'private, no-store')
        .send(Readable.from(resumed(first, pieces)))
    }
  }
}

/** A text in UTF-8, in a room that holds it for sure: else it would be walked a first time to be measured. */
function encoded(text: string): Buffer {
  const room = Buffer.allocUnsafe(text.length * 3)
  return room.subarray(0, room.write(text))
}

async function* resumed<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncIterable<T> {
  try {
    for (let step = first; !step.done; step = await rest.next()) yield step.value
  } finally {
    await rest.return?.()
  }
}
