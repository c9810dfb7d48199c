// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { administration } from '../../../packages/openmairie/src/administration/application.js'
import { syncPermissions } from '../../../packages/openmairie/src/administration/sync.js'
import { fillDemonstration, install } from '../../../packages/openmairie/src/application/installation.js'
import { type LoadedApplication, loadApplication } from '../../../packages/openmairie/src/application/load.js'
import { migrateInstance } from '../../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../../packages/openmairie/src/database/postgresql/pool.js'
import { migrateJobs } from '../../../packages/openmairie/src/jobs/runner.js'
import { saveCollectivite } from '../../../packages/openmairie/src/web/collectivites.js'
import { proposeProfils } from '../../../packages/openmairie/src/web/profils.js'
import type { Told } from '../../rights/non-interference/compare.js'
import { drawing } from '../../rights/non-interference/fixed.js'
import { comparedServer } from '../../rights/non-interference/shell.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { routesOf } from '../../support/every-route/routes.js'
import { root } from '../../support/workspace.js'

/** Whoever welcomes at the town hall: polls, lists and bureaux, and nothing of what is counted. */
const accounts = `
  INSERT INTO openmairie.om_profil VALUES ('accueil', 'Accueil', 1);
  INSERT INTO openmairie.om_droit SELECT 'accueil', 'openresultat.' || entity || '.' || verb
    FROM unnest(ARRAY['election', 'election_candidat', 'candidat', 'colistier', 'bureau', 'tranche', 'animation']) entity,
      unnest(ARRAY['list', 'read', 'export']) verb;
  INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, om_collectivite) VALUES ('accueil', 'Alix', 'accueil', '1');
  INSERT INTO openmairie.om_session (jeton, om_utilisateur, csrf)
    SELECT sha256(convert_to(rpad(login, 43, '0'), 'UTF8')), om_utilisateur, 'csrf' FROM openmairie.om_utilisateur WHERE login = 'accueil';`

/** Cookie of that account; empty for whoever has none. */
export const cookies = { nobody: '', accueil: `om_session=${'accueil'.padEnd(43, '0')}` } as const

export interface Asked {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly who: keyof typeof cookies
  readonly language?: string
}

/** The demonstration of openRésultat behind a server of its own, in production. */
export interface ServedNight {
  /** `METHOD pattern` of every route. */
  readonly routes: readonly string[]
  /** Names of all tables. */
  readonly entities: readonly string[]
  ask(asked: Asked): Promise<Told>
  /** Address at which it listens: a stream has no end for whoever asks it directly. */
  listen(): Promise<string>
  run(statements: string): Promise<void>
  close(): Promise<void>
}

/** The night of a day, of which each server has a copy. */
export interface Night {
  readonly base: Scratch
  readonly apps: readonly LoadedApplication[]
}

const openBase = (url: string) =>
  openDatabase({
    url,
    size: 4,
    applicationName: 'test',
    statementTimeout: 60_000,
    timeZone: 'Europe/Paris',
    failed: () => undefined,
  })

/** Installs the demonstration as it is on a day. */
export async function installNight(today: string): Promise<Night> {
  const base = await scratchDatabase()
  const database = openBase(base.url)
  await migrateInstance(database)
  await migrateJobs(base.url)
  const loaded = await loadApplication(join(root, 'apps/openresultat'))
  const { name } = loaded.app.definition
  await install(database, name, name, loaded.folder)
  const filled = await fillDemonstration(database, name, name, loaded, today, () => undefined)
  if (filled) await saveCollectivite(database, filled)
  const apps = [loaded, { folder: '', app: administration, compiled: true }]
  await syncPermissions(
    database,
    apps.map(({ app }) => app),
  )
  await proposeProfils(database, loaded.app.definition)
  await database.close()
  await base.raw.query(accounts)
  // Nobody is connected to what is copied.
  await base.raw.end()
  return { base, apps }
}

/** Serves a copy of a night, changed by statements. */
export async function serveNight({ base: installed, apps }: Night, change: string): Promise<ServedNight> {
  const base = await scratchDatabase(change, installed)
  const database = openBase(base.url)
  const server = await comparedServer(base.url, database, apps)
  const ask = async ({ method, path, who, language = 'fr' }: Asked): Promise<Told> => {
    const { statusCode, headers, rawPayload } = await server.inject({
      method,
      url: path,
      headers: {
        host: 'mairie.example',
        cookie: cookies[who],
        'accept-language': language,
        ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(method === 'POST' ? { payload: 'nom=x&q=x&login=x&password=x&-csrf=x' } : {}),
    })
    const { date: _, ...kept } = headers
    const isText = !String(headers['content-type']).startsWith('application/pdf')
    return { status: statusCode, headers: kept, body: rawPayload.toString(isText ? 'utf8' : 'latin1') }
  }
  return {
    routes: routesOf(server.printRoutes({ commonPrefix: false })),
    entities: [...(apps[0]?.app.entities.keys() ?? [])],
    ask: async (asked) => {
      const told = await drawing(() => ask(asked))
      // What goes on behind an answer, as what is remembered of it, is over before the next one.
      while (database.load().used + database.load().waiting > 0) await setImmediate()
      return told
    },
    listen: () => server.listen({ port: 0, host: '127.0.0.1' }),
    run: async (statements) => {
      await base.raw.query(statements)
    },
    close: async () => {
      await server.close()
      await database.close()
      await base.drop()
    },
  }
}
