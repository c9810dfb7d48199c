// SPDX-License-Identifier: EUPL-1.2
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../../packages/openmairie/src/web/config.js'

/** The settings of a shell that a test asks directly: nothing listens. */
export function shellConfig(databaseUrl: string, mode: Config['mode']): Config {
  return {
    folders: [],
    databaseUrl,
    elsewhere: {},
    roles: { instance: null, elsewhere: {} },
    searched: {},
    secret: 'secret',
    mode,
    host: mode === 'production' ? '0.0.0.0' : '127.0.0.1',
    port: 1,
    name: 'Mairie',
    timeZone: 'Europe/Paris',
    poolSize: 2,
    awaitsSetup: false,
    logLevel: 'warn',
    publicUrl: null,
    sessions: { idleMinutes: 720, days: 7 },
    mail: null,
    retention: 'propose',
    jobs: { atOnce: 0, perCollectivite: 2 },
    node: 1,
    metrics: { token: null, loopback: false },
    // Nothing is written there before a file is sent.
    files: {
      folder: join(tmpdir(), `openmairie-files-${process.pid}`),
      bucket: null,
      most: 10_000_000,
      antivirus: null,
    },
    backups: null,
  }
}
