// SPDX-License-Identifier: EUPL-1.2
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Files } from '../../packages/openmairie/src/files/contract.js'
import { openFiles } from '../../packages/openmairie/src/files/files.js'
import { mailsOf } from '../../packages/openmairie/src/followup/mails/store.js'
import type { Job, JobKind, KeepStep } from '../../packages/openmairie/src/jobs/contract.js'
import { migrateJobs } from '../../packages/openmairie/src/jobs/runner.js'
import { standingOf } from '../../packages/openmairie/src/jobs/standing.js'
import { findJob } from '../../packages/openmairie/src/jobs/store.js'
import type { Mailer } from '../../packages/openmairie/src/mail/contract.js'
import { openSmtp } from '../../packages/openmairie/src/mail/smtp.js'
import type { AnyOverride } from '../../packages/openmairie/src/model/override.js'
import type { Ctx } from '../../packages/openmairie/src/records/index.js'
import type { ContextOf } from '../../packages/openmairie/src/ui/job-target.js'
import { applicationOver, type TestApplication } from './application.js'
import { type Scratch, scratchDatabase } from './database.js'
import { type MailServer, mailServer } from './mail.js'

/** What a kind of job that sends mails is given. */
interface Given {
  readonly database: TestApplication['instance']
  readonly files: Files
  readonly contextOf: ContextOf
  readonly mailer: Mailer | null
}

interface Attempt {
  /** In place of the mail server; null: none is set. */
  readonly through?: Mailer | null
  readonly stop?: AbortController
  /** In place of what notes the steps of the job. */
  readonly keep?: KeepStep
}

interface Setting {
  readonly script: string
  readonly overrides?: Readonly<Record<string, AnyOverride>>
  /** What the mail server of each test answers to a recipient instead of taking him. */
  readonly refuses?: (address: string) => number | null
}

/** An application whose agents have mails, sent by Anne through a real mail server: one base for a file, one mail server and no mail for each test. */
export function mailing({ script, overrides = {}, refuses = () => null }: Setting) {
  const folder = mkdtempSync(join(tmpdir(), 'openmairie-mailing-'))
  let base: Scratch
  let app: TestApplication
  let ctx: Ctx
  let server: MailServer
  let mailer: Mailer
  let granted: readonly string[] | null = ['*']

  const open = async (opened: MailServer): Promise<void> => {
    server = opened
    mailer = openSmtp(server.url, { name: 'Mairie', address: 'ne-pas-repondre@mairie.example' })
  }
  const close = async (): Promise<void> => {
    mailer.close()
    await server.stop()
  }
  beforeAll(async () => {
    base = await scratchDatabase(script)
    app = await applicationOver(base.url, overrides)
    await migrateJobs(base.url)
    const { rows } = await base.raw.query(
      `INSERT INTO openmairie.om_utilisateur (login, nom, om_profil, email) VALUES ('anne', 'Anne Lys', 'administrateur', 'anne.lys@mairie.example') RETURNING om_utilisateur::text AS id`,
    )
    ctx = { ...app.ctx, actor: { ...app.ctx.actor, id: String(rows[0].id) } }
  })
  afterAll(async () => {
    await app.database.close()
    await base.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await base.raw.query(
      'TRUNCATE agent, openmairie.om_courriel, openmairie.om_fichier_usage, openmairie.om_job CASCADE',
    )
    granted = ['*']
    await open(await mailServer({ refuses }))
  })
  afterEach(close)

  const files = () => openFiles(app.instance, { folder, bucket: null, most: 1_000_000, antivirus: null })
  const jobOf = async (id: string) => (await findJob(app.instance, id, null)) as Job
  return {
    base: () => base,
    app: () => app,
    ctx: () => ctx,
    server: () => server,
    mailer: () => mailer,
    files,
    open,
    close,
    jobOf,
    anchor: (key = '1') => ({ app: ctx.app, ctx, entity: app.entity('agent'), key: [key] }),
    /** How far the mails of a record are, the last one first. */
    statesOf: async (key = '1') =>
      (await mailsOf({ app: ctx.app, ctx, entity: app.entity('agent'), key: [key] })).mails.map(({ state }) => state),
    /** What Anne may do from then on; null: her account is closed. */
    grant: (permissions: readonly string[] | null): void => {
      granted = permissions
    },
    /** Carries a job as the queue does, by one attempt: what it raises is for the queue to try again, or ends the job. */
    carry: async (
      kinds: (given: Given) => readonly JobKind[],
      id: string,
      { through = mailer, stop = new AbortController(), keep }: Attempt = {},
    ): Promise<void> => {
      await base.raw.query(
        "UPDATE openmairie.om_job SET etat = 'en cours', porteur = $1 WHERE om_job = $1 AND etat = 'attente'",
        [id],
      )
      const [kind] = kinds({
        database: app.instance,
        files: files(),
        contextOf: async ({ user }) =>
          granted === null ? null : { ...app.as('anne', granted), actor: { ...ctx.actor, id: user } },
        mailer: through,
      })
      if (!kind) throw new Error('no kind')
      const standing = standingOf(app.instance, id, id)
      try {
        while ((await jobOf(id)).state === 'en cours')
          await kind.next(await jobOf(id), keep ?? standing.keep, stop.signal, standing.tell)
      } catch (error) {
        const job = await jobOf(id)
        const told = kind.failed(job, error)
        if (job.cancelled) await standing.end('annule', kind.stopped(job))
        else if (told === null) await standing.release(false)
        else await standing.end('echec', told)
        throw error
      }
    },
  }
}
