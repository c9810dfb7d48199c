// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { holdCollectivites } from '../../../packages/openmairie/src/collectivites/held.js'
import type { openDatabase } from '../../../packages/openmairie/src/database/postgresql/pool.js'
import { openFiles } from '../../../packages/openmairie/src/files/files.js'
import { openFeed } from '../../../packages/openmairie/src/jobs/feed.js'
import { systemClock } from '../../../packages/openmairie/src/model/clock.js'
import { holdRights } from '../../../packages/openmairie/src/rights/rights.js'
import { openLive } from '../../../packages/openmairie/src/web/live/live.js'
import { openRefusals } from '../../../packages/openmairie/src/web/refusals/journal.js'
import { createServer } from '../../../packages/openmairie/src/web/server.js'
import type { Services } from '../../../packages/openmairie/src/web/services.js'
import { openSessions } from '../../../packages/openmairie/src/web/sessions.js'
import { shellConfig } from '../../support/config.js'

/** The files of a base that is compared with another: what one keeps is not in the way of the other. */
export function filesOf(url: string, database: Parameters<typeof openFiles>[0]): ReturnType<typeof openFiles> {
  const { files } = shellConfig(url, 'production')
  return openFiles(database, { ...files, folder: join(files.folder, new URL(url).pathname.slice(1)) })
}

/** A server over one base that is compared with another: applications of that base, no job, no refusal counted against whoever asks. */
export async function comparedServer(
  url: string,
  database: ReturnType<typeof openDatabase>,
  apps: Services['apps'],
): Promise<FastifyInstance> {
  const [rights, collectivites] = [await holdRights(database), await holdCollectivites(database)]
  const config = shellConfig(url, 'production')
  return createServer({
    config,
    log: pino({ level: 'silent' }),
    clock: systemClock,
    database,
    databaseOf: () => database,
    apps,
    rights,
    collectivites,
    sessions: openSessions(database, rights, collectivites),
    // One of the two was asked for longer: what it counted of its user’s own refusals is not what is compared.
    refusals: openRefusals(database, {
      minutes: 60,
      each: Number.MAX_SAFE_INTEGER,
      strangers: Number.MAX_SAFE_INTEGER,
    }),
    files: filesOf(url, database),
    schedules: [],
    jobKinds: [],
    live: openLive(
      database,
      openFeed(url, () => undefined),
      () => undefined,
    ),
    mailer: { send: async () => undefined, verify: async () => undefined, close: () => undefined },
    generator: { apps: [], addressOf: () => url, allowed: false, newIn: '', generated: () => undefined },
  })
}
