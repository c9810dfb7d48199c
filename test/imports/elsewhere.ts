// SPDX-License-Identifier: EUPL-1.2
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import type { Database } from '../../packages/openmairie/src/database/contract.js'
import { sql } from '../../packages/openmairie/src/database/sql.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { keepFile } from '../../packages/openmairie/src/files/usages.js'
import { importJobs } from '../../packages/openmairie/src/imports/jobs.js'
import { addImport, claimImport } from '../../packages/openmairie/src/imports/store.js'
import { cancelJob } from '../../packages/openmairie/src/jobs/cancel.js'
import { carryJob } from '../../packages/openmairie/src/jobs/carry.js'
import type { Heard } from '../../packages/openmairie/src/jobs/feed.js'
import { own } from '../../packages/openmairie/src/jobs/parts.js'
import { migrateJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { askJobWithin } from '../../packages/openmairie/src/jobs/store.js'
import { type Ctx, systemContext } from '../../packages/openmairie/src/records/index.js'
import { applicationOver, type TestApplication } from '../support/application.js'
import { shellConfig } from '../support/config.js'
import { type Scratch, scratchDatabase } from '../support/database.js'
import { scratchMariadb } from '../support/mariadb.js'
import { scratchSqlite } from '../support/sqlite.js'

const tables = (key: string): string => `
  CREATE TABLE agent (agent ${key} PRIMARY KEY, matricule varchar(10) NOT NULL, nom varchar(40))`

interface Data {
  readonly url: string
  run(statement: string): Promise<unknown>
  drop(): Promise<void>
}
/** Bases of other engines than the instance's, where the rows of imports lie. */
export const engines: Readonly<Record<string, () => Promise<Data>>> = {
  sqlite: async () => {
    const { url, raw, drop } = await scratchSqlite(tables('integer'))
    return { url, run: async (statement) => raw.exec(statement), drop }
  },
  ...(inject('mariadbUrl') === null
    ? {}
    : {
        mariadb: async () => {
          const { url, raw, drop } = await scratchMariadb(tables('integer AUTO_INCREMENT'))
          return { url, run: (statement) => raw.query(statement), drop }
        },
      }),
}
/** Taken by a test, what says that rows are done waits. */
export const taken = 7191
export const dead = 'The process is dead'

interface How {
  /** Where the process dies: right before or right after the rows are committed. */
  readonly dies?: 'before' | 'after'
  /** He has lost all rights. */
  readonly gone?: boolean
  /** Told of the signal that stops a part, and of how to say that a job is stopped. */
  readonly hears?: (signal: AbortSignal, hear: (heard: Heard) => void) => void
}

/** An instance whose application keeps its agents in another base; what is imported there, by jobs whose process may die. */

export function importsElsewhere(open: () => Promise<Data>) {
  let data: Data
  let instance: Scratch
  let app: TestApplication
  let ctx: Ctx
  const folder = mkdtempSync(join(tmpdir(), 'openmairie-imports-'))
  beforeAll(async () => {
    data = await open()
    instance = await scratchDatabase()
    app = await applicationOver(data.url, {}, instance.url)
    await migrateJobs(instance.url)
    // What says that rows are done waits for whoever holds this, as it would for a row that somebody else holds.
    await instance.raw.query(`
      CREATE FUNCTION public.deciding() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${taken}); RETURN NULL; END $$;
      CREATE TRIGGER deciding BEFORE UPDATE OF etat ON openmairie.om_journal FOR EACH STATEMENT EXECUTE FUNCTION public.deciding();
      INSERT INTO openmairie.om_profil (om_profil, libelle) VALUES ('tous', 'Tous')`)
    const { rows } = await instance.raw.query(
      `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil) VALUES ('anne', 'Anne', 'tous') RETURNING om_utilisateur::text AS id`,
    )
    ctx = { ...app.ctx, actor: { ...app.ctx.actor, id: String(rows[0]?.id) } }
  }, 60_000)
  afterAll(async () => {
    await app.database.close()
    await app.instance.close()
    await data.drop()
    await instance.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await data.run('DELETE FROM agent')
    await instance.raw.query(
      'TRUNCATE openmairie.om_journal, openmairie.om_journal_contenu, openmairie.om_import, openmairie.om_job CASCADE',
    )
  })

  const filesOf = () => openFiles(app.instance, { ...shellConfig(instance.url, 'development').files, folder })

  /** A file of so many agents, and lines without a number, which was checked. */
  async function checked(count: number, faulty = 1): Promise<string> {
    const id = randomUUID()
    const lines = Array.from({ length: count }, (_each, at) => `M${at};Agent ${at}`)
    const files = filesOf()
    const content = Buffer.from(
      ['Matricule;Nom', ...lines, ...Array.from({ length: faulty }, () => ';Sans numéro')].join('\n'),
    )
    const stored = await files.put(Readable.from([content]), { name: 'agents.csv' })
    await app.instance.transaction(async (transaction) => {
      const file = await keepFile(transaction, stored, { kind: 'import', record: id, user: ctx.actor.id })
      await addImport(transaction, {
        id,
        application: 'essai',
        entity: 'agent',
        user: ctx.actor.id,
        file,
        name: 'agents.csv',
        settings: {
          sheet: 0,
          csv: { encoding: 'utf-8', separator: ';', quote: '"' },
          header: 1,
          dates: 'dmy',
          decimal: ',',
          columns: ['matricule', 'nom'],
          mode: 'create',
          identity: [],
          emptying: false,
          adding: [],
          totals: false,
        },
        preview: { format: 'csv', sheets: ['agents.csv'], columns: ['Matricule', 'Nom'], rows: [], proposed: null },
      })
    })
    await instance.raw.query(`UPDATE openmairie.om_import SET etat = 'verifie'`)
    return id
  }

  /** Asks for a job on an import. */
  async function asked(id: string, kind: string): Promise<string> {
    const job = randomUUID()
    const payload = { application: 'essai', entity: 'agent', locale: 'fr', import: id, leaveAside: true }
    await app.instance.transaction(async (transaction) => {
      await claimImport(transaction, id, job)
      await askJobWithin(transaction, {
        id: job,
        user: ctx.actor.id,
        collectivite: null,
        kind,
        label: 'Agents',
        home: '/',
        payload,
      })
    })
    return job
  }

  /** The data's base, in a process that dies. */
  const dying = (base: Database, when: 'before' | 'after'): Database => ({
    ...base,
    async transaction(work) {
      if (when === 'after') await base.transaction(work)
      else
        await base.transaction(async (transaction) => {
          await work(transaction)
          throw new Error(dead)
        })
      throw new Error(dead)
    },
  })
  function carry(job: string, { dies, gone, hears }: How = {}) {
    let hear: (heard: Heard | null) => void = () => undefined
    const kinds = importJobs({
      database: app.instance,
      files: filesOf(),
      contextOf: async (_asked, signal) => {
        hears?.(signal, (heard) => hear(heard))
        return gone
          ? null
          : {
              ...ctx,
              instance: app.instance.until?.(signal) ?? app.instance,
              database: dies ? dying(app.database, dies) : app.database,
            }
      },
      systemOf: () => systemContext(app.ctx.app, app.database, app.instance, 'Europe/Paris'),
    })
    return carryJob(
      {
        database: app.instance,
        kinds: new Map(kinds.map((kind) => [kind.name, kind])),
        node: null,
        perCollectivite: 9,
        served: null,
        heavy: own,
        paused: () => false,
        feed: {
          listen: (given) => {
            hear = given
            return () => undefined
          },
          stop: async () => undefined,
        },
      },
      job,
    )
  }

  const count = async (statement: string): Promise<readonly Record<string, unknown>[]> =>
    (await instance.raw.query(statement)).rows
  /** The import, its last job, what lies in the data's base, and the lines of the journal by what became of them. */
  async function state() {
    const [found] = await count(`
      SELECT i.etat, j.etat AS travail, j.message, bilan, (SELECT array_agg(ligne::int ORDER BY ligne) FROM openmairie.om_import_ligne) AS refusees
      FROM openmairie.om_import i JOIN openmairie.om_job j ON om_job = travail`)
    const lines = await count(
      `SELECT etat, count(*)::int AS n FROM openmairie.om_journal WHERE operation = 'create' GROUP BY 1 ORDER BY 1`,
    )
    const { rows } = await app.database.query(
      sql`SELECT count(*) AS n, count(DISTINCT matricule) AS matricules FROM agent`,
    )
    return {
      ...found,
      travail: found?.['travail'],
      rows: Number(rows[0]?.['n']),
      numbers: Number(rows[0]?.['matricules']),
      lines: Object.fromEntries(lines.map(({ etat, n }) => [String(etat), n])),
    }
  }
  const done = (written: number, lines: Readonly<Record<string, number>> = { fait: written }) => ({
    etat: 'importe',
    travail: 'fait',
    message: `Import terminé\u00a0: ${new Intl.NumberFormat('fr-FR').format(written)} agents ajoutés, 1 ligne laissée de côté.`,
    bilan: { read: written + 1, created: written, updated: 0, unchanged: 0, refused: 1, totals: 0 },
    refusees: [written + 2],
    rows: written,
    numbers: written,
    lines,
  })
  const waiting = (rows: number) => ({
    etat: 'verifie',
    travail: 'attente',
    bilan: null,
    refusees: null,
    rows,
    lines: { attente: 700 },
  })

  return {
    checked,
    asked,
    carry,
    state,
    done,
    waiting,
    count,
    /** A statement of the base where the rows lie. */
    run: (statement: string) => data.run(statement),
    stop: (job: string) => cancelJob(app.instance, [], job, ctx.actor.id),
    /** Holds what says that rows are done, while a work is under way. */
    deciding: (work: () => Promise<void>) =>
      app.instance.transaction(async (holder) => {
        await holder.query(sql`SELECT pg_advisory_xact_lock(${taken})`)
        await work()
      }),
    user: () => ctx.actor.id,
  }
}
