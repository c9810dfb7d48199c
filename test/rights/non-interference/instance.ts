// SPDX-License-Identifier: EUPL-1.2
import { setImmediate } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { syncPermissions } from '../../../packages/openmairie/src/administration/sync.js'
import { migrateInstance } from '../../../packages/openmairie/src/database/instance-schema.js'
import { openDatabase } from '../../../packages/openmairie/src/database/postgresql/pool.js'
import { editionsOf } from '../../../packages/openmairie/src/generate/editions.js'
import { migrateJobs } from '../../../packages/openmairie/src/jobs/runner.js'
import { lastSearch } from '../../../packages/openmairie/src/memory/last-search.js'
import { describe } from '../../../packages/openmairie/src/model/describe.js'
import { infer } from '../../../packages/openmairie/src/model/infer/infer.js'
import { standardParameters } from '../../../packages/openmairie/src/model/parameters.js'
import { resolveApplication } from '../../../packages/openmairie/src/model/resolve/resolve.js'
import type { Ctx } from '../../../packages/openmairie/src/records/index.js'
import { compileGrants } from '../../../packages/openmairie/src/rights/grants.js'
import { readSchema } from '../../../packages/openmairie/src/schema/read.js'
import { shellConfig } from '../../support/config.js'
import { type Scratch, scratchDatabase } from '../../support/database.js'
import { droits, editions, overrides, queries, script } from './base.js'
import { clockOfBase } from './fixed.js'
import { besideUnseen, filling, type Hidden, mailedPdfs, pdfOf, seenPdf } from './hidden.js'
import { comparedServer, filesOf } from './shell.js'

/** Who is compared, in the order of their accounts; and who sees all, whose writes are kept from them. */
export const users = ['aubry', 'pays', 'lecteur'] as const
export type User = (typeof users)[number]

export const csrf = 'csrf-of-the-tests'
export const tokenOf = (user: User): string => user.padEnd(43, '0')

const accounts = `
  INSERT INTO openmairie.om_collectivite VALUES ('10', 'Pays', NULL), ('11', 'Aubry', '10'), ('12', 'Brion', '10'), ('20', 'Autre', NULL), ('21', 'Tierce', NULL);
  INSERT INTO openmairie.om_profil VALUES ('agent', 'Agent', 2), ('lecture', 'Lecture', 1), ('chef', 'Chef', 3);
  ${Object.entries(droits)
    .flatMap(([profil, names]) =>
      names.map((name) => `INSERT INTO openmairie.om_droit VALUES ('${profil}', '${name}');`),
    )
    .join('\n')}
  INSERT INTO openmairie.om_droit VALUES ('chef', '*');
  INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, om_collectivite) VALUES
    ('aubry', 'Anne', 'agent', '11'), ('pays', 'Paul', 'agent', '10'), ('lecteur', 'Luc', 'lecture', '11'), ('chef', 'Chloé', 'chef', NULL),
    ('cheffe', 'Claire', 'chef', '11');`

const anew = `
  TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu, openmairie.om_session, openmairie.om_operation, openmairie.om_recent,
    openmairie.om_derniere_recherche, openmairie.om_recherche, openmairie.om_affichage_usuel, openmairie.om_brouillon, openmairie.om_note,
    openmairie.om_tache, openmairie.om_report, openmairie.om_job, openmairie.om_job_refus RESTART IDENTITY CASCADE;
  INSERT INTO openmairie.om_session (jeton, om_utilisateur, csrf)
    SELECT sha256(convert_to(rpad(login, 43, '0'), 'UTF8')), om_utilisateur, '${csrf}' FROM openmairie.om_utilisateur WHERE om_profil <> 'chef';`

export interface Instance {
  readonly server: FastifyInstance
  readonly base: Scratch
  /** The context of whom nothing is kept from. */
  readonly chief: Ctx
  /** Puts back all that it held at first. */
  refill(): Promise<void>
  /** Moves the clock of the base. */
  at(instant: string): Promise<void>
  /** Once what goes on behind an answer is over: what it remembers is written. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** A base that keeps something from the users, behind a server of its own. */
export async function openInstance(hidden: Hidden): Promise<Instance> {
  const base = await scratchDatabase(script + clockOfBase)
  const schema = await readSchema(base.url, { schemas: ['public'] })
  const name = new URL(base.url).pathname.slice(1)
  await base.raw.query(`ALTER DATABASE ${name} SET search_path = horloge, pg_catalog, public`)
  // Nothing here is to survive a fall of the server.
  await base.raw.query(`ALTER DATABASE ${name} SET synchronous_commit = off; SET synchronous_commit = off`)
  const database = openDatabase({
    url: base.url,
    size: 4,
    applicationName: 'test',
    statementTimeout: 60_000,
    timeZone: 'Europe/Paris',
    failed: () => undefined,
  })
  await migrateInstance(database)
  await migrateJobs(base.url)
  const all = infer(schema, standardParameters, 'fr')
  const entities = all.map((facts) => ({ generated: describe(facts), override: overrides[facts.name] ?? {} }))
  const app = resolveApplication(
    {
      name: 'essai',
      label: 'Essai',
      generated: {
        entities,
        menu: [],
        dashboard: ['dossier', 'piece', 'bareme'],
        editions: all.flatMap((facts) => editionsOf(facts, all)?.editions ?? []),
        translations: { fr: {}, en: {} },
      },
      editions,
      queries,
    },
    { database: 'DATABASE_URL', schemas: schema.schemas, parameters: 'standard' },
  )
  await syncPermissions(database, [app])
  await base.raw.query(accounts)
  const files = filesOf(base.url, database)
  const [pdf, seen] = await Promise.all(
    [pdfOf(hidden), seenPdf()].map((each) => files.put(each, { name: 'fiche.pdf', own: true })),
  )
  if (!pdf || !seen) throw new Error('No file is kept')
  const { timeZone, secret } = shellConfig(base.url, 'production')
  const server = await comparedServer(base.url, database, [{ folder: '', app, compiled: true }])
  return {
    server,
    base,
    chief: {
      app,
      database,
      instance: database,
      actor: { id: '4', login: 'chef', name: 'Chloé', kind: 'user' },
      grants: compileGrants('chef', new Set(['*'])),
      collectivites: null,
      parametre: () => null,
      declared: () => null,
      locale: 'fr',
      clock: { now: () => Date.now() },
      timeZone,
      secret,
    },
    refill: async () => {
      // What was left waits a while before it is written.
      for (const id of users.keys()) await lastSearch(database, String(id + 1))
      await base.raw.query(filling(hidden) + anew + besideUnseen(hidden) + mailedPdfs(pdf.hash, seen.hash))
    },
    at: async (instant) => {
      await base.raw.query('UPDATE horloge.moment SET instant = $1', [instant])
    },
    idle: async () => {
      while (database.load().used + database.load().waiting > 0) await setImmediate()
    },
    close: async () => {
      await server.close()
      await database.close()
      await base.drop()
    },
  }
}
